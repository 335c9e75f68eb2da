import { FRIDA, session } from '../data/account.ts'
import { MIDDAY } from '../data/institution.ts'
import { longJobIn } from '../data/long-form.ts'
import { type Deed, type Example, examplesOf, gives, givesIn } from '../example.ts'
import { V1 } from '../stand-in-server.ts'
import { FILLED, REST, SEND } from './application-form.ts'

const BASE = {
  search: '?apply=1042',
  answers: {
    [`GET ${V1}/jobs/1042`]: givesIn(longJobIn),
    [`POST ${V1}/sign-ins`]: gives({ id: 's-1', key: 'x', expiresAt: session.idleUntil }),
    'GET /v1/candidate': gives({ ...session, name: 'Frida Fri', phone: '00 00 00 01', account: '' }),
    'GET /v1/candidate/documents': gives({ items: [] }),
    [`POST ${V1}/jobs/1042/drafts`]: gives({
      id: 'd-1',
      key: 'k-1',
      savedAt: new Date(MIDDAY).toISOString(),
      keptUntil: '2026-12-31T22:59:59Z',
    }),
  },
}

const at = (step: string): Deed => ({ at: `[data-step=${step}]:not([hidden])` })
const goOn = (step: string): Deed[] => [{ press: '[part=next]' }, at(step)]
const YOU: Deed[] = [REST, { press: '#answer-_acknowledged' }, ...goOn('you')]
const DOCUMENTS: Deed[] = [...YOU, ...FILLED.slice(1), ...goOn('documents')]
const QUESTIONS: Deed[] = [
  ...DOCUMENTS,
  { attach: '#answer-documents', files: ['cv.pdf'] },
  { at: '.file' },
  ...goOn('questions'),
]
const ANSWERED: Deed[] = [
  { press: '#question-licence-yes' },
  { press: '#question-level-some' },
  { press: '#question-tools-r' },
  { pick: '#question-tasks-count', value: '1' },
  { pick: '#question-skills-law', value: 'some' },
  { pick: '#question-skills-stat', value: 'much' },
]
const ACCESS: Deed[] = [...QUESTIONS, ...ANSWERED, ...goOn('access')]
const REVIEW: Deed[] = [...ACCESS, ...goOn('review')]
const OPEN = (step: string) => `[data-step=${step}]:not([hidden])`

/** A form in steps, and going on later. */
export const LONG_FORM: Example[] = examplesOf('opslag-application-form', BASE, [
  {
    state: 'step-notice',
    da: 'Trin 1: før man går i gang',
    en: 'Step 1: before one starts',
    done: [REST],
    until: OPEN('notice'),
  },
  {
    state: 'step-notice-error',
    da: 'Trin 1: krydset mangler',
    en: 'Step 1: the tick is missing',
    done: [REST, { press: '[part=next]' }],
    until: '#summary',
  },
  { state: 'step-you', da: 'Trin 2: om dig', en: 'Step 2: about you', done: YOU, until: OPEN('you') },
  {
    state: 'step-documents',
    da: 'Trin 3: dokumenter',
    en: 'Step 3: documents',
    done: DOCUMENTS,
    until: OPEN('documents'),
  },
  {
    state: 'uploads',
    da: 'Trin 3: filer undervejs',
    en: 'Step 3: files on their way',
    done: [
      ...DOCUMENTS,
      { attach: '#answer-documents', files: ['ansøgning.pdf', 'cv.pdf', 'eksamensbevis.png'] },
      { at: '.file:nth-of-type(3)' },
    ],
    files: [
      { state: 'done', progress: 1, fault: null },
      { state: 'sending', progress: 0.42, fault: null },
      { state: 'waiting', progress: 0.1, fault: null },
    ],
    until: '.file:nth-of-type(3)',
  },
  {
    state: 'uploads-refused',
    da: 'Trin 3: filer, der ikke kan bruges',
    en: 'Step 3: files that are not taken',
    done: [
      ...DOCUMENTS,
      { attach: '#answer-documents', files: ['cv.pdf', 'spil.exe', 'anbefaling.pdf'] },
      { at: '.file:nth-of-type(3)' },
      { press: '[part=next]' },
    ],
    files: [
      { state: 'refused', progress: 1, fault: 'infected' },
      { state: 'refused', progress: 1, fault: 'password' },
    ],
    until: '#summary',
  },
  {
    state: 'step-questions',
    da: 'Trin 4: spørgsmål',
    en: 'Step 4: questions',
    done: QUESTIONS,
    until: OPEN('questions'),
  },
  {
    state: 'step-questions-errors',
    da: 'Trin 4: svar mangler',
    en: 'Step 4: answers are missing',
    done: [
      ...QUESTIONS,
      ...['r', 'sas', 'excel'].map((tool) => ({ press: `#question-tools-${tool}` })),
      { press: '[part=next]' },
    ],
    until: '#summary',
  },
  {
    state: 'step-access',
    da: 'Trin 5: fortrinsadgang',
    en: 'Step 5: preferential access',
    done: ACCESS,
    until: OPEN('access'),
  },
  {
    state: 'step-review',
    da: 'Trin 6: tjek dine svar',
    en: 'Step 6: check your answers',
    done: REVIEW,
    until: OPEN('review'),
  },
  {
    state: 'waits-for-files',
    da: 'Venter på filer',
    en: 'Waiting for files',
    files: [{ state: 'sending', progress: 0.8, fault: null }],
    done: [...REVIEW, SEND],
    until: OPEN('review'),
  },
  {
    state: 'sign-in',
    da: 'Log ind i skemaet',
    en: 'Sign in inside the form',
    done: [...YOU, { press: '#sign-in-open' }],
    until: '#sign-in-email',
  },
  {
    state: 'sign-in-code',
    da: 'Koden fra mailen',
    en: 'The code from the mail',
    done: [
      ...YOU,
      { press: '#sign-in-open' },
      { write: '#sign-in-email', text: FRIDA },
      { press: '[part=sign-in] .button' },
      { at: '#sign-in-code' },
      { press: '[part=sign-in] .button' },
    ],
    until: '#sign-in-code-error',
  },
  {
    state: 'signed-in',
    da: 'Logget ind, med kendte oplysninger',
    en: 'Signed in, with what is known',
    answers: { [`POST ${V1}/sessions/resume`]: gives({ session }) },
    done: YOU,
    until: '#signed-in',
  },
  {
    state: 'session-ends',
    da: 'Man bliver snart logget ud',
    en: 'One is about to be signed out',
    answers: {
      [`POST ${V1}/sessions/resume`]: gives({
        session: { ...session, endsAt: new Date(MIDDAY + 240_000).toISOString() },
      }),
    },
    done: YOU,
    until: 'dialog[open]',
    isModal: true,
  },
  {
    state: 'later',
    da: 'Gem og fortsæt senere',
    en: 'Save and go on later',
    done: [REST, { press: '#later-save' }, { press: '#later-now' }],
    until: '#later-email-error',
  },
  {
    state: 'saved',
    da: 'Kladden er gemt',
    en: 'The draft is saved',
    done: [
      REST,
      { press: '#answer-_acknowledged' },
      { press: '#later-save' },
      { write: '#later-email', text: FRIDA },
      { press: '#later-now' },
    ],
    until: '#later-said p',
  },
  {
    state: 'draft-back',
    da: 'Tilbage til en kladde',
    en: 'Back to a draft',
    search: '?apply=1042&draft=d-1',
    until: '#draft #sign-in-email',
  },
])
