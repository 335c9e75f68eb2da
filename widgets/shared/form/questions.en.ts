import { formatCount, formatNumber } from '../format.ts'
import type { QuestionStrings } from './questions.da.ts'

export const strings: QuestionStrings = {
  yes: 'Yes',
  no: 'No',
  atMost: (count) => `Choose at most ${formatNumber(count, 'en')}.`,
  several: 'Choose one or more.',
  rank: (count) =>
    count === 1
      ? 'Give number 1 to what fits you best.'
      : `Give the numbers 1 ${count === 2 ? 'and' : 'to'} ${formatNumber(count, 'en')}. Number 1 is what fits you best.`,
  noRank: 'No number',
  number: (rank) => `Number ${formatNumber(rank, 'en')}`,
  isNow: (option, rank) => (rank ? `${option} is now number ${rank}.` : `${option} no longer has a number.`),
  classify: 'Choose one in each line.',
  noClass: 'Choose',
  answer: (question) => `Answer “${question}”`,
  choose: (question) => `Choose an answer to “${question}”`,
  rankFirst: (question) => `Give number 1 to one of the options in “${question}”`,
  classifyAll: (question) => `Choose one in each line of “${question}”`,
  sameRank: (question) => `Give each number to one option in “${question}”`,
  fewer: (question, max) => `Choose at most ${formatNumber(max, 'en')} in “${question}”`,
  shorten: (question, max) =>
    `Shorten the answer to “${question}” to ${formatCount(max, 'en', 'character', 'characters')} or fewer`,
  again: (question) => `Answer “${question}” another way`,
}
