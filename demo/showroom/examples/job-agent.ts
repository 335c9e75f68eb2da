import { agentIn, CODE, FRIDA, session } from '../data/account.ts'
import { institution } from '../data/institution.ts'
import { type Deed, type Example, examplesOf, gives, givesIn, refuses } from '../example.ts'
import { V1 } from '../stand-in-server.ts'

const AGENTS = `POST ${V1}/job-agents`
const TYPED = `POST ${V1}/job-agents/agent-1/code`
const READY = '[part=form]'

const SEND: Deed = { press: '[part=submit]' }
const ASKED: Deed[] = [{ write: '#email', text: FRIDA }, SEND]
const CODED: Deed[] = [...ASKED, { write: '#code', text: CODE }, SEND]

export const JOB_AGENT: Example[] = examplesOf(
  'opslag-job-agent',
  {
    answers: {
      [AGENTS]: gives({ id: 'agent-1', expiresAt: session.endsAt }),
      [TYPED]: givesIn((language) => agentIn(language)),
    },
  },
  [
    { state: 'steps', da: 'Opret en jobagent', en: 'Create a job agent', until: READY },
    {
      state: 'compact',
      da: 'Kort udgave, med en søgning fra listen',
      en: 'Compact, with a search from the list',
      attributes: { layout: 'compact' },
      search: '?agent=new&q=bro&category=it&category=jura',
      until: READY,
    },
    {
      state: 'compact-open',
      da: 'Kort udgave, foldet ud',
      en: 'Compact, unfolded',
      attributes: { layout: 'compact' },
      search: '?agent=new&q=bro',
      done: [{ press: '.rest > summary' }, { press: '#reach-everywhere' }],
      until: '.rest[open]',
    },
    {
      state: 'filters-open',
      da: 'Åbne filtre',
      en: 'Open filters',
      search: '?agent=new&category=teknik&department=vej',
      done: [{ press: '.filter:nth-of-type(1) > summary' }, { press: '.filter:nth-of-type(3) > summary' }],
      until: '.filter[open]',
    },
    {
      state: 'errors',
      da: 'Der er problemer',
      en: 'There is a problem',
      done: [{ write: '#email', text: 'frida' }, SEND],
      until: '#summary',
    },
    {
      state: 'refused-filter',
      da: 'Et filter, der ikke findes længere',
      en: 'A filter that is no longer there',
      search: '?agent=new&category=it',
      answers: { [AGENTS]: refuses('invalid', { fields: [{ path: 'filter.category.0', code: 'unknown-key' }] }) },
      done: ASKED,
      until: '#summary',
    },
    {
      state: 'too-many',
      da: 'For mange forsøg',
      en: 'Too many attempts',
      answers: { [AGENTS]: refuses('too-many-requests', { retryAfter: 290 }) },
      done: ASKED,
      until: '#notice',
    },
    {
      state: 'sending',
      da: 'Bliver sendt',
      en: 'Being sent',
      answers: { [AGENTS]: 'late' },
      done: ASKED,
      until: '[part=submit][aria-disabled=true]',
    },
    { state: 'code', da: 'Koden fra mailen', en: 'The code from the mail', done: ASKED, until: '#code' },
    {
      state: 'code-again',
      da: 'Koden kan sendes igen',
      en: 'The code can be sent again',
      properties: { codeWait: 0 },
      done: ASKED,
      until: '#again',
    },
    {
      state: 'code-wrong',
      da: 'Koden er forkert',
      en: 'The code is wrong',
      answers: { [TYPED]: refuses('invalid', { fields: [{ path: 'code', code: 'invalid' }] }) },
      done: CODED,
      until: '#code-error',
    },
    {
      state: 'code-expired',
      da: 'Koden er for gammel',
      en: 'The code is too old',
      answers: { [TYPED]: refuses('gone') },
      done: CODED,
      until: '#code-error',
    },
    {
      state: 'receipt',
      da: 'Jobagenten er oprettet',
      en: 'The job agent has been created',
      done: CODED,
      until: '[part=receipt]',
    },
    {
      state: 'signed-in',
      da: 'Logget ind',
      en: 'Signed in',
      answers: { [`POST ${V1}/sessions/resume`]: gives({ session }) },
      until: 'p#email',
    },
    {
      state: 'own-words',
      da: 'Institutionens egen indledning, kun egne stillinger',
      en: 'The institution’s own words, its own jobs only',
      answers: {
        [`GET ${V1}`]: givesIn((language) =>
          institution(language, {
            jobAgent: {
              layout: 'compact',
              everywhere: false,
              intro:
                language === 'da' ? 'Skriv dig op, og hør om job først.' : 'Sign up, and be the first to hear of jobs.',
            },
          }),
        ),
      },
      until: READY,
    },
    {
      state: 'off',
      da: 'Institutionen har ingen jobagent',
      en: 'The institution has no job agent',
      answers: { [`GET ${V1}`]: givesIn((language) => institution(language, { jobAgent: null })) },
      until: '[part=closed]',
    },
    { state: 'pending', da: 'På vej', en: 'On its way', answers: { [`GET ${V1}`]: 'late' }, until: '.hint' },
    {
      state: 'failed',
      da: 'Serveren svarer ikke',
      en: 'The server does not answer',
      answers: { [`GET ${V1}`]: refuses('unavailable') },
      until: '.message',
    },
    {
      state: 'offline',
      da: 'Ingen forbindelse',
      en: 'No connection',
      answers: { [`GET ${V1}`]: 'lost' },
      until: '.message',
    },
  ],
)
