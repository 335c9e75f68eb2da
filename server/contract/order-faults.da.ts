import type { OrderFault, Package } from './order-rules.ts'

const PACKAGE: Record<Package, string> = { small: 'lille', medium: 'mellem', large: 'stor' }

const more = (fits: Package | null) =>
  fits ? `Vælg pakken »${PACKAGE[fits]}«.` : 'Skriv under »Særlige ydelser«, at der er brug for flere.'

type Sentences = { [C in OrderFault['code']]: (fault: Extract<OrderFault, { code: C }>) => string }

export const strings: Sentences = {
  required: () => 'Udfyld feltet.',
  slug: () => 'Et kort navn er små bogstaver a-z, tal og bindestreger, fx cykelstyrelsen.',
  cvr: () => 'Et CVR-nummer er otte cifre, der passer sammen. Se efter en slåfejl; nummeret står på datacvr.virk.dk.',
  ean: () => 'Et EAN-nummer er 13 cifre, og det sidste skal passe til de andre. Se efter en slåfejl.',
  'ean-not-public': () =>
    'Det offentliges EAN-numre begynder med 5798. Brug det nummer, som institutionen får fakturaer på.',
  'p-number': () => 'Et P-nummer er ti cifre. Det står på datacvr.virk.dk under institutionens produktionsenheder.',
  'p-number-twice': () => 'P-nummeret står her to gange. Slet den ene enhed, eller ret nummeret.',
  email: () => 'Skriv en e-mailadresse som navn@institution.dk.',
  'email-twice': () => 'To brugere har samme e-mailadresse. Hver skal have sin egen.',
  phone: () => 'Skriv et telefonnummer med mindst otte cifre, fx 12 34 56 78.',
  'postal-code': () => 'Et postnummer er fire cifre.',
  municipality: () => 'En kommunekode er tre eller fire cifre, fx 0101 for København.',
  origin: () => 'Skriv begyndelsen af sidens adresse og intet mere, fx https://www.institution.dk.',
  page: () => 'Skriv sidens hele adresse, fx https://www.institution.dk/job.',
  'no-administrator': () => 'Der skal mindst være én institutionel administrator, som opretter de andre.',
  'too-many-users': ({ has, most, fits }) =>
    `Pakken har plads til ${most} faste brugere, og her er ${has}. ${more(fits)}`,
  'too-many-administrators': ({ has, most, fits }) =>
    `Pakken har plads til ${most} ${most === 1 ? 'administrator' : 'administratorer'}, og her er ${has}. ${more(fits)}`,
}
