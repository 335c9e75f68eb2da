import { at, CODE, FRIDA, session } from '../../../demo/showroom/data/account.ts'
import { MIDDAY } from '../../../demo/showroom/data/institution.ts'
import type { Institution } from '../../../server/contract/institution.ts'
import type { FieldCode, ProblemCode } from '../../../server/contract/problem.ts'
import { type Api, ApiError, LostLineError } from '../../../widgets/shared/api.ts'
import { sessionAt } from '../../../widgets/shared/session.ts'
import { fakeApi, institution } from '../job-list/examples.ts'

export { at, CODE, FRIDA }
export const NOON = MIDDAY
export const V1 = '/v1/institutions/cykelstyrelsen'

export const refused = (
  code: ProblemCode,
  fields?: { path: string; code: FieldCode }[],
  retryAfter?: number,
): ApiError =>
  new ApiError({ type: '', title: code, status: 400, code, requestId: 'req-7', ...(fields && { fields }) }, retryAfter)

export type Answer = (body: Record<string, unknown>, init: RequestInit) => unknown

/** A server that answers by `METHOD path`; what is thrown is refused, what it does not know never arrives. */
export function desk(answers: Record<string, Answer>, change: Partial<Institution> = {}) {
  const asked: { what: string; body: Record<string, unknown>; init: RequestInit }[] = []
  const all: Record<string, Answer> = {
    [`POST ${V1}/sessions/resume`]: () => ({ session: null }),
    [`POST ${V1}/sign-ins`]: () => ({ id: 'sign-in-1', key: 'key-1', expiresAt: at(1) }),
    [`POST ${V1}/sign-ins/sign-in-1/code`]: () => session,
    'DELETE /v1/candidate/session': () => false,
    ...answers,
  }
  const api: Api = {
    ...fakeApi(),
    institution: async (_slug, lang) => institution(lang, change),
    async call(path, _ms, init) {
      const what = `${init.method} ${path.split('?')[0]}`
      const body = typeof init.body === 'string' ? JSON.parse(init.body) : {}
      asked.push({ what, body, init })
      const answer = all[what]
      if (!answer) throw new LostLineError('offline')
      return answer(body, init)
    },
  }
  return {
    api,
    answers: all,
    asked: (what: string) => asked.filter((one) => one.what === what),
    /** Somebody signs in by another element of the page. */
    async signIn() {
      const keeper = sessionAt(api, 'cykelstyrelsen', () => NOON)
      await keeper.start(FRIDA, 'da')
      await keeper.enter(CODE)
      return keeper
    },
  }
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

export function buttonOf(element: Element, words: string): HTMLElement {
  const all = [...(element.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('button, a')]
  const found = all.find((one) => one.textContent?.replace(/\s+/g, ' ').trim().startsWith(words) && one.offsetParent)
  if (!found) throw new Error(`There is no ${words} among ${all.map((one) => one.textContent?.trim()).join(', ')}`)
  return found
}

export function type(element: Element, selector: string, value: string): void {
  const input = find<HTMLInputElement>(element, selector)
  if (!input) throw new Error(`There is no ${selector}`)
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

export function press(element: Element, selector: string): void {
  const found = find<HTMLElement>(element, selector)
  if (!found) throw new Error(`There is no ${selector}`)
  found.click()
}
