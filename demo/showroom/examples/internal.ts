import type { InternalProof, InternalWays, WorkLoginStarted } from '../../../server/contract/internal.ts'
import type { Language } from '../../../server/contract/language.ts'
import { CODE } from '../data/account.ts'
import { MIDDAY } from '../data/institution.ts'
import { job, jobs } from '../data/jobs.ts'
import { sayIn } from '../data/say.ts'
import { type Deed, type Example, examplesOf, gives, givesIn, refuses } from '../example.ts'
import { V1 } from '../stand-in-server.ts'

const INTERNAL = `${V1}/internal`
const WAYS = `GET ${INTERNAL}`
const INSIDE = `GET ${INTERNAL}/jobs`
const SENT = `POST ${INTERNAL}/addresses`
const TYPED = `${SENT}/a-1/code`

const expiresAt = new Date(MIDDAY + 600_000).toISOString()
const proof: InternalProof = { proof: 'example', way: 'address', expiresAt }
const login: WorkLoginStarted = {
  id: 'l-1',
  key: 'x',
  expiresAt,
  url: 'https://jobs.eksempel.dk/portal/cykelstyrelsen/internal/l-1',
}
const domains = ['cykelstyrelsen.eksempel.dk']
const withProvider = {
  [WAYS]: givesIn(
    (language): InternalWays => ({
      ways: ['oidc', 'address'],
      provider: sayIn(language)('Statens login', 'the state’s login'),
      domains,
    }),
  ),
}

const inside = (language: Language) => [
  job(
    6,
    {
      title: sayIn(language)('Teamkoordinator i Økonomi', 'Team coordinator in Finance'),
      deadline: job(1).deadline,
      internal: true,
    },
    language,
  ),
  ...jobs(2, language),
]

const open: Deed[] = [{ press: '#inside-open' }]
const asking = (text: string): Deed[] => [...open, { write: '#inside-email', text }, { press: '.inside form .button' }]
const asked = asking('frida@cykelstyrelsen.eksempel.dk')
const coded: Deed[] = [...asked, { write: '#inside-code', text: CODE }, { press: '.inside form .button' }]
const opened: Deed[] = [...open, { press: '.inside a.button[href]' }]

/** A list on an intranet's page: how somebody shows that they work there, and what they see then. */
export const INTERNAL_POSTINGS: Example[] = examplesOf(
  'opslag-job-list',
  {
    attributes: { internal: '', links: 'none' },
    answers: {
      [`GET ${V1}/jobs`]: givesIn((language) => ({ items: jobs(2, language), total: 2, next: null })),
      [WAYS]: gives({ ways: ['address'], provider: null, domains } satisfies InternalWays),
      [INSIDE]: givesIn((language) => ({ items: inside(language), total: 3, next: null })),
      [SENT]: gives({ id: 'a-1', key: 'x', expiresAt }),
      [TYPED]: gives(proof),
      [`POST ${INTERNAL}/logins`]: gives(login),
      [`POST ${INTERNAL}/proofs`]: gives({ ...proof, way: 'token' }),
    },
  },
  [
    {
      state: 'internal',
      da: 'Med interne opslag',
      en: 'With internal postings',
      attributes: { token: 'example', links: 'none' },
      until: '.internal',
    },
    { state: 'internal-ask', da: 'Er du ansat her?', en: 'Do you work here?', until: '#inside-open' },
    {
      state: 'internal-address',
      da: 'Bevis ved en arbejdsmail',
      en: 'Proof by a work e-mail',
      done: open,
      until: '#inside-email',
    },
    {
      state: 'internal-address-wrong',
      da: 'En adresse uden for institutionen',
      en: 'An address outside the institution',
      answers: { [SENT]: refuses('invalid', { fields: [{ path: 'email', code: 'not-allowed' }] }) },
      done: asking('frida@eksempel.dk'),
      until: '#inside-email-error',
    },
    { state: 'internal-code', da: 'Koden er på vej', en: 'The code is on its way', done: asked, until: '#inside-code' },
    {
      state: 'internal-code-wrong',
      da: 'Koden er forkert',
      en: 'The code is wrong',
      answers: { [TYPED]: refuses('invalid', { fields: [{ path: 'code', code: 'invalid' }] }) },
      done: coded,
      until: '#inside-code-error',
    },
    {
      state: 'internal-login',
      da: 'Institutionens login eller en arbejdsmail',
      en: 'The institution’s sign-in, or a work e-mail',
      answers: withProvider,
      done: open,
      until: '.inside a.button[href]',
    },
    {
      state: 'internal-window',
      da: 'Login er åbent i et andet vindue',
      en: 'The sign-in is open in another window',
      answers: withProvider,
      done: opened,
      until: '#inside-email',
    },
    {
      state: 'internal-window-closed',
      da: 'Vinduet blev lukket for tidligt',
      en: 'The window was closed too soon',
      answers: withProvider,
      window: 'closed',
      done: opened,
      until: '.inside .error[role=alert]',
    },
    {
      state: 'internal-ended',
      da: 'Beviset er udløbet',
      en: 'The proof has ended',
      answers: { [INSIDE]: refuses('proof-needed') },
      done: coded,
      until: '.inside .warning #inside-open',
    },
    {
      state: 'internal-reload',
      da: 'Sidens bevis er udløbet',
      en: 'The page’s proof has ended',
      attributes: { token: 'example', links: 'none' },
      answers: { [INSIDE]: refuses('proof-needed') },
      until: '.inside .warning button',
    },
  ],
)
