import { formatCount } from '../format.ts'
import type { FieldStrings } from './strings.da.ts'

const characters = (count: number) => formatCount(count, 'en', 'character', 'characters')

export const strings: FieldStrings = {
  summary: 'There is a problem',
  error: 'Error:',
  optional: '(optional)',
  limit: (max) => `You can enter up to ${characters(max)}.`,
  left: (count) => `You have ${characters(count)} left`,
  over: (count) => `You have ${characters(count)} too many`,
}
