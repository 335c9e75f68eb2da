import { CODE, FRIDA, session } from '../data/account.ts'
import { longFormIn, membershipIn, plainFormIn, poolIn, poolsIn } from '../data/pools.ts'
import { type Deed, type Example, examplesOf, gives, givesIn, refuses } from '../example.ts'
import { V1 } from '../stand-in-server.ts'

const POOLS = `GET ${V1}/talent-pools`
const ONE = `${POOLS}/ingenioerer`
const JOIN = `POST ${V1}/talent-pools/ingenioerer/members`
const TYPED = `${JOIN}/member-1/code`

const plain = givesIn((language) => poolIn(language, plainFormIn(language)))
const long = givesIn((language) => poolIn(language, longFormIn(language)))
const search = '?pool=ingenioerer'

const SEND: Deed = { press: '[part=submit]' }
const PERSON: Deed[] = [
  { write: '#answer-name', text: 'Frida Fri' },
  { write: '#answer-email', text: FRIDA },
]
const JOINED: Deed[] = [...PERSON, { press: '#answer-consent' }, SEND]
const CODED: Deed[] = [...JOINED, { write: '#code', text: CODE }, SEND]

const OPEN = (step: string) => `[data-step=${step}]:not([hidden])`
const goOn = (step: string): Deed[] => [{ press: '[part=next]' }, { at: OPEN(step) }]
const DOCUMENTS: Deed[] = [...PERSON, { write: '#answer-motivation', text: 'Jeg bygger broer.' }, ...goOn('documents')]
const QUESTIONS: Deed[] = [
  ...DOCUMENTS,
  { attach: '#answer-documents', files: ['cv.pdf'] },
  { at: '.file' },
  ...goOn('questions'),
]
const CONSENT: Deed[] = [...QUESTIONS, { press: '#question-start-yes' }, ...goOn('consent')]

export const TALENT_POOL: Example[] = examplesOf(
  'opslag-talent-pool',
  {
    answers: {
      [POOLS]: givesIn((language) => ({ items: poolsIn(language) })),
      [ONE]: plain,
      [JOIN]: gives({ id: 'member-1', expiresAt: session.endsAt }),
      [TYPED]: givesIn((language) => membershipIn(language)),
      'GET /v1/candidate': gives({ ...session, name: 'Frida Fri', phone: '12345678', account: '' }),
      'GET /v1/candidate/documents': gives({ items: [] }),
    },
  },
  [
    { state: 'pools', da: 'Emnebanker', en: 'Talent pools', until: '[part=pools]' },
    { state: 'join', da: 'Tilmeld dig en emnebank', en: 'Join a talent pool', search, until: '[part=form]' },
    { state: 'errors', da: 'Der er problemer', en: 'There is a problem', search, done: [SEND], until: '#summary' },
    {
      state: 'step-you',
      da: 'Uopfordret, trin 1: om dig',
      en: 'Unsolicited, step 1: about you',
      search,
      answers: { [ONE]: long },
      until: OPEN('you'),
    },
    {
      state: 'step-you-errors',
      da: 'Trin 1: svar mangler',
      en: 'Step 1: answers are missing',
      search,
      answers: { [ONE]: long },
      done: [{ press: '[part=next]' }],
      until: '#summary',
    },
    {
      state: 'step-documents',
      da: 'Trin 2: dokumenter',
      en: 'Step 2: documents',
      search,
      answers: { [ONE]: long },
      done: [...DOCUMENTS, { attach: '#answer-documents', files: ['cv.pdf', 'broer.docx'] }],
      files: [
        { state: 'done', progress: 1, fault: null },
        { state: 'sending', progress: 0.6, fault: null },
      ],
      until: '.file:nth-of-type(2)',
    },
    {
      state: 'step-questions',
      da: 'Trin 3: spørgsmål',
      en: 'Step 3: questions',
      search,
      answers: { [ONE]: long },
      done: QUESTIONS,
      until: OPEN('questions'),
    },
    {
      state: 'step-consent',
      da: 'Trin 4: samtykke',
      en: 'Step 4: consent',
      search,
      answers: { [ONE]: long },
      done: CONSENT,
      until: OPEN('consent'),
    },
    {
      state: 'consent-missing',
      da: 'Trin 4: samtykket mangler',
      en: 'Step 4: the consent is missing',
      search,
      answers: { [ONE]: long },
      done: [...CONSENT, SEND],
      until: '#answer-consent-error',
    },
    {
      state: 'cpr',
      da: 'Det ligner et CPR-nummer',
      en: 'It looks like a CPR number',
      search,
      answers: { [ONE]: long },
      done: [
        ...CONSENT,
        { write: '#answer-motivation', text: 'Mit nummer er 010190-1234.' },
        { press: '#answer-consent' },
        SEND,
      ],
      until: '#cpr',
    },
    {
      state: 'refused',
      da: 'Serveren tager ikke imod',
      en: 'The server does not receive it',
      search,
      answers: { [JOIN]: refuses('unavailable') },
      done: JOINED,
      until: '#notice',
    },
    {
      state: 'changed',
      da: 'Emnebanken er ændret undervejs',
      en: 'The pool has changed meanwhile',
      search,
      answers: {
        [ONE]: [
          plain,
          givesIn((language) => {
            const form = plainFormIn(language)
            return poolIn(language, { ...form, version: 'v2', consent: { ...form.consent, version: 'c2' } })
          }),
        ],
        [JOIN]: refuses('pool-changed'),
      },
      done: JOINED,
      until: '#changed',
    },
    { state: 'code', da: 'Koden fra mailen', en: 'The code from the mail', search, done: JOINED, until: '#code' },
    {
      state: 'code-wrong',
      da: 'Koden er forkert',
      en: 'The code is wrong',
      search,
      answers: { [TYPED]: refuses('invalid', { fields: [{ path: 'code', code: 'invalid' }] }) },
      done: CODED,
      until: '#code-error',
    },
    {
      state: 'receipt',
      da: 'Med i emnebanken',
      en: 'In the talent pool',
      search,
      done: CODED,
      until: '[part=receipt]',
    },
    {
      state: 'signed-in',
      da: 'Logget ind, med kendte oplysninger',
      en: 'Signed in, with what is known',
      search,
      answers: { [`POST ${V1}/sessions/resume`]: gives({ session }) },
      until: '#answer-email[readonly]',
    },
    {
      state: 'closed',
      da: 'Lukket for tilmelding',
      en: 'Closed',
      search,
      answers: { [ONE]: givesIn((language) => poolIn(language, null)) },
      until: '[part=closed]',
    },
    {
      state: 'closed-meanwhile',
      da: 'Lukket, mens der blev skrevet',
      en: 'Closed while one was writing',
      search,
      answers: { [ONE]: [plain, givesIn((language) => poolIn(language, null))], [JOIN]: refuses('pool-closed') },
      done: JOINED,
      until: '[part=closed]',
    },
    {
      state: 'missing',
      da: 'Emnebanken findes ikke',
      en: 'There is no such pool',
      search: '?pool=vaek',
      until: '.message',
    },
    {
      state: 'empty',
      da: 'Ingen emnebanker',
      en: 'No talent pools',
      answers: { [POOLS]: gives({ items: [] }) },
      until: '.message',
    },
    { state: 'pending', da: 'På vej', en: 'On its way', answers: { [POOLS]: 'late' }, until: '.hint' },
    {
      state: 'failed',
      da: 'Serveren svarer ikke',
      en: 'The server does not answer',
      answers: { [POOLS]: refuses('unavailable') },
      until: '.message',
    },
    { state: 'offline', da: 'Ingen forbindelse', en: 'No connection', answers: { [POOLS]: 'lost' }, until: '.message' },
  ],
)
