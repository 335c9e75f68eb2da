import { ALL, type Form, membershipIn, plainForm, pool } from '../../../demo/showroom/data/pools.ts'
import type { PoolMembership } from '../../../server/contract/talent-pool.ts'
import { noAnswers } from '../../../widgets/shared/sign-up/answers.ts'
import { heldFor } from '../../../widgets/shared/sign-up/held.ts'
import type { TalentPool } from '../../../widgets/talent-pool/talent-pool.ts'
import { eventually } from '../../support/assert.ts'
import { type TestAddress, testAddress } from '../job-list/page.ts'
import { type Answer, at, CODE, desk, find, NOON, refused, textOf, V1 } from '../sign-up/desk.ts'

export { longForm, plainForm, pool } from '../../../demo/showroom/data/pools.ts'

export const POOLS = `GET ${V1}/talent-pools`
export const poolAt = (key = 'ingenioerer'): string => `${POOLS}/${key}`
export const JOIN = `POST ${V1}/talent-pools/ingenioerer/members`
export const TYPED = `${JOIN}/member-1/code`

export const membership = (change: Partial<PoolMembership> = {}): PoolMembership => membershipIn('da', change)

let servers = 0

/** Each at an address of its own: what is typed is kept by it. */
export function server(form: Form | null = plainForm, change: Record<string, Answer> = {}) {
  const made = desk({
    [POOLS]: () => ({ items: ALL }),
    [poolAt()]: () => pool(form),
    [poolAt('vaek')]: () => {
      throw refused('not-found')
    },
    [JOIN]: (_, init) =>
      new Headers(init.headers).has('authorization') ? membership() : { id: 'member-1', expiresAt: at(168) },
    [TYPED]: ({ code }) => {
      if (code !== CODE) throw refused('invalid', [{ path: 'code', code: 'invalid' }])
      return membership()
    },
    'GET /v1/candidate': () => ({ name: 'Frida Fri', phone: '12345678' }),
    'GET /v1/candidate/documents': () => ({ items: [] }),
    ...change,
  })
  Object.assign(made.api, { base: `https://jobs-${++servers}.example` })
  return made
}

export interface Made extends TalentPool {
  address: TestAddress
}

const made: Element[] = []
let count = 0

export type Settings = Partial<TalentPool> & { lang?: string; search?: string }

export function place(settings: Settings = {}): Made {
  const { search = '', ...rest } = settings
  const element = document.createElement('opslag-talent-pool') as Made
  Object.assign(element, {
    institution: 'cykelstyrelsen',
    now: () => NOON,
    address: testAddress(search),
    newKey: () => `key-${++count}`,
    ...rest,
  })
  element.lang = settings.lang ?? 'da'
  element.innerHTML = '<a href="/portal/talent-pools">Emnebanker på jobportalen</a>'
  document.body.append(element)
  made.push(element)
  return element
}

export async function make(settings: Settings = {}): Promise<Made> {
  const element = place(settings)
  await eventually(() => find(element, '#title, .message'), 'a picture')
  return element
}

/** Nothing typed is left either: the browser would ask before it leaves the page. */
export function cleanUp(): void {
  for (const element of made.splice(0)) element.remove()
  for (let n = 1; n <= servers; n++)
    heldFor(`https://jobs-${n}.example`, 'cykelstyrelsen', 'ingenioerer').change(noAnswers())
}

export const shows = (element: Element, words: string): Promise<unknown> =>
  eventually(() => textOf(element).includes(words), `${words} in: ${textOf(element)}`)
