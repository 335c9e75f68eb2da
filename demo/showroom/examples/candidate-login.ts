import type { JobAgent } from '../../../server/contract/job-agent.ts'
import type { Language } from '../../../server/contract/language.ts'
import type { PoolMembership } from '../../../server/contract/talent-pool.ts'
import { agentIn, applicationIn, at, CODE, draftIn, FRIDA, me, roundIn, session, summaryIn } from '../data/account.ts'
import { institution, MIDDAY } from '../data/institution.ts'
import { longFormIn, membershipIn } from '../data/pools.ts'
import { sayIn } from '../data/say.ts'
import { type Deed, type Example, examplesOf, gives, givesIn, refuses } from '../example.ts'
import { V1 } from '../stand-in-server.ts'

const RESUME = `POST ${V1}/sessions/resume`
const SIGN_IN = `POST ${V1}/sign-ins`
const TYPED = `POST ${V1}/sign-ins/s-1/code`
const LIST = 'GET /v1/candidate/applications'
const ONE = `${LIST}/7K3F-9QXM`
const AGENTS = 'GET /v1/candidate/job-agents'
const POOLS = 'GET /v1/candidate/pool-memberships'
const ANSWERS = 'POST /v1/candidate/applications/7K3F-9QXM/rounds/round-1/answers'

const agent = (language: Language): JobAgent =>
  agentIn(language, {
    filter: { q: 'bro', category: ['it'], location: [], department: [], employmentType: [] },
    labels: { category: institution(language).categories.slice(0, 1), location: [], department: [] },
  })
const member = (language: Language, change: Partial<PoolMembership> = {}) =>
  membershipIn(language, {
    motivation: sayIn(language)('Jeg bygger broer.', 'I build bridges.'),
    form: longFormIn(language),
    documents: [{ id: 'd-1', name: 'cv.pdf', bytes: 182_000, status: 'clean', fault: null }],
    answers: [
      {
        question: 'start',
        text: sayIn(language)('Kan du rejse?', 'Can you travel?'),
        value: true,
        shown: sayIn(language)(['Ja'], ['Yes']),
      },
    ],
    ...change,
  })

/** The session ends so that its end is told of in a second. */
const SOON = new Date(MIDDAY + 301_000).toISOString()

const signedIn = { [RESUME]: gives({ session }) }
const SEND: Deed = { press: '[part=submit]' }
const ASKED: Deed[] = [{ write: '#email', text: FRIDA }, SEND]
const CODED: Deed[] = [...ASKED, { write: '#code', text: CODE }, SEND]
const application = '?login=7K3F-9QXM'
const answersOf = (why: string): Deed[] => [
  { press: '[name="question.start"][value=yes]' },
  { write: '[name="question.why"]', text: why },
  { press: '.rounds form .actions .button' },
]

const answers = {
  [SIGN_IN]: gives({ id: 's-1', key: 'x', expiresAt: session.idleUntil }),
  [TYPED]: gives(session),
  [LIST]: givesIn((language) => ({ items: [summaryIn(language)] })),
  [ONE]: givesIn((language) => applicationIn(language)),
  [AGENTS]: givesIn((language) => ({ items: [agent(language)] })),
  [POOLS]: givesIn((language) => ({ items: [member(language)] })),
  [ANSWERS]: gives({}),
  'GET /v1/candidate': gives(me),
  'PUT /v1/candidate/profile': gives({ ...me, phone: '+45 00 00 00 02' }),
  'GET /v1/candidate/drafts': givesIn((language) => ({ items: [draftIn(language)] })),
  'GET /v1/candidate/documents': gives({ items: [] }),
}

/** Signing in. */
const SIGN_INS: Example[] = examplesOf('opslag-candidate-login', { answers }, [
  { state: 'sign-in', da: 'Log ind', en: 'Sign in', until: '[part=form]' },
  {
    state: 'sign-in-error',
    da: 'Adressen mangler',
    en: 'The address is missing',
    done: [SEND],
    until: '#email-error',
  },
  { state: 'code', da: 'Koden fra mailen', en: 'The code from the mail', done: ASKED, until: '#code' },
  {
    state: 'code-again',
    da: 'En ny kode kan sendes',
    en: 'A new code can be sent',
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
    state: 'too-many',
    da: 'For mange forsøg',
    en: 'Too many attempts',
    answers: { [SIGN_IN]: refuses('too-many-requests', { retryAfter: 290 }) },
    done: ASKED,
    until: '#email-error',
  },
  {
    state: 'ended',
    da: 'Logget ud undervejs',
    en: 'Signed out meanwhile',
    search: application,
    answers: { ...signedIn, [ONE]: refuses('sign-in') },
    until: '[part=ended]',
  },
  { state: 'pending', da: 'På vej', en: 'On its way', answers: { [RESUME]: 'late' }, until: '.hint' },
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
])

/** The applicant's own page. */
const ACCOUNT: Example[] = examplesOf('opslag-candidate-login', { answers: { ...answers, ...signedIn } }, [
  { state: 'overview', da: 'Mine ansøgninger', en: 'My applications', until: '[part=pools]' },
  {
    state: 'overview-empty',
    da: 'Ingen ansøgninger',
    en: 'No applications',
    answers: {
      [LIST]: gives({ items: [] }),
      [AGENTS]: gives({ items: [] }),
      [POOLS]: gives({ items: [] }),
      'GET /v1/candidate/drafts': gives({ items: [] }),
    },
    until: '.message',
  },
  {
    state: 'overview-states',
    da: 'Ansøgninger i alle tilstande',
    en: 'Applications in every state',
    answers: {
      [LIST]: givesIn((language) => ({
        items: (['received', 'awaiting-confirmation', 'replaced', 'withdrawn'] as const).map((status, n) => ({
          ...summaryIn(language),
          reference: `7K3F-9QX${n}`,
          status,
          openQuestions: 0,
        })),
      })),
      [AGENTS]: givesIn((language) => ({ items: [{ ...agent(language), status: 'paused' }] })),
      [POOLS]: givesIn((language) => ({
        items: [member(language, { canRenew: true, renewal: longFormIn(language).consent })],
      })),
    },
    until: '[part=pools]',
  },
  {
    state: 'overview-failed',
    da: 'Ansøgningerne kunne ikke hentes',
    en: 'The applications could not be fetched',
    answers: { [LIST]: refuses('unavailable') },
    until: '.message',
  },
  {
    state: 'overview-pending',
    da: 'Ansøgningerne er på vej',
    en: 'The applications are on their way',
    answers: { [LIST]: 'late' },
    until: '.hint',
  },
  {
    state: 'agent-paused',
    da: 'Jobagenten holder pause',
    en: 'The job agent is paused',
    answers: {
      'PUT /v1/candidate/job-agents/agent-1': givesIn((language) => ({ ...agent(language), status: 'paused' })),
    },
    done: [{ press: '[part=agents] .card > .actions button' }],
    until: '#said',
  },
  { state: 'application', da: 'En ansøgning', en: 'An application', search: application, until: '[part=application]' },
  {
    state: 'application-messages',
    da: 'Beskeder til ansøgeren',
    en: 'Messages to the applicant',
    search: application,
    answers: {
      [ONE]: givesIn((language) =>
        applicationIn(language, {
          rounds: [],
          messages: [
            {
              id: 'm1',
              template: 'interview-invitation',
              text: sayIn(language)(
                'Vi vil gerne tale med dig onsdag den 9. december kl. 10.\n\nTag en bro med, hvis du har en.',
                'We would like to talk to you on Wednesday 9 December at 10.\n\nBring a bridge if you have one.',
              ),
              at: at(-3),
              language,
            },
          ],
        }),
      ),
    },
    until: '[part=application]',
  },
  {
    state: 'application-withdrawn',
    da: 'En trukket ansøgning',
    en: 'An application that was withdrawn',
    search: application,
    answers: {
      [ONE]: givesIn((language) =>
        applicationIn(language, { status: 'withdrawn', canChange: false, canWithdraw: false, rounds: [] }),
      ),
    },
    until: '[part=application]',
  },
  {
    state: 'application-missing',
    da: 'Ansøgningen findes ikke',
    en: 'There is no such application',
    search: '?login=NONE-SUCH',
    until: '.page > #title + p + p > a',
  },
  {
    state: 'withdraw',
    da: 'Træk ansøgningen tilbage?',
    en: 'Withdraw the application?',
    search: application,
    done: [{ press: '#withdraw' }],
    until: '#ask[open]',
    isModal: true,
  },
  {
    state: 'withdraw-refused',
    da: 'Ansøgningen kan ikke trækkes tilbage længere',
    en: 'The application can no longer be withdrawn',
    search: application,
    answers: {
      [ONE]: [
        givesIn((language) => applicationIn(language)),
        givesIn((language) => applicationIn(language, { canWithdraw: false })),
      ],
      'POST /v1/candidate/applications/7K3F-9QXM/withdraw': refuses('gone'),
    },
    done: [{ press: '#withdraw' }, { at: '#ask[open]' }, { press: '#ask .button' }],
    until: '#trouble',
  },
  {
    state: 'draft-late',
    da: 'En kladde, hvis frist er overskredet',
    en: 'A draft whose deadline has passed',
    answers: {
      'GET /v1/candidate/drafts': givesIn((language) => {
        const draft = draftIn(language)
        return { items: [{ ...draft, job: { ...draft.job, deadline: at(-1) } }] }
      }),
    },
    until: '[part=drafts]',
  },
  {
    state: 'questions-errors',
    da: 'Svar mangler',
    en: 'Answers are missing',
    search: application,
    done: [{ press: '.rounds form .actions .button' }],
    until: '#summary',
  },
  {
    state: 'questions-cpr',
    da: 'Det ligner et CPR-nummer',
    en: 'It looks like a CPR number',
    search: application,
    done: answersOf('Mit nummer er 010190-1234.'),
    until: '#cpr',
  },
  {
    state: 'questions-answered',
    da: 'Svarene er modtaget',
    en: 'The answers have been received',
    search: application,
    answers: {
      [ONE]: [
        givesIn((language) => applicationIn(language)),
        givesIn((language) =>
          applicationIn(language, {
            rounds: [
              {
                ...roundIn(language),
                answeredAt: at(0),
                answers: [
                  {
                    question: 'start',
                    text: roundIn(language).questions[0]?.text ?? '',
                    value: true,
                    shown: sayIn(language)(['Ja'], ['Yes']),
                  },
                ],
              },
            ],
          }),
        ),
      ],
    },
    done: answersOf('Jeg byggede én.'),
    until: '#said',
  },
  { state: 'profile', da: 'Profil', en: 'Profile', search: '?login=profile', until: '#phone' },
  {
    state: 'profile-errors',
    da: 'Profil med fejl',
    en: 'Profile with errors',
    search: '?login=profile',
    done: [{ write: '#name', text: '' }, { write: '#phone', text: '12' }, { press: 'form .button' }],
    until: '#summary',
  },
  {
    state: 'profile-saved',
    da: 'Profilen er gemt',
    en: 'The profile is saved',
    search: '?login=profile',
    done: [{ write: '#phone', text: '+45 00 00 00 02' }, { press: 'form .button' }],
    until: '#said',
  },
  {
    state: 'pool',
    da: 'Med i en emnebank',
    en: 'In a talent pool',
    search: '?login=pool-member-1',
    until: '[part=membership]',
  },
  {
    state: 'pool-renewal',
    da: 'Samtykket udløber',
    en: 'The consent expires',
    search: '?login=pool-member-1',
    answers: {
      [POOLS]: givesIn((language) => ({
        items: [member(language, { canRenew: true, renewal: longFormIn(language).consent })],
      })),
    },
    until: '#renew',
  },
  {
    state: 'pool-change',
    da: 'Ret det, man har sendt til emnebanken',
    en: 'Change what was sent to the pool',
    search: '?login=pool-member-1',
    done: [{ press: '#change' }],
    until: '#answer-motivation',
  },
  {
    state: 'pool-change-errors',
    da: 'Rettelser med fejl',
    en: 'Changes with errors',
    search: '?login=pool-member-1',
    done: [{ press: '#change' }, { write: '#answer-motivation', text: '' }, { press: 'form .actions .button' }],
    until: '#summary',
  },
  {
    state: 'session-ends',
    da: 'Man bliver snart logget ud',
    en: 'One is about to be signed out',
    answers: {
      [RESUME]: gives({ session: { ...session, endsAt: SOON } }),
      'GET /v1/candidate': gives({ ...me, endsAt: SOON }),
    },
    until: 'dialog#ending[open]',
    isModal: true,
  },
])

export const CANDIDATE_LOGIN: Example[] = [...SIGN_INS, ...ACCOUNT]
