import { countryCode } from './countries.ts'
import { dayOf, moment } from './dates.ts'
import { contactsOf, firstAddress, languageOf, named, positionsIn, short } from './facts.ts'
import { type FeedDocument, type FeedReading, FeedUnreadable } from './format.ts'
import { asHtml, escaped, lineOf, linksIn } from './html.ts'
import { emptyReading, ItemRefused, readEach } from './items.ts'
import type { SourceAd } from './source-ad.ts'
import { employmentOf } from './terms.ts'
import { at, childrenOf, elementsOf, hasElements, htmlAt, valueAt, type XmlNode, xmlOf } from './xml.ts'

/** Where HR-XML wants a date and the source has none. */
const NO_DATE = /^not ?(?:known|applicable)$/i

const idOf = (opening: XmlNode): string | null =>
  valueAt(opening, 'PositionPostings', 'PositionPosting', 'Id', 'IdValue') ??
  valueAt(opening, 'PositionRecordInfo', 'Id', 'IdValue')

function dateAt(profile: XmlNode | undefined, name: string): string | null {
  const text = valueAt(profile, 'PositionDateInfo', name)
  return text !== null && NO_DATE.test(text) ? null : moment(text, `PositionDateInfo.${name}`)
}

/** The ad's texts with their headings where there are several; then what the organisation says of itself. */
function bodyOf(profile: XmlNode | undefined): string {
  const texts = childrenOf(profile, 'FormattedPositionDescription')
  const own = texts.map((text) => {
    const heading = texts.length > 1 ? valueAt(text, 'Name') : null
    const html = asHtml(htmlAt(text, 'Value'))
    return heading && html ? `<h2>${escaped(lineOf(heading))}</h2>${html}` : html
  })
  // Some keep a structure there instead of a text.
  const organisation = at(profile, 'Organization', 'OrganizationName') ? '' : asHtml(htmlAt(profile, 'Organization'))
  return [...own, organisation].filter(Boolean).join('\n')
}

const APPLY = /søg|søk|apply/i

/** The last link of the text that is said to be for applying. */
const applyLinkIn = (html: string): string | null =>
  linksIn(html).findLast(({ text, before }) => APPLY.test(text) || APPLY.test(before))?.href ?? null

/** An organisation's front page is given where one applies, too; it is the last place to send anybody. */
const isFrontPage = (address: string): boolean => {
  const url = URL.parse(address)
  return url !== null && url.pathname === '/' && url.search === ''
}

function applyUrlOf(opening: XmlNode, profile: XmlNode | undefined, html: string): string | null {
  const given = firstAddress(
    valueAt(profile, 'HowToApply', 'ApplicationMethod', 'InternetWebAddress'),
    valueAt(opening, 'PositionPostings', 'PositionPosting', 'Link'),
  )
  return given && !isFrontPage(given) ? given : (firstAddress(applyLinkIn(html)) ?? given)
}

function workplaceOf(location: XmlNode | undefined): SourceAd['input']['workplace'] {
  const address = at(location, 'PostalAddress')
  const delivery = at(address, 'DeliveryAddress')
  const street = [valueAt(delivery, 'StreetName'), valueAt(delivery, 'BuildingNumber')].filter(Boolean).join(' ')
  return {
    name: short(valueAt(location, 'Name')),
    address: short(valueAt(delivery, 'AddressLine') ?? (street || null)),
    postalCode: short(valueAt(address, 'PostalCode'), 20),
    city: short(valueAt(address, 'Municipality')),
    country: countryCode(valueAt(address, 'CountryCode')),
  }
}

const personAt = (node: XmlNode | undefined): string | null =>
  valueAt(node, 'PersonName', 'FormattedName') ??
  valueAt(node, 'PersonName') ??
  (['GivenName', 'FamilyName']
    .map((name) => valueAt(node, 'PersonName', name))
    .filter(Boolean)
    .join(' ') ||
    null)

function contactOf(profile: XmlNode | undefined) {
  const [how, method] = [at(profile, 'HowToApply'), at(profile, 'HowToApply', 'ApplicationMethod')]
  return contactsOf([
    {
      name: personAt(how),
      phone: valueAt(method, 'Telephone', 'FormattedNumber'),
      email: valueAt(method, 'InternetEmailAddress'),
    },
  ])
}

const SCHEDULES = { full: 'full-time', part: 'part-time' } as const

/** Full time by a share of it, where the source counts; else by its words. */
function employment(detail: XmlNode | undefined): ReturnType<typeof employmentOf> {
  const schedule = at(detail, 'PositionSchedule')
  const share = Number(schedule?.attributes.percentage || Number.NaN)
  const said = employmentOf(valueAt(schedule), valueAt(detail, 'PositionClassification'))
  if (!(share > 0)) return said
  return { ...said, workHours: share >= 100 ? SCHEDULES.full : SCHEDULES.part }
}

function departmentOf(profile: XmlNode | undefined): string | null {
  const organisation = at(profile, 'Organization')
  return hasElements(organisation)
    ? (valueAt(organisation, 'OrganizationalUnit', 'OrganizationUnitName') ?? valueAt(organisation, 'OrganizationName'))
    : null
}

function fromOpening(opening: XmlNode): SourceAd {
  const externalId = idOf(opening)
  if (!externalId) throw new ItemRefused('PositionPostings.PositionPosting.Id.IdValue', 'required')
  const profile = at(opening, 'PositionProfile')
  const detail = at(profile, 'PositionDetail')
  const title = lineOf(
    valueAt(opening, 'PositionPostings', 'PositionPosting', 'Title') ??
      valueAt(profile, 'ProfileName') ??
      valueAt(detail, 'PositionTitle') ??
      '',
  )
  if (!title) throw new ItemRefused('PositionProfile.ProfileName', 'required')
  const bodyHtml = bodyOf(profile)
  if (!bodyHtml) throw new ItemRefused('PositionProfile.FormattedPositionDescription', 'required')
  const { language, languageIsGuess } = languageOf(profile?.attributes.lang ?? null, `${title} ${bodyHtml}`)
  const workplace = workplaceOf(at(detail, 'PhysicalLocation'))
  const email = valueAt(profile, 'HowToApply', 'ApplicationMethod', 'InternetEmailAddress')
  const labels: SourceAd['labels'] = {}
  const published = at(profile, 'DistributionGuidelines')?.attributes.validFrom
  return {
    externalId,
    languageIsGuess,
    labels,
    input: {
      title,
      bodyHtml,
      // The job boards' use of it: the last day to apply, and the last day that the ad is shown.
      deadline: dateAt(profile, 'MaximumStartDate') ?? dateAt(profile, 'MaximumEndDate'),
      publishFrom: moment(published, 'DistributionGuidelines.validFrom'),
      language,
      department: named(labels, 'departments', departmentOf(profile)),
      category: named(labels, 'categories', valueAt(detail, 'JobCategory', 'CategoryDescription')),
      location: named(labels, 'locations', workplace?.city ?? workplace?.name ?? null),
      ...employment(detail),
      employmentArea: short(valueAt(opening, 'PositionSupplier', 'EntityName')),
      applyUrl: applyUrlOf(opening, profile, bodyHtml),
      applyOtherwise: email && (language === 'en' ? `By e-mail to ${email}.` : `På e-mail til ${email}.`),
      startDate: dayOf(valueAt(profile, 'PositionDateInfo', 'StartDate')),
      workplace,
      numberOfPositions: positionsIn(valueAt(opening, 'NumberToFill')),
      contacts: contactOf(profile),
    },
  }
}

/**
 * HR-XML's PositionOpening, one or many, in an envelope or bare.
 * @throws FeedUnreadable
 */
export function readHrXml(document: FeedDocument): FeedReading {
  const root = xmlOf(document)
  if (elementsOf(root, 'Fault').length > 0)
    throw new FeedUnreadable('source-error', valueAt(elementsOf(root, 'faultstring')[0]) ?? '')
  const openings = elementsOf(root, 'PositionOpening')
  const isList = root.name === 'Envelope' || elementsOf(root, 'StillingListe').length > 0
  if (openings.length === 0 && !isList) throw new FeedUnreadable('not-this-format', root.name)
  return readEach(emptyReading(), openings, (opening, index) => idOf(opening) ?? `[${index}]`, fromOpening)
}
