import type { OrderForm } from './order-form.ts'

// What holds of an order, without zod: the designer's bench says it beside each field, the command line before it sends.

/** The start packages (R230): how many users and how many administrators each is for at most. Those who come rarely count nowhere. */
export const PACKAGES = {
  small: { users: 5, administrators: 1 },
  medium: { users: 10, administrators: 2 },
  large: { users: 20, administrators: 4 },
} as const
export type Package = keyof typeof PACKAGES
export const PACKAGE_NAMES = Object.keys(PACKAGES) as [Package, ...Package[]]

/** The nine standard roles; the first is the administrator's, by whom all others are made. */
export const ROLES = [
  'institutional-administrator',
  'hr-extended',
  'hr-case-handling',
  'hr-limited',
  'administrative-support',
  'communications',
  'hiring-manager',
  'hiring-committee',
  'assessment-committee',
] as const
export type Role = (typeof ROLES)[number]

/** Standard, not agreed with the institution: what an order may ask for beside its package. */
export const MOST_USERS = 500
export const MOST_UNITS = 200

/** CVR: eight digits, the first not 0, modulus 11 with weights 2 7 6 5 4 3 2 1 (Erhvervsstyrelsen). */
export function isCvr(text: string): boolean {
  if (!/^[1-9]\d{7}$/.test(text)) return false
  const weights = [2, 7, 6, 5, 4, 3, 2, 1]
  return weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 11 === 0
}

/** EAN (GLN): thirteen digits, the last of which makes the sum of all, every second three times, a whole number of tens (GS1). */
export const isEan = (text: string): boolean =>
  /^\d{13}$/.test(text) &&
  [...text].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 ? 3 : 1), 0) % 10 === 0

/** The public sector's EAN numbers begin with these four. */
export const isDanishPublicEan = (text: string): boolean => text.startsWith('5798')

/** Ten digits and no sum: the numbers of some series do not add up (Erhvervsstyrelsen). */
export const isPNumber = (text: string): boolean => /^\d{10}$/.test(text)

const isEmail = (text: string) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(text) && text.length <= 254
const isPhone = (text: string) => /^\+?[\d ()-]{8,40}$/.test(text) && text.replace(/\D/g, '').length >= 8
/** Words that stand, or may come to stand, where an institution's short name does. */
const RESERVED_SLUGS: readonly string[] = [
  ...[
    'account',
    'admin',
    'api',
    'application',
    'bench',
    'constructor',
    'dev',
    'docs',
    'embed',
    'feed',
    'files',
    'fonts',
  ],
  ...['frame', 'institutions', 'job-agent', 'jobs', 'opslag', 'pictures', 'portal', 'prototype', 'showroom', 'sitemap'],
  ...['standard', 'statistics', 'system', 'talent-pools', 'webmaster', 'www'],
]
/** Is it a word that no institution may have for its short name? */
export const isReserved = (slug: string): boolean => RESERVED_SLUGS.includes(slug)
const isSlug = (text: string) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= 80 && !isReserved(text)
/** As `Origin` of the profile has it (`settings.ts`). */
const isOrigin = (text: string) =>
  URL.parse(text)?.origin === text && /^https?:\/\/(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/.test(text)
const isPage = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? '')

/** What is wrong with an order, and where; the sentences are `order-faults.da.ts`'s and `.en.ts`'s. */
export type OrderFault = { path: string } & (
  | {
      code:
        | 'required'
        | 'slug'
        | 'cvr'
        | 'ean'
        | 'ean-not-public'
        | 'p-number'
        | 'p-number-twice'
        | 'email'
        | 'email-twice'
        | 'phone'
        | 'postal-code'
        | 'municipality'
        | 'origin'
        | 'page'
        | 'no-administrator'
    }
  /** `fits` is the smallest package with room for them all, if any has. */
  | { code: 'too-many-users' | 'too-many-administrators'; has: number; most: number; fits: Package | null }
)

type Plain = Exclude<OrderFault, { has: number }>['code']

/** How many count towards the package. */
export function countUsers(users: readonly { role: string; isOccasional: boolean }[]) {
  const regular = users.filter(({ isOccasional }) => !isOccasional)
  const administrators = regular.filter(({ role }) => role === ROLES[0]).length
  return { administrators, users: regular.length - administrators }
}

const hasRoom = (one: Package, has: ReturnType<typeof countUsers>) =>
  has.users <= PACKAGES[one].users && has.administrators <= PACKAGES[one].administrators

/** Everything that is wrong with an order, in the order of its fields. Spaces around a text do not count. */
export function orderFaults({ institution, order, pages }: OrderForm): OrderFault[] {
  const faults: OrderFault[] = []
  const put = (path: string, code: Plain) => faults.push({ path, code })
  /** A field that must be there and be right. */
  const want = (path: string, text: string | null | undefined, code: Plain, isRight: (text: string) => boolean) => {
    const said = text?.trim() ?? ''
    if (said === '') put(path, 'required')
    else if (!isRight(said)) put(path, code)
  }
  /** A field that may be empty. */
  const may = (path: string, text: string | null | undefined, code: Plain, isRight: (text: string) => boolean) => {
    if (text?.trim()) want(path, text, code, isRight)
  }
  const there = () => true

  want('institution.slug', institution.slug, 'slug', isSlug)
  want('institution.name', institution.name.da ?? institution.name.en, 'required', there)
  want('institution.cvr', institution.cvr, 'cvr', isCvr)
  want('order.ean', order.ean, 'ean', isEan)
  if (order.ean && isEan(order.ean.trim()) && !isDanishPublicEan(order.ean.trim())) put('order.ean', 'ean-not-public')
  want('order.address.street', order.address?.street, 'required', there)
  want('order.address.postalCode', order.address?.postalCode, 'postal-code', (text) => /^\d{4}$/.test(text))
  want('order.address.city', order.address?.city, 'required', there)
  want('order.contact.name', order.contact?.name, 'required', there)
  want('order.contact.email', order.contact?.email, 'email', isEmail)
  want('order.contact.phone', order.contact?.phone, 'phone', isPhone)

  const seen = new Set<string>()
  order.users.forEach((user, index) => {
    const at = `order.users.${index}`
    want(`${at}.name`, user.name, 'required', there)
    want(`${at}.email`, user.email, 'email', isEmail)
    const email = user.email.trim().toLowerCase()
    if (email && seen.has(email)) put(`${at}.email`, 'email-twice')
    seen.add(email)
    may(`${at}.phone`, user.phone, 'phone', isPhone)
  })
  faults.push(...packageFaults(order))
  order.support.forEach((person, index) => {
    want(`order.support.${index}.name`, person.name, 'required', there)
    want(`order.support.${index}.email`, person.email, 'email', isEmail)
    may(`order.support.${index}.phone`, person.phone, 'phone', isPhone)
  })

  const units = new Set<string>()
  order.jobnet.units.forEach((unit, index) => {
    const at = `order.jobnet.units.${index}`
    want(`${at}.pNumber`, unit.pNumber, 'p-number', isPNumber)
    if (isPNumber(unit.pNumber.trim()) && units.has(unit.pNumber.trim())) put(`${at}.pNumber`, 'p-number-twice')
    units.add(unit.pNumber.trim())
    want(`${at}.name`, unit.name, 'required', there)
    want(`${at}.street`, unit.street, 'required', there)
    want(`${at}.postalCode`, unit.postalCode, 'postal-code', (text) => /^\d{4}$/.test(text))
    may(`${at}.municipality`, unit.municipality, 'municipality', (text) => /^\d{3,4}$/.test(text))
  })
  order.services.forEach(({ what }, index) => {
    want(`order.services.${index}.what`, what, 'required', there)
  })
  pages.origins.forEach((origin, index) => {
    want(`pages.origins.${index}`, origin, 'origin', isOrigin)
  })
  may('pages.list', pages.list, 'page', isPage)
  pages.testPages.forEach((page, index) => {
    want(`pages.testPages.${index}`, page, 'page', isPage)
  })
  return faults
}

function packageFaults(order: OrderForm['order']): OrderFault[] {
  if (!order.package) return [{ path: 'order.package', code: 'required' }]
  const has = countUsers(order.users)
  const room = PACKAGES[order.package]
  const fits = PACKAGE_NAMES.find((name) => hasRoom(name, has)) ?? null
  const faults: OrderFault[] = []
  if (has.administrators === 0) faults.push({ path: 'order.users', code: 'no-administrator' })
  if (has.users > room.users)
    faults.push({ path: 'order.package', code: 'too-many-users', has: has.users, most: room.users, fits })
  if (has.administrators > room.administrators)
    faults.push({
      path: 'order.package',
      code: 'too-many-administrators',
      has: has.administrators,
      most: room.administrators,
      fits,
    })
  return faults
}
