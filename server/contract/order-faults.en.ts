import type { strings as danish } from './order-faults.da.ts'
import type { Package } from './order-rules.ts'

const PACKAGE: Record<Package, string> = { small: 'small', medium: 'medium', large: 'large' }

const more = (fits: Package | null) =>
  fits ? `Choose the package “${PACKAGE[fits]}”.` : 'Say under “Special services” that more are needed.'

export const strings: typeof danish = {
  required: () => 'Fill in this field.',
  slug: () => 'A short name is lower-case letters a-z, digits and hyphens, such as cykelstyrelsen.',
  cvr: () =>
    'A CVR number is eight digits that agree with each other. Look for a slip; datacvr.virk.dk has the number.',
  ean: () => 'An EAN number is 13 digits, the last of which must agree with the others. Look for a slip.',
  'ean-not-public': () =>
    'EAN numbers of the public sector begin with 5798. Use the number by which the institution gets its invoices.',
  'p-number': () => 'A P-number is ten digits. datacvr.virk.dk has it under the institution’s production units.',
  'p-number-twice': () => 'The P-number is here twice. Delete one of the units, or mend the number.',
  email: () => 'Write an e-mail address such as name@institution.dk.',
  'email-twice': () => 'Two users have the same e-mail address. Each must have their own.',
  phone: () => 'Write a telephone number of eight digits at least, such as 12 34 56 78.',
  'postal-code': () => 'A postal code is four digits.',
  municipality: () => 'A municipality code is three or four digits, such as 0101 for Copenhagen.',
  origin: () => 'Write the beginning of the page’s address and nothing more, such as https://www.institution.dk.',
  page: () => 'Write the page’s whole address, such as https://www.institution.dk/job.',
  'no-administrator': () => 'There must be one institutional administrator at least, who creates the others.',
  'too-many-users': ({ has, most, fits }) =>
    `The package has room for ${most} regular users, and here are ${has}. ${more(fits)}`,
  'too-many-administrators': ({ has, most, fits }) =>
    `The package has room for ${most} ${most === 1 ? 'administrator' : 'administrators'}, and here are ${has}. ${more(fits)}`,
}
