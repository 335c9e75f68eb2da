import type {
  Candidate,
  CandidateApplication,
  CandidateApplicationSummary,
  QuestionRound,
} from '../../../server/contract/candidate.ts'
import type { DraftSummary } from '../../../server/contract/draft.ts'
import type { Question } from '../../../server/contract/form.ts'
import type { ProblemCode } from '../../../server/contract/problem.ts'
import type { CandidateLogin } from '../../../widgets/candidate-login/candidate-login.ts'
import { type Api, ApiError, LostLineError } from '../../../widgets/shared/api.ts'
import { eventually } from '../../support/assert.ts'
import { fakeApi, institution } from '../job-list/examples.ts'
import { type TestAddress, testAddress } from '../job-list/page.ts'

export const NOON = Date.parse('2026-11-21T11:00:00Z')
export const CODE = '12345678'

const at = (hours: number) => new Date(NOON + hours * 3_600_000).toISOString()
const job = { id: '1042', title: 'Cykelplanlægger', url: 'https://jobs.example.dk/portal/cykelstyrelsen/jobs/1042' }

export const summary: CandidateApplicationSummary = {
  reference: '7K3F-9QXM',
  institution: { slug: 'cykelstyrelsen', name: 'Cykelstyrelsen' },
  job: { ...job, deadline: '2026-12-01T22:59:59.999Z' },
  status: 'received',
  receivedAt: at(-24),
  changedAt: null,
  answerExpected: '2026-12-22',
  canChange: true,
  canWithdraw: true,
  openQuestions: 1,
}

const question = (id: string, kind: Question['kind'], text: string, more: Partial<Question> = {}): Question => ({
  id,
  kind,
  text,
  required: true,
  maxLength: null,
  maxChoices: null,
  options: [],
  classes: [],
  ...more,
})

export const round: QuestionRound = {
  id: 'round-1',
  askedAt: at(-1),
  replyBy: at(48),
  isOpen: true,
  answeredAt: null,
  questions: [
    question('start', 'yes-no', 'Kan du begynde 1. februar?'),
    question('why', 'free-text', 'Hvad har du lavet med broer?', { maxLength: 500 }),
  ],
  answers: [],
}

export const application: CandidateApplication = {
  ...summary,
  applicant: { name: 'Frida Fri', email: 'frida@eksempel.dk', phone: '00 00 00 01' },
  fields: [{ id: 'portfolio', label: 'Portefølje', value: 'Mine broer' }],
  motivation: 'Derfor.\n\nOg derfor.',
  documents: [{ id: 'd1', name: 'cv.pdf', bytes: 3, status: 'clean', fault: null }],
  answers: [
    { question: 'langs', kind: 'prioritised', text: 'Sprog', value: ['da', 'en'], shown: ['Dansk', 'Engelsk'] },
    { question: 'why', text: 'Hvorfor broer?', value: 'De fører over.', shown: [] },
  ],
  preferentialAccess: true,
  acknowledged: { version: '3', text: 'Vi er dataansvarlige.', at: at(-24) },
  rounds: [round],
  messages: [],
  form: null,
}

export const draft: DraftSummary = {
  id: '00000000-0000-7000-8000-000000000001',
  job: { ...job, id: '1043', title: 'Brobygger', deadline: '2026-12-01T22:59:59.999Z' },
  savedAt: at(-2),
  keptUntil: '2026-12-31T22:59:59.999Z',
}

export const refused = (code: ProblemCode, fields?: { path: string; code: 'invalid' }[], retryAfter?: number) =>
  new ApiError({ type: '', title: code, status: 400, code, requestId: 'req-7', ...(fields && { fields }) }, retryAfter)

type Answer = (body: Record<string, unknown>, init: RequestInit) => unknown

/** A server that knows one person, whose code is always the same. Answers by `METHOD path`; what is thrown is refused. */
export function desk(change: Record<string, Answer> = {}, { signedIn = false } = {}) {
  const me: Candidate = {
    email: 'frida@eksempel.dk',
    name: 'Frida Fri',
    phone: null,
    idleUntil: at(8),
    endsAt: at(24),
    account: 'https://jobs.example.dk/portal/cykelstyrelsen/account',
  }
  const session = { token: 'secret-token', email: me.email, idleUntil: me.idleUntil, endsAt: me.endsAt }
  const V1 = '/v1/institutions/cykelstyrelsen'
  const answers: Record<string, Answer> = {
    [`POST ${V1}/sessions/resume`]: () => ({ session: signedIn ? session : null }),
    [`POST ${V1}/sign-ins`]: () => ({ id: 'sign-in-1', key: 'key-1', expiresAt: at(1) }),
    [`POST ${V1}/sign-ins/sign-in-1/code`]: ({ code }) => {
      if (code !== CODE) throw refused('invalid', [{ path: 'code', code: 'invalid' }])
      return session
    },
    'DELETE /v1/candidate/session': () => false,
    'GET /v1/candidate': () => me,
    'PUT /v1/candidate/profile': (body) => ({ ...me, ...body }),
    'GET /v1/candidate/applications': () => ({ items: [summary] }),
    [`GET /v1/candidate/applications/${summary.reference}`]: () => application,
    'GET /v1/candidate/drafts': () => ({ items: [draft] }),
    'GET /v1/candidate/job-agents': () => ({ items: [] }),
    'GET /v1/candidate/pool-memberships': () => ({ items: [] }),
    ...change,
  }
  const asked: { what: string; body: Record<string, unknown>; init: RequestInit }[] = []
  const links = { ...institution().links, login: me.account }
  const api: Api = {
    ...fakeApi(),
    institution: async (_slug, lang) => institution(lang, { links }),
    async call(path, _ms, init) {
      const what = `${init.method} ${path.split('?')[0]}`
      const body = typeof init.body === 'string' ? JSON.parse(init.body) : {}
      asked.push({ what, body, init })
      const answer = answers[what]
      if (!answer) throw what.includes('/applications/') ? refused('not-found') : new LostLineError('offline')
      return answer(body, init)
    },
  }
  return { api, asked, answers, me, askedFor: (what: string) => asked.filter((one) => one.what.endsWith(what)) }
}

export interface MadeLogin extends CandidateLogin {
  address: TestAddress
}

const made: Element[] = []

export function make(
  settings: Partial<CandidateLogin> & { lang?: string; search?: string; within?: Element } = {},
): MadeLogin {
  const { search = '', within = document.body, ...rest } = settings
  const element = document.createElement('opslag-candidate-login') as MadeLogin
  Object.assign(element, { institution: 'cykelstyrelsen', now: () => NOON, address: testAddress(search), ...rest })
  element.lang = settings.lang ?? 'da'
  element.innerHTML = '<a href="/portal/account">Log ind på jobportalen</a>'
  within.append(element)
  made.push(element)
  return element
}

export function cleanUp() {
  for (const element of made.splice(0)) element.remove()
}

export const find = <E extends Element = HTMLElement>(element: Element, selector: string): E | null =>
  (element.shadowRoot as ShadowRoot).querySelector<E>(selector)
/** All words in their order, as apart as they are on the screen. */
export function textOf(element: Element): string {
  const root = find(element, '.opslag')
  if (!root) return ''
  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  while (words.nextNode()) found.push(words.currentNode.textContent ?? '')
  return found.join(' ').replace(/\s+/g, ' ').trim()
}
export const focused = (element: Element): Element | null => element.shadowRoot?.activeElement ?? null
export const buttonOf = (element: Element, words: string): HTMLElement => {
  const all = [...(element.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('button, a')]
  const found = all.find((one) => one.textContent?.replace(/\s+/g, ' ').trim().startsWith(words) && one.offsetParent)
  if (!found) throw new Error(`There is no ${words} among ${all.map((one) => one.textContent?.trim()).join(', ')}`)
  return found
}
export const shows = (element: Element, words: string) =>
  eventually(() => textOf(element).includes(words), `${words} in: ${textOf(element)}`)

export function type(element: Element, selector: string, value: string) {
  const input = find<HTMLInputElement>(element, selector)
  if (!input) throw new Error(`There is no ${selector}`)
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
export const press = (element: Element, selector: string) => find<HTMLElement>(element, selector)?.click()

/** From nothing to signed in. */
export async function signIn(element: MadeLogin, code = CODE) {
  await eventually(() => find(element, '#email'), 'the address')
  type(element, '#email', 'frida@eksempel.dk')
  press(element, '[part=submit]')
  await eventually(() => find(element, '#code'), 'the code')
  type(element, '#code', code)
  press(element, '[part=submit]')
}
