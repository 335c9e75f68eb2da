import { formatCount } from '../shared/format.ts'
import { strings as answers } from '../shared/sign-up/answers.en.ts'
import type { JoinStrings } from './join.da.ts'

const months = (count: number) => formatCount(count, 'en', 'month', 'months')
const minutes = (count: number) => formatCount(count, 'en', 'minute', 'minutes')

export const strings: JoinStrings = {
  ...answers,
  before: 'Before you begin',
  time: 'It takes',
  minutes: (count) => `About ${minutes(count)}`,
  needed: 'We ask for',
  files: 'documents, for example your CV',
  answers: (count) => `answers to ${formatCount(count, 'en', 'question', 'questions')}`,
  kept: 'We keep it for',
  keptFor: (count) => `${months(count)}. You can extend, change and delete it on the way`,
  step: (at, of) => `Step ${at} of ${of}`,
  steps: {
    you: 'About you',
    documents: 'Documents',
    questions: 'Questions',
    consent: 'Check your answers and consent',
  },
  consentHeading: 'Your consent',
  next: 'Next',
  previous: 'Previous',
  mendAnswers: 'Change your answers',
  privacy: 'How we treat your data',
  iConsent: 'Yes, I consent to this',
  consentFirst: 'Tick the box if you consent. Without it we cannot keep your data',
  consentHint: (count) => `The consent holds for ${months(count)} and can be withdrawn at any time.`,
  mailFirst: 'We send you a mail with a code. You are in when you have confirmed.',
  join: 'Join the talent pool',
  changed: 'The talent pool changed while you wrote',
  changedText: 'Look through what you have written, and consent to the new text.',
  done: 'You are in the talent pool',
  pool: 'Talent pool',
  joined: 'Joined',
  until: 'Your consent holds until',
  next2: 'What happens now',
  nextContact: (institution) => `${institution} can contact you when there is a position that may suit you.`,
  nextEnd: 'We write to you 30 days before your consent ends. If you do not extend it, we delete everything.',
  nextChange: 'You can change what you have sent and leave the talent pool from the mail or by signing in.',
}
