import { strings as cpr } from '../form/cpr.en.ts'
import { strings as documents } from '../form/documents.en.ts'
import { strings as questions } from '../form/questions.en.ts'
import { formatNumber } from '../format.ts'
import type { AnswerStrings } from './answers.da.ts'

export const strings: AnswerStrings = {
  cpr,
  asked: questions,
  documents: {
    ...documents,
    earlier: 'Attached from before',
    wait: 'We send as soon as all files have arrived.',
  },
  enter: {
    name: 'Enter your name',
    email: 'Enter your e-mail address in the format name@example.com',
    phone: 'Enter your phone number',
    motivation: 'Write what you would like to work with',
  },
  phoneFormat: 'Enter a phone number of 8 digits, or begin with the country code, for example +46',
  shorten: (label, max) => `Shorten “${label}” to at most ${formatNumber(max, 'en')} characters`,
  mend: (label) => `Write the answer in “${label}” in another way`,
  fixed: 'You are signed in with this address.',
  none: 'Not answered',
  noFiles: 'No files',
}
