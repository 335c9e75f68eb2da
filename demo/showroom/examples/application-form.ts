import type { Job } from '../../../server/contract/job.ts'
import type { Language } from '../../../server/contract/language.ts'
import { FRIDA } from '../data/account.ts'
import { ad, closed } from '../data/ad.ts'
import { MIDDAY } from '../data/institution.ts'
import { sayIn } from '../data/say.ts'
import { type Deed, type Example, examplesOf, gives, givesIn, refuses } from '../example.ts'
import { V1 } from '../stand-in-server.ts'

const JOB = `GET ${V1}/jobs/1042`
const APPLY = `POST ${V1}/jobs/1042/applications`

const short = givesIn((language) => ad(language))
const received = gives({ reference: '7K3F-9QXM', receivedAt: new Date(MIDDAY + 300_000).toISOString() })
const changed = (change: (language: Language) => Partial<Job>) => givesIn((language) => ad(language, change(language)))

/** What a person fills in. */
export const FILLED: Deed[] = [
  { press: '#answer-_acknowledged' },
  { write: '#answer-name', text: 'Frida Fri' },
  { write: '#answer-email', text: FRIDA },
  { write: '#answer-motivation', text: 'Jeg har talt cykler, siden jeg var syv.' },
]
export const SEND: Deed = { press: '[part=submit]' }
/** The rest of the form has come. */
export const REST: Deed = { at: '[part=later]' }
const SENT: Deed[] = [REST, ...FILLED, SEND]

const BASE = { attributes: { job: '1042' }, answers: { [JOB]: short, [APPLY]: received } }

/** A form on one page, and what may come of it. */
export const SHORT_FORM: Example[] = examplesOf('opslag-application-form', BASE, [
  { state: 'open', da: 'Ansøgningsskemaet', en: 'The application form', until: '[part=later]' },
  {
    state: 'errors',
    da: 'Der er problemer',
    en: 'There is a problem',
    done: [
      REST,
      { write: '#answer-email', text: 'frida@' },
      { write: '#answer-phone', text: '123' },
      { write: '#answer-motivation', text: 'Derfor. '.repeat(26) },
      SEND,
    ],
    until: '#summary',
  },
  {
    state: 'sending',
    da: 'Ansøgningen bliver sendt',
    en: 'The application is being sent',
    answers: { [APPLY]: 'late' },
    done: SENT,
    until: '[part=submit][aria-disabled=true]',
  },
  {
    state: 'asking',
    da: 'Forbindelsen blev afbrudt',
    en: 'The connection was lost',
    properties: { delays: [86_400_000] },
    answers: { [APPLY]: 'lost' },
    done: SENT,
    until: '#unsure',
  },
  {
    state: 'unknown',
    da: 'Ingen ved, om den er kommet frem',
    en: 'Nobody knows whether it arrived',
    properties: { delays: [] },
    answers: { [APPLY]: 'lost' },
    done: SENT,
    until: '#unsure',
  },
  {
    state: 'refused',
    da: 'Serveren tager ikke imod',
    en: 'The server does not receive it',
    answers: { [APPLY]: refuses('unavailable') },
    done: SENT,
    until: '#notice',
  },
  {
    state: 'too-many',
    da: 'For mange forsøg',
    en: 'Too many attempts',
    answers: { [APPLY]: refuses('too-many-requests', { retryAfter: 240 }) },
    done: SENT,
    until: '#notice',
  },
  {
    state: 'already-applied',
    da: 'Allerede søgt',
    en: 'Already applied',
    answers: { [APPLY]: refuses('already-applied') },
    done: SENT,
    until: '#notice',
  },
  {
    state: 'refused-fields',
    da: 'Serveren afviser enkelte felter',
    en: 'The server refuses single fields',
    answers: {
      [APPLY]: refuses('invalid', {
        fields: [
          { path: 'applicant.email', code: 'not-an-email' },
          { path: 'fields.bike', code: 'invalid' },
        ],
      }),
    },
    done: [REST, ...FILLED, { write: '#answer-bike', text: '<>' }, SEND],
    until: '#summary',
  },
  {
    state: 'cpr',
    da: 'Det ligner et CPR-nummer',
    en: 'It looks like a CPR number',
    done: [REST, ...FILLED, { write: '#answer-motivation', text: 'Mit nummer er 010190-1234.' }, SEND],
    until: '#cpr',
  },
  {
    state: 'changed',
    da: 'Skemaet er ændret undervejs',
    en: 'The form has changed meanwhile',
    answers: {
      [JOB]: [
        short,
        changed((language) => {
          const { form } = ad(language)
          const label = sayIn(language)('Kan du begynde 1. marts?', 'Can you start on 1 March?')
          return {
            form: form && {
              ...form,
              version: '2',
              fields: [
                ...form.fields,
                { id: 'start', kind: 'text', label, hint: null, required: true, maxLength: 50, autocomplete: null },
              ],
            },
          }
        }),
      ],
      [APPLY]: refuses('job-changed'),
    },
    done: SENT,
    until: '#summary',
  },
  {
    state: 'too-late',
    da: 'Fristen udløb, mens der blev skrevet',
    en: 'The deadline passed while one was writing',
    answers: { [APPLY]: refuses('deadline-passed') },
    done: SENT,
    until: '[part=answers]',
  },
  {
    state: 'last-hour',
    da: 'Fristen er nær',
    en: 'The deadline is near',
    answers: { [JOB]: changed(() => ({ deadline: new Date(MIDDAY + 14 * 60_000 + 30_000).toISOString() })) },
    until: '[part=later]',
  },
  { state: 'receipt', da: 'Kvittering', en: 'Receipt', done: SENT, until: '[part=receipt]' },
  {
    state: 'closed',
    da: 'Stillingen kan ikke søges længere',
    en: 'The job is closed',
    answers: { [JOB]: givesIn(closed) },
    until: '[part=closed]',
  },
  {
    state: 'at-source',
    da: 'Man søger et andet sted',
    en: 'One applies elsewhere',
    answers: { [JOB]: changed(() => ({ applyAt: 'source', form: null })) },
    until: 'a.button',
  },
  {
    state: 'missing',
    da: 'Stillingen findes ikke',
    en: 'There is no such job',
    answers: { [JOB]: refuses('not-found') },
    until: '.message',
  },
  { state: 'pending', da: 'På vej', en: 'On its way', answers: { [JOB]: 'late' }, until: '.hint' },
  {
    state: 'failed',
    da: 'Serveren svarer ikke',
    en: 'The server does not answer',
    answers: { [JOB]: refuses('unavailable') },
    until: '.message',
  },
  { state: 'offline', da: 'Ingen forbindelse', en: 'No connection', answers: { [JOB]: 'lost' }, until: '.message' },
])
