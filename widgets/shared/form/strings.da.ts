import { formatNumber } from '../format.ts'

const characters = (count: number) => `${formatNumber(count, 'da')} tegn`

export const strings = {
  summary: 'Der er problemer',
  error: 'Fejl:',
  optional: '(frivilligt)',
  limit: (max: number) => `Du kan skrive op til ${characters(max)}.`,
  left: (count: number) => `Du har ${characters(count)} tilbage`,
  over: (count: number) => `Du har skrevet ${characters(count)} for meget`,
}
export type FieldStrings = typeof strings
