import { strings as cpr } from '../form/cpr.da.ts'
import { strings as documents } from '../form/documents.da.ts'
import { strings as questions } from '../form/questions.da.ts'
import { formatNumber } from '../format.ts'

/** The words around what is filled in for a talent pool, whose own words are the institution's. */
export const strings = {
  cpr,
  asked: questions,
  documents: {
    ...documents,
    earlier: 'Vedlagt fra før',
    wait: 'Vi sender, så snart alle filer er kommet frem.',
  },
  enter: {
    name: 'Indtast dit navn',
    email: 'Indtast din e-mailadresse i formatet navn@eksempel.dk',
    phone: 'Indtast dit telefonnummer',
    motivation: 'Skriv, hvad du gerne vil arbejde med',
  },
  phoneFormat: 'Indtast et telefonnummer på 8 cifre, eller begynd med landekoden, for eksempel +46',
  shorten: (label: string, max: number) => `Forkort »${label}« til højst ${formatNumber(max, 'da')} tegn`,
  mend: (label: string) => `Skriv svaret i »${label}« på en anden måde`,
  fixed: 'Du er logget ind med denne adresse.',
  none: 'Ikke besvaret',
  noFiles: 'Ingen filer',
}
export type AnswerStrings = typeof strings
