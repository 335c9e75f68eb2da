import * as z from 'zod'
import { countryCode } from './countries.ts'
import { jsonOf } from './decode.ts'
import { named } from './facts.ts'
import type { FeedDocument, FeedReading } from './format.ts'
import { emptyReading, readEach } from './items.ts'
import { listOf, prop, textIn } from './loose.ts'
import type { SourceAd } from './source-ad.ts'
import { guessLanguage } from './words.ts'

/** A moment as Jobnet writes it: no offset, Copenhagen's clock, and midnight where only a day is meant. */
const Moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/)
const Named = z.object({ Id: z.number(), Name: z.string().nullish() })
const text = z.string().nullish()

const Address = z.object({
  AddressLine: text,
  Country: Named.nullish(),
  Municipality: Named.nullish(),
  PostalCode: text,
  City: text,
})

/**
 * What an ad of Jobnet's detail page holds, as far as we read it. Written from the ads themselves: Jobnet publishes no
 * description of this shape.
 */
const Detail = z.object({
  WorkPlace: z.object({ Name: text }).nullish(),
  JobPositionPosting: z.object({
    Id: z.union([z.number().int().positive(), z.string().min(1)]),
    HiringOrg: z.object({ Name: text }).nullish(),
    PublicationStartDate: Moment.nullish(),
    PublicationEndDate: Moment.nullish(),
    IsAnonymousEmployer: z.boolean().nullish(),
    JobPositionInformation: z.object({
      PositionTitle: z.string(),
      Purpose: z.string(),
      WorkLocation: Address.nullish(),
      EmploymentType: z.number().nullish(),
      WeeklyWorkHours: z.object({ TypeId: z.number() }).nullish(),
      CompensationDescription: text,
      NumberToFill: z.number().nullish(),
      Occupation: z.object({ Name: text }).nullish(),
      JppContacts: z
        .array(
          z.object({
            Email: text,
            PersonName: text,
            FirstName: text,
            LastName: text,
            PositionTitle: text,
            PhoneNumbers: z.array(z.object({ Number: text })).nullish(),
          }),
        )
        .nullish(),
      EmploymentDate: Moment.nullish(),
    }),
    ApplicationDetails: z
      .object({
        RemarksToApplicant: text,
        ByEmail: text,
        ByPhone: text,
        ApplyViaUrl: text,
        ApplicationDeadlineDate: Moment.nullish(),
      })
      .nullish(),
  }),
})
type Detail = z.infer<typeof Detail>

/** Codes of Jobnet's lists (`EmploymentTypes`, `WorkSchedule` in every ad). */
const EMPLOYMENT_TYPES: Record<number, 'permanent' | 'fixed-term'> = { 1: 'permanent', 16: 'fixed-term' }
const WORK_HOURS: Record<number, 'full-time' | 'part-time'> = { 1: 'full-time', 16: 'part-time' }

const filled = (value: string | null | undefined): string | null => value?.trim() || null
const day = (moment: string | null | undefined) => moment?.slice(0, 10) ?? null
/** Midnight stands for the whole day; any other time is meant. */
const dayOrTime = (moment: string | null | undefined) =>
  moment == null ? null : /T00:00:00(\.0+)?$/.test(moment) ? moment.slice(0, 10) : moment.slice(0, 19)

/** `00000000` as `00 00 00 00`; a number that is not eight digits stays as it is. */
const phone = (number: string | null) => number?.replace(/^(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4') ?? null

function contactsOf(information: Detail['JobPositionPosting']['JobPositionInformation'], employer: string | null) {
  return (information.JppContacts ?? []).flatMap((contact) => {
    const person = filled(contact.PersonName) ?? filled(`${contact.FirstName ?? ''} ${contact.LastName ?? ''}`)
    const number = phone(contact.PhoneNumbers?.map((one) => filled(one.Number)).find((one) => one !== null) ?? null)
    const email = filled(contact.Email)
    const name = person ?? (number || email ? employer : null)
    return name === null ? [] : [{ name, title: filled(contact.PositionTitle), phone: number, email }]
  })
}

function otherWays(details: Detail['JobPositionPosting']['ApplicationDetails'], language: 'da' | 'en'): string | null {
  const email = filled(details?.ByEmail)
  const number = phone(filled(details?.ByPhone))
  const ways = [
    filled(details?.RemarksToApplicant),
    email && (language === 'en' ? `By e-mail to ${email}.` : `På e-mail til ${email}.`),
    number && (language === 'en' ? `By telephone ${number}.` : `På telefon ${number}.`),
  ].filter((way) => way !== null && way !== '')
  return ways.length > 0 ? ways.join(' ') : null
}

/** A page of Jobnet's search: many ads in short, none of them whole. */
export const isJobnetListPage = (value: unknown): boolean =>
  z.object({ JobPositionPostings: z.array(z.unknown()) }).safeParse(value).success

/**
 * A Jobnet ad as the API takes it. Keys of categories, locations and departments come with what they are called, for an
 * institution that does not have them yet.
 * @throws z.ZodError when it is no such ad.
 */
export function fromJobnet(value: unknown): SourceAd {
  const { JobPositionPosting: posting, WorkPlace } = Detail.parse(value, { reportInput: true })
  const information = posting.JobPositionInformation
  const place = information.WorkLocation
  const anonymous = posting.IsAnonymousEmployer === true
  const employer = anonymous ? null : filled(posting.HiringOrg?.Name)
  const workplaceName = anonymous ? null : (filled(WorkPlace?.Name) ?? employer)
  const url = filled(posting.ApplicationDetails?.ApplyViaUrl)
  const language = guessLanguage(`${information.PositionTitle} ${information.Purpose}`)
  const municipality = place?.Municipality
  const labels: SourceAd['labels'] = {}
  return {
    externalId: String(posting.Id),
    languageIsGuess: true,
    labels,
    input: {
      title: information.PositionTitle.trim(),
      bodyHtml: information.Purpose.trim(),
      // Without a deadline of its own an ad is open as long as Jobnet shows it.
      deadline: dayOrTime(posting.ApplicationDetails?.ApplicationDeadlineDate) ?? dayOrTime(posting.PublicationEndDate),
      publishFrom: dayOrTime(posting.PublicationStartDate),
      language,
      // Only a workplace inside a larger organisation is a department of it.
      department: named(labels, 'departments', employer !== workplaceName ? workplaceName : null),
      category: named(labels, 'categories', filled(information.Occupation?.Name)),
      location: named(labels, 'locations', filled(municipality?.Name) ?? filled(place?.City)),
      employmentType: EMPLOYMENT_TYPES[information.EmploymentType ?? 0] ?? null,
      workHours: WORK_HOURS[information.WeeklyWorkHours?.TypeId ?? 0] ?? null,
      employmentArea: employer,
      pay: filled(information.CompensationDescription),
      applyUrl: url && !/^[a-z][a-z0-9+.-]*:/i.test(url) ? `https://${url}` : url,
      applyOtherwise: otherWays(posting.ApplicationDetails, language),
      startDate: day(information.EmploymentDate),
      workplace: {
        name: workplaceName,
        address: filled(place?.AddressLine),
        postalCode: filled(place?.PostalCode),
        city: filled(place?.City),
        municipality: municipality ? String(municipality.Id).padStart(4, '0') : null,
        country: countryCode(filled(place?.Country?.Name)),
      },
      numberOfPositions: Math.max(1, information.NumberToFill ?? 1),
      contacts: anonymous ? [] : contactsOf(information, employer),
    },
  }
}

/** Where the ads of a search page stand, where that is on the same server. */
function detailsOf(page: unknown, address: string): string[] {
  const base = URL.parse(address)
  if (!base) return []
  return listOf(prop(page, 'JobPositionPostings')).flatMap((posting) => {
    const url = URL.parse(textIn(prop(posting, 'DetailsUrl')) ?? '', base)
    return url?.origin === base.origin && url.href !== base.href ? [url.href] : []
  })
}

/** An ad of Jobnet's, or a page of its search, which leads to ads and has none whole itself. */
export function readJobnet(document: FeedDocument): FeedReading {
  const reading = emptyReading()
  const content = jsonOf(document)
  if (isJobnetListPage(content)) {
    const next = [...new Set(detailsOf(content, document.address))]
    return { ...reading, next, passedOver: next.length > 0 ? [] : [{ item: document.address, why: 'list' }] }
  }
  const id = textIn(prop(prop(content, 'JobPositionPosting'), 'Id'))
  return readEach(reading, [content], () => id ?? document.address, fromJobnet)
}
