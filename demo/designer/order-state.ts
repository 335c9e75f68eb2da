import type { OrderForm } from '../../server/contract/order-form.ts'
import { PACKAGE_NAMES, ROLES } from '../../server/contract/order-rules.ts'
import type { Design } from './design.ts'
import { plainName } from './plain-name.ts'
import { themeOf } from './settings.ts'

/** An order as it is being filled in: every field is a text, and what is not asked for is empty. */
export type OrderDraft = {
  /** Null while nobody has chosen one: it then follows the institution's name, in the field too. */
  slug: string | null
  nameEn: string
  cvr: string
  ean: string
  street: string
  postalCode: string
  city: string
  contact: Person
  package: string
  users: (Person & { role: string; isOccasional: boolean })[]
  support: Person[]
  units: { pNumber: string; name: string; street: string; postalCode: string; municipality: string }[]
  origin: string
  list: string
  testPage: string
  services: { what: string }[]
  remarks: string
}
type Person = { name: string; email: string; phone: string }
export type OrderList = 'users' | 'support' | 'units' | 'services'

export const newPerson = (): Person => ({ name: '', email: '', phone: '' })
export const newEntry = {
  users: () => ({ ...newPerson(), role: 'hr-extended', isOccasional: false }),
  support: newPerson,
  units: () => ({ pNumber: '', name: '', street: '', postalCode: '', municipality: '' }),
  services: () => ({ what: '' }),
}

export const newOrder = (): OrderDraft => ({
  slug: null,
  nameEn: '',
  cvr: '',
  ean: '',
  street: '',
  postalCode: '',
  city: '',
  contact: newPerson(),
  package: '',
  users: [{ ...newPerson(), role: ROLES[0], isOccasional: false }],
  support: [],
  units: [],
  origin: '',
  list: '',
  testPage: '',
  services: [],
  remarks: '',
})

const text = (said: string) => said.trim()
const maybe = (said: string) => said.trim() || null
const person = ({ name, email, phone }: Person) => ({ name: text(name), email: text(email), phone: maybe(phone) })
const oneOf = <T extends string>(all: readonly T[], said: string): T | null => all.find((one) => one === said) ?? null

/** Digits as people write them, with spaces between. */
const digits = (said: string) => said.replace(/\s+/g, '')

/** The institution's short name: as it was written, else as its name suggests. */
export const slugOf = ({ slug }: Pick<OrderDraft, 'slug'>, { name }: Pick<Design, 'name'>): string =>
  slug === null ? plainName(text(name)) : text(slug)

/** The order with its design, as the server takes it. `there` are the families of webfonts that every server has. */
export function orderForm(draft: OrderDraft, design: Design, there: readonly string[]): OrderForm {
  const { theme, left } = themeOf(design, there)
  const name = text(design.name)
  const remarks = [
    text(draft.remarks),
    left.length > 0 ? `Webfonts: ${left.join(', ')}.` : '',
    design.logo ? `Logo: ${design.logo.file}.` : '',
  ]
    .filter(Boolean)
    .join('\n')
  return {
    form: 'opslag-order-1',
    institution: {
      slug: slugOf(draft, design),
      name: { ...(name && { da: name }), ...(text(draft.nameEn) && { en: text(draft.nameEn) }) },
      cvr: digits(draft.cvr),
    },
    order: {
      package: oneOf(PACKAGE_NAMES, draft.package),
      ean: digits(draft.ean),
      address: { street: text(draft.street), postalCode: digits(draft.postalCode), city: text(draft.city) },
      contact: person(draft.contact),
      users: draft.users.map(({ role, isOccasional, ...one }) => ({
        ...person(one),
        role: oneOf(ROLES, role) ?? ROLES[0],
        isOccasional,
      })),
      support: draft.support.map(person),
      jobnet: {
        hiringOrgNumber: null,
        units: draft.units.map((unit) => ({
          pNumber: digits(unit.pNumber),
          name: text(unit.name),
          street: text(unit.street),
          postalCode: digits(unit.postalCode),
          municipality: maybe(digits(unit.municipality)),
        })),
      },
      services: draft.services.map(({ what }) => ({ what: text(what) })),
      remarks: remarks || null,
      delivery: null,
    },
    pages: {
      origins: text(draft.origin) ? [text(draft.origin)] : [],
      list: maybe(draft.list),
      testPages: text(draft.testPage) ? [text(draft.testPage)] : [],
    },
    design: { theme, note: name, agent: design.layouts.agent },
  }
}

/** Where a field of the draft is in the form, whose faults are told by that. */
export const pathIn = (field: string): string => {
  const moved: Record<string, string> = {
    slug: 'institution.slug',
    name: 'institution.name',
    cvr: 'institution.cvr',
    ean: 'order.ean',
    street: 'order.address.street',
    postalCode: 'order.address.postalCode',
    city: 'order.address.city',
    package: 'order.package',
    origin: 'pages.origins.0',
    list: 'pages.list',
    testPage: 'pages.testPages.0',
  }
  return moved[field] ?? `order.${field.replace(/^units\./, 'jobnet.units.')}`
}
