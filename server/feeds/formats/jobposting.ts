import { countryCode } from './countries.ts'
import { dayOf, moment } from './dates.ts'
import { contactsOf, firstAddress, languageOf, named, placeIn, positionsIn, short } from './facts.ts'
import { asHtml, lineOf } from './html.ts'
import { ItemRefused } from './items.ts'
import { listOf, prop, textIn } from './loose.ts'
import { salaryText } from './salary.ts'
import type { SourceAd } from './source-ad.ts'
import { employmentOf } from './terms.ts'

/** Where a posting was found. */
export type Setting = {
  /** What relative addresses are relative to; null for a file. */
  base: URL | null
  /** The page's own address, if the posting is the only one on it. */
  page: string | null
  byId: Map<string, unknown>
  /** Texts as lines: what many postings refer to is read once. */
  lines: Map<string, string>
}

const LONGEST_ID = 300
/** The parts of an ad that some write apart from the description. */
const PARTS = ['responsibilities', 'qualifications', 'skills', 'jobBenefits']

/** More than any fact has values. What many postings refer to is read for each of them: a long list would be so too. */
const MOST_VALUES = 20

/** The first values of a property; what is only named by its id is looked up. */
const valuesOf = (node: unknown, name: string, { byId }: Setting): unknown[] =>
  listOf(prop(node, name) ?? prop(node, `schema:${name}`))
    .slice(0, MOST_VALUES)
    .map((value) => {
      const id = prop(value, '@id')
      return (typeof id === 'string' && byId.get(id)) || value
    })

/** Text, or what a thing is called. */
const textOf = (value: unknown): string | null =>
  textIn(value) ?? textIn(prop(value, '@value')) ?? textIn(listOf(prop(value, 'name'))[0])

/** Longer than any fact. */
const LONGEST_LINE = 5_000

function lineIn(text: string, { lines }: Setting): string {
  const start = text.slice(0, LONGEST_LINE)
  const line = lines.get(start) ?? lineOf(start)
  lines.set(start, line)
  return line
}

const wordsAt = (node: unknown, name: string, setting: Setting): string[] =>
  valuesOf(node, name, setting).flatMap((value) => {
    const text = textOf(value)
    return text === null ? [] : [lineIn(text, setting)]
  })
const lineAt = (node: unknown, name: string, setting: Setting): string | null =>
  wordsAt(node, name, setting).find(Boolean) ?? null

function addressAt(node: unknown, name: string, setting: Setting): string | null {
  const text = lineAt(node, name, setting)
  if (text === null) return null
  return setting.base ? (URL.parse(text, setting.base)?.href ?? null) : text
}

/** The identifier that the ad has at its source, else its address, else that of the page that it has for itself. */
export function postingId(node: unknown, setting: Setting): string | null {
  const [identifier] = valuesOf(node, 'identifier', setting)
  const own = textIn(identifier) ?? textIn(listOf(prop(identifier, 'value'))[0]) ?? textIn(prop(identifier, '@value'))
  return own ?? addressAt(node, 'url', setting) ?? setting.page ?? textIn(prop(node, '@id'))
}

/** Several times what an ad may hold, for entities are read behind it: what is longer is refused, read whole or not. */
const LONGEST_BODY = 1_000_000

function joined(values: unknown[]): string {
  const texts: string[] = []
  let left = LONGEST_BODY
  for (const value of values) {
    if (left <= 0) break
    const text = (textOf(value) ?? '').slice(0, left)
    texts.push(text)
    left -= text.length
  }
  return texts.join('\n\n')
}

/** The ad's own texts: they are not looked up elsewhere, where many postings could share a long one. */
function bodyOf(node: unknown): string {
  const text = (name: string) => asHtml(joined(listOf(prop(node, name) ?? prop(node, `schema:${name}`))))
  return text('description') || PARTS.map(text).filter(Boolean).join('\n')
}

function workplaceOf(node: unknown, setting: Setting): NonNullable<SourceAd['input']['workplace']> {
  const [place] = valuesOf(node, 'jobLocation', setting)
  const [address] = valuesOf(place, 'address', setting)
  const own = (name: string) => lineAt(address, name, setting)
  const written = placeIn(textIn(address) ?? textIn(place))
  return {
    name: short(written.name ?? lineAt(place, 'name', setting)),
    address: short(own('streetAddress') ?? written.address ?? null),
    postalCode: short(own('postalCode') ?? written.postalCode ?? null, 20),
    city: short(own('addressLocality') ?? written.city ?? null),
    country: countryCode(own('addressCountry')),
  }
}

function contacts(node: unknown, setting: Setting) {
  return contactsOf(
    valuesOf(node, 'applicationContact', setting).map((contact) => ({
      name: lineAt(contact, 'name', setting),
      title: lineAt(contact, 'contactType', setting),
      phone: lineAt(contact, 'telephone', setting),
      email: lineAt(contact, 'email', setting)?.replace(/^mailto:/i, ''),
    })),
  )
}

function applyUrlOf(node: unknown, setting: Setting): string | null {
  const [action] = valuesOf(node, 'potentialAction', setting)
  const [target] = valuesOf(action, 'target', setting)
  const [contact] = valuesOf(node, 'applicationContact', setting)
  return firstAddress(
    addressAt(action, 'target', setting) ?? addressAt(target, 'urlTemplate', setting),
    addressAt(contact, 'url', setting),
    addressAt(node, 'url', setting),
    setting.base && setting.page,
  )
}

/** The full ad of a schema.org JobPosting, from JSON-LD or from microdata that was read as such. */
export function fromPosting(node: unknown, setting: Setting): SourceAd {
  const externalId = postingId(node, setting)
  if (!externalId) throw new ItemRefused('identifier', 'required')
  if (externalId.length > LONGEST_ID) throw new ItemRefused('identifier', 'too-long')
  const line = (name: string) => lineAt(node, name, setting)
  const title = line('title') ?? line('name')
  if (!title) throw new ItemRefused('title', 'required')
  const bodyHtml = bodyOf(node)
  if (!bodyHtml) throw new ItemRefused('description', 'required')
  const { language, languageIsGuess } = languageOf(line('inLanguage'), `${title} ${bodyHtml}`)
  const workplace = workplaceOf(node, setting)
  const [organisation] = valuesOf(node, 'hiringOrganization', setting)
  const department = lineAt(organisation, 'department', setting) ?? line('employmentUnit')
  const labels: SourceAd['labels'] = {}
  return {
    externalId,
    languageIsGuess,
    labels,
    input: {
      title,
      bodyHtml,
      deadline: moment(line('validThrough'), 'validThrough'),
      publishFrom: moment(line('datePosted'), 'datePosted'),
      language,
      department: named(labels, 'departments', department),
      category: named(labels, 'categories', line('occupationalCategory') ?? line('industry')),
      location: named(labels, 'locations', workplace.city ?? workplace.name ?? null),
      ...employmentOf(...wordsAt(node, 'employmentType', setting)),
      employmentArea: short(textOf(organisation)),
      pay: salaryText(valuesOf(node, 'baseSalary', setting)[0], language),
      applyUrl: applyUrlOf(node, setting),
      startDate: dayOf(line('jobStartDate')),
      workplace: { ...workplace, name: workplace.name ?? short(textOf(organisation)) },
      numberOfPositions: positionsIn(line('totalJobOpenings')),
      contacts: contacts(node, setting),
    },
  }
}
