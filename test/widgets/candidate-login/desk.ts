import { applicationIn, CODE, draftIn, me, roundIn, session, summaryIn } from '../../../demo/showroom/data/account.ts'
import { MIDDAY } from '../../../demo/showroom/data/institution.ts'
import type { ProblemCode } from '../../../server/contract/problem.ts'
import type { CandidateLogin } from '../../../widgets/candidate-login/candidate-login.ts'
import { type Api, ApiError, LostLineError } from '../../../widgets/shared/api.ts'
import { eventually } from '../../support/assert.ts'
import { fakeApi, institution } from '../job-list/examples.ts'
import { type TestAddress, testAddress } from '../job-list/page.ts'

export { CODE }
export const NOON = MIDDAY

export const summary = summaryIn('da')
export const round = roundIn('da')
export const application = applicationIn('da')
export const draft = draftIn('da')

export const refused = (code: ProblemCode, fields?: { path: string; code: 'invalid' }[], retryAfter?: number) =>
  new ApiError({ type: '', title: code, status: 400, code, requestId: 'req-7', ...(fields && { fields }) }, retryAfter)

type Answer = (body: Record<string, unknown>, init: RequestInit) => unknown

/** A server that knows one person, whose code is always the same. Answers by `METHOD path`; what is thrown is refused. */
export function desk(change: Record<string, Answer> = {}, { signedIn = false } = {}) {
  const V1 = '/v1/institutions/cykelstyrelsen'
  const answers: Record<string, Answer> = {
    [`POST ${V1}/sessions/resume`]: () => ({ session: signedIn ? session : null }),
    [`POST ${V1}/sign-ins`]: () => ({ id: 'sign-in-1', key: 'key-1', expiresAt: session.idleUntil }),
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
