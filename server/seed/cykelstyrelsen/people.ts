import type { Contact, Workplace } from '../shape.ts'

const person = (name: string, title: string, phone: string, mailbox: string): Contact => ({
  name,
  title,
  phone,
  email: `${mailbox}@cykelstyrelsen.example.dk`,
})

export const PEOPLE = {
  signe: person('Signe Hjulmand', 'Direktionssekretariatschef', '00 00 01 10', 'sihj'),
  palle: person('Palle Broholt', 'Kontorchef, Broer og Stier', '00 00 01 21', 'pabr'),
  rikke: person('Rikke Kædemark', 'Kontorchef, Cykelstier', '00 00 01 22', 'rikm'),
  tobias: person('Tobias Vigeplads', 'Kontorchef, Trafiksikkerhed', '00 00 01 30', 'tovi'),
  amina: person('Amina Medvind', 'Kontorchef, Cykelfremme', '00 00 01 40', 'amme'),
  frode: person('Frode Bjergtrøje', 'Teamleder, Sport', '00 00 01 45', 'frbj'),
  lone: person('Lone Sadel', 'HR-chef', '00 00 01 50', 'losa'),
  kasper: person('Kasper Gearholt', 'HR-konsulent', '00 00 01 51', 'kage'),
  birthe: person('Birthe Tandhjul', 'Økonomichef', '00 00 01 60', 'bita'),
  jonas: person('Jonas Nav', 'Kontorchef, It og Data', '00 00 01 70', 'jona'),
}

const office = (address: string, postalCode: string, city: string, municipality: string): Workplace => ({
  name: 'Cykelstyrelsen',
  address,
  postalCode,
  city,
  municipality,
  country: 'DK',
})

export const OFFICES = {
  odense: office('Cykeltorvet 1', '5000', 'Odense C', '0461'),
  copenhagen: office('Ringeklokkevej 14, 3. sal', '1560', 'København V', '0101'),
  aarhus: office('Svinghjulet 7', '8000', 'Aarhus C', '0751'),
  aalborg: office('Medvindsvej 22', '9000', 'Aalborg', '0851'),
}

/** Who pays what: the terms that the ads have in common. */
export const PAY = {
  academic:
    'Løn efter overenskomsten for akademikere i staten med mulighed for tillæg efter kvalifikationer. Stillingen er omfattet af pensionsordning.',
  special:
    'Som special- eller chefkonsulent efter overenskomsten for akademikere i staten. Derudover kan der forhandles tillæg efter kvalifikationer.',
  office:
    'Løn efter fællesoverenskomsten for kontorfunktionærer i staten med mulighed for tillæg efter kvalifikationer.',
  technical: 'Løn efter overenskomsten for ingeniører i staten med mulighed for tillæg efter kvalifikationer.',
  student: 'Timeløn efter overenskomsten for studerende i staten, for tiden med et tillæg fra andet studieår.',
}

const AREA = 'Cykelstyrelsen med tilhørende kontorer'
const OTHERWISE =
  'Du kan også sende din ansøgning med post til Cykelstyrelsen, HR, Cykeltorvet 1, 5000 Odense C, eller aflevere den i receptionen. Den skal være os i hænde inden fristens udløb.'

/** The last paragraphs of every Danish ad. */
export const CLOSING = `
## Om Cykelstyrelsen

Cykelstyrelsen arbejder for, at flere kan vælge cyklen, og at alle kommer sikkert frem. Vi er omkring 240 medarbejdere i Odense, København, Aarhus og Aalborg. Vi planlægger det statslige cykelvejnet, fører tilsyn med sikkerheden, fremmer cykling i hverdagen og samler viden, som kommuner og forskere kan bygge videre på.

Vi vil gerne afspejle det samfund, vi arbejder for, og opfordrer alle interesserede til at søge stillingen uanset personlig baggrund.`

export const CLOSING_EN = `
## About the Danish Cycling Agency

The agency works to let more people choose the bicycle and to bring everyone home safely. We are about 240 colleagues in Odense, Copenhagen, Aarhus and Aalborg. We plan the national cycle network, supervise its safety and gather the knowledge that municipalities and researchers build on.

We want to reflect the society that we work for and encourage everyone interested to apply, whatever their background.`

/** What most jobs of the agency share. */
export const COMMON = {
  employmentArea: AREA,
  applyOtherwise: OTHERWISE,
  employmentType: 'permanent',
  workHours: 'full-time',
} as const

/** An occupation under an address that ESCO does not use. */
export const occupation = (number: number, label: string) => ({
  scheme: 'esco' as const,
  id: `http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  label,
})
