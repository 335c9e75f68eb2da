import { countryCode } from './countries.ts'
import { moment } from './dates.ts'
import { jsonOf } from './decode.ts'
import { contactsOf, firstAddress, languageOf, named, type Person, placeIn, short } from './facts.ts'
import { type FeedDocument, type FeedReading, FeedUnreadable } from './format.ts'
import { asHtml, lineOf } from './html.ts'
import { emptyReading, ItemRefused, readEach } from './items.ts'
import { listOf, numberIn, prop, textIn } from './loose.ts'
import type { SourceAd } from './source-ad.ts'
import { employmentOf } from './terms.ts'
import { guessLanguage } from './words.ts'

/** Text, or the name of a thing that has one. */
const nameIn = (value: unknown): string | null => {
  const text = textIn(value) ?? textIn(prop(value, 'Name'))
  return text && lineOf(text)
}
const firstName = (values: unknown): string | null => listOf(values).map(nameIn).find(Boolean) ?? null

/** One text of an ad: whole as it was made, or in two parts. */
const textOfOne = (advertisement: unknown): string => {
  const [whole, ...parts] = ['Content', 'Introduction', 'Description'].map((name) =>
    asHtml(textIn(prop(advertisement, name))),
  )
  return whole || parts.filter(Boolean).join('\n')
}

/** The text in the ad's own language where it has several, else its first. */
function bodyOf(position: unknown, language: string | null): string {
  const bodies = listOf(prop(position, 'Advertisements')).map(textOfOne).filter(Boolean)
  const wanted = language && /^en/i.test(language) ? 'en' : 'da'
  const body = bodies.find((one) => guessLanguage(one) === wanted) ?? bodies[0]
  if (!body) throw new ItemRefused('Advertisements', 'required')
  return body
}

function person(value: unknown): Person {
  const pick = (...names: string[]) => names.map((name) => textIn(prop(value, name))).find(Boolean) ?? null
  return {
    name: pick('Name', 'FullName') ?? ([pick('FirstName'), pick('LastName')].filter(Boolean).join(' ') || null),
    title: pick('Title', 'JobTitle'),
    phone: pick('Phone', 'PhoneNumber', 'WorkPhone', 'Mobile', 'MobilePhone'),
    email: pick('Email', 'EmailAddress'),
  }
}

function workplaceOf(position: unknown): SourceAd['input']['workplace'] {
  const [department, tree] = [prop(position, 'Department'), prop(position, 'DepartmentTree')]
  const own = (name: string) => short(textIn(prop(department, name)))
  const place = placeIn(textIn(prop(position, 'WorkPlace')))
  const isElsewhere = place.address !== undefined
  return {
    name: short(place.name ?? nameIn(department)),
    address: short(isElsewhere ? place.address : own('Address')),
    postalCode: short(isElsewhere ? (place.postalCode ?? null) : own('Zip'), 20),
    city: short(isElsewhere ? (place.city ?? null) : (own('City') ?? textIn(prop(tree, 'City')))),
    country: countryCode(own('Country') ?? textIn(prop(tree, 'Country'))),
  }
}

/** One position of the public position list. */
function fromPosition(position: unknown): SourceAd {
  const id = textIn(prop(position, 'Id'))
  const title = nameIn(prop(position, 'Name'))
  if (!id) throw new ItemRefused('Id', 'required')
  if (!title) throw new ItemRefused('Name', 'required')
  const saidLanguage = textIn(prop(listOf(prop(position, 'Languages'))[0], 'Code'))
  const bodyHtml = bodyOf(position, saidLanguage)
  const { language, languageIsGuess } = languageOf(saidLanguage, `${title} ${bodyHtml}`)
  const isOpen = textIn(prop(position, 'ProjectType')) === 'OpenApplication'
  const tree = prop(position, 'DepartmentTree')
  const [organisation, department] = [firstName(tree), nameIn(prop(position, 'Department'))]
  const location =
    nameIn(prop(position, 'PositionLocation')) ??
    firstName(prop(position, 'PositionLocationMultiSelection')) ??
    textIn(prop(prop(position, 'Department'), 'City'))
  const address = (name: string) => textIn(prop(position, name))
  const labels: SourceAd['labels'] = {}
  return {
    externalId: id,
    languageIsGuess,
    labels,
    input: {
      title,
      bodyHtml,
      kind: isOpen ? 'talent-pool' : 'job',
      deadline: isOpen ? null : moment(prop(position, 'ApplicationDue'), 'ApplicationDue'),
      publishFrom: moment(prop(position, 'Published'), 'Published'),
      language,
      department: named(labels, 'departments', department === organisation ? null : department),
      category: named(labels, 'categories', nameIn(prop(position, 'PositionCategory'))),
      location: named(labels, 'locations', location),
      ...employmentOf(nameIn(prop(position, 'EmploymentType')), nameIn(prop(position, 'PositionType'))),
      employmentArea: short(organisation),
      applyUrl: firstAddress(
        address('AdvertisementUrlSecure'),
        address('AdvertisementUrl'),
        address('ApplicationFormUrlSecure'),
        address('ApplicationFormUrl'),
      ),
      workplace: workplaceOf(position),
      contacts: contactsOf([prop(position, 'ProjectLeader'), ...listOf(prop(position, 'Users'))].map(person)),
    },
  }
}

/** Where the list goes on, as long as it holds more than was skipped and listed; null at its end. */
function restFrom(list: unknown, listed: number): number | null {
  const number = (name: string) => numberIn(prop(list, name))
  const skip = number('PositionCountSkipped') + listed
  return listed > 0 && number('PositionCountSearch') > skip ? skip : null
}

/** The same list from another place on. Names of parameters are the source's in any case of letters. */
export function pageAt(url: URL, take: number, skip: number): string {
  const page = new URL(url)
  for (const name of [...page.searchParams.keys()]) if (/^(?:skip|take)$/i.test(name)) page.searchParams.delete(name)
  page.searchParams.set('take', String(take))
  page.searchParams.set('skip', String(skip))
  return page.href
}

/**
 * The public position list as JSON. Asked for with `incads=1`: a position without its text is no ad.
 * @throws FeedUnreadable
 */
export function readHrManager(document: FeedDocument): FeedReading {
  const list = jsonOf(document)
  const status = prop(list, 'TransactionStatus')
  if (numberIn(prop(status, 'StatusCode')) !== 0)
    throw new FeedUnreadable('source-error', textIn(prop(status, 'Description')) ?? '')
  const items = prop(list, 'Items')
  if (!Array.isArray(items)) throw new FeedUnreadable('not-this-format')
  const nameOf = (position: unknown, at: number) => textIn(prop(position, 'Id')) ?? `[${at}]`
  const reading = readEach(emptyReading(), items, nameOf, fromPosition)
  const rest = restFrom(list, items.length)
  if (rest === null) return reading
  const url = URL.parse(document.address)
  return url
    ? { ...reading, next: [pageAt(url, items.length, rest)] }
    : { ...reading, passedOver: [{ item: document.address, why: 'more' }] }
}
