import { formatCount, formatNumber } from '../shared/format.ts'
import { terms } from '../shared/terms.en.ts'
import type { ApplicationFormStrings } from './strings.da.ts'

const minutes = (count: number) => formatCount(count, 'en', 'minute', 'minutes')

export const strings: ApplicationFormStrings = {
  ...terms,
  loading: 'Loading the application form …',
  failed: 'The application form could not be loaded',
  toAd: 'Back to the job ad',

  apply: 'Apply for the job',
  before: 'Before you start',
  needed: 'We ask for',
  documents: 'documents, for example your CV',
  answers: (count) => `answers to ${formatCount(count, 'en', 'question', 'questions')}`,
  time: 'It takes',
  minutes: (count) => `About ${minutes(count)}`,
  readers: 'Your application is read by',
  readersText: (institution) => `The staff of ${institution} who work on this recruitment`,
  answer: 'You get an answer',
  answerBy: (date) => `By ${date}`,
  answerAlways: 'When the applications have been read. Everyone gets an answer, whatever the outcome',
  questions: 'Ask about the job',
  operator: (name) => `The recruitment system is run by ${name}.`,

  step: (at, of) => `Step ${at} of ${of}`,
  steps: {
    notice: 'How we process your data',
    you: 'About you',
    documents: 'Documents',
    questions: 'Questions',
    access: 'Preferential access',
    review: 'Check your answers',
  },
  next: 'Next',
  previous: 'Previous',
  toReview: 'Back to your answers',
  lost: 'The rest of the form could not be loaded',
  lostText: 'Your answers are still here. Check that you are online and try again.',

  privacyMore: 'Read the rest',
  acknowledge: 'I have read how my data is processed',
  application: 'Your application',
  keeping: 'What you write is only saved if you ask for it. Otherwise it is lost when you close the page.',
  signIn: 'Applied before? Sign in and reuse your details',
  fixed: 'You are signed in with this address. Sign out to use another.',
  receiptMail: 'You get a receipt by e-mail when we have received your application.',
  send: 'Send application',
  sending: 'Sending …',
  askAgain: 'Ask again',

  enter: {
    name: 'Enter your name',
    email: 'Enter your e-mail address',
    phone: 'Enter your phone number',
    motivation: 'Write why you are applying for the job',
  },
  enterField: (label) => `Enter your answer in “${label}”`,
  acknowledgeFirst: 'Tick the box to say that you have read how your data is processed',
  emailFormat: 'Enter an e-mail address in the format name@example.com',
  phoneFormat: 'Enter a phone number of 8 digits, or begin with the country code, for example +46',
  shorten: (label, max) => `Shorten “${label}” to ${formatNumber(max, 'en')} characters or fewer`,
  lengthen: (label) => `Write more in “${label}”`,
  mend: (label) => `Write the answer in “${label}” another way`,
}
