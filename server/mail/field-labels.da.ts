import type { FieldName } from './template-fields.ts'

/** What each field of a template brings, for whoever writes one. */
export const labels: Record<FieldName, string> = {
  institution: 'Institutionens navn',
  name: 'Ansøgerens navn, eller »ansøger«, hvis navnet ikke kan vises',
  job: 'Stillingens titel',
  reference: 'Ansøgningens referencenummer',
  questions: 'Hvordan man stiller spørgsmål; siger også, om man kan svare på mailen',
  arrival: 'Hvordan ansøgningen er kommet frem: gennem formularen, med post eller på e-mail',
  next: 'Hvad der sker nu',
  expires: 'Hvor længe koden kan bruges',
  replyBy: 'Hvornår der senest skal svares',
  whatNow: 'Hvad ansøgeren kan gøre, og hvor længe',
  minutes: 'Hvor mange minutter koden kan bruges',
  deletedOn: 'Dagen, hvor kontoen bliver slettet',
  search: 'Hvad jobagenten søger efter',
  count: 'Hvor mange stillinger der er, f.eks. »3 nye stillinger«',
  endsOn: 'Dagen, hvor jobagenten stopper',
  pool: 'Emnebankens navn',
  consentUntil: 'Sidste dag, som samtykket gælder',
  facts: 'De vigtigste oplysninger i en tabel',
  account: 'Vejen til ansøgerens konto; kun hvor der er en',
  reason: 'Jobnets begrundelse for afvisningen',
  ad: 'Link til stillingsopslaget',
  code: 'Koden, som skal indtastes',
  link: 'Knap, der fører videre',
  jobs: 'Stillingerne med frist, sted og »relevant« eller »ikke relevant«',
  manage: 'Link til at ændre det, som mailen handler om',
  renew: 'Knap til at fortsætte',
  message:
    'Vejen til en besked, der er skrevet til denne ansøger og læses, når ansøgeren har logget ind; teksten står aldrig i mailen',
}
