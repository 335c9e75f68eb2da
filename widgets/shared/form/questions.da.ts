import { formatCount, formatNumber } from '../format.ts'

/** The words around screening questions, whose own words are the institution's. */
export const strings = {
  yes: 'Ja',
  no: 'Nej',
  atMost: (count: number) => `Vælg højst ${formatNumber(count, 'da')}.`,
  several: 'Vælg en eller flere.',
  rank: (count: number) =>
    count === 1
      ? 'Giv nummer 1 til det, der passer bedst på dig.'
      : `Giv nummer 1 ${count === 2 ? 'og' : 'til'} ${formatNumber(count, 'da')}. Nummer 1 er det, der passer bedst på dig.`,
  noRank: 'Intet nummer',
  number: (rank: number) => `Nummer ${formatNumber(rank, 'da')}`,
  isNow: (option: string, rank: string) =>
    rank ? `${option} er nu nummer ${rank}.` : `${option} har ikke længere et nummer.`,
  classify: 'Vælg en mulighed i hver linje.',
  noClass: 'Vælg',
  answer: (question: string) => `Svar på »${question}«`,
  choose: (question: string) => `Vælg et svar på »${question}«`,
  rankFirst: (question: string) => `Giv nummer 1 til en af mulighederne i »${question}«`,
  classifyAll: (question: string) => `Vælg en mulighed i hver linje af »${question}«`,
  sameRank: (question: string) => `Giv hvert nummer til én mulighed i »${question}«`,
  fewer: (question: string, max: number) => `Vælg højst ${formatNumber(max, 'da')} i »${question}«`,
  shorten: (question: string, max: number) =>
    `Forkort svaret på »${question}« til højst ${formatCount(max, 'da', 'tegn', 'tegn')}`,
  again: (question: string) => `Svar på »${question}« på en anden måde`,
}
export type QuestionStrings = typeof strings
