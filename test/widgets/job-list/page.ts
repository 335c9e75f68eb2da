import { type MemoryAddress, memoryAddress } from '../../../demo/showroom/memory-address.ts'
import '../../../widgets/job-list/define.ts'
import type { JobList } from '../../../widgets/job-list/job-list.ts'
import { eventually } from '../../support/assert.ts'
import { fakeApi, NOW } from './examples.ts'

export { type MemoryAddress as TestAddress, memoryAddress as testAddress }

const made: Element[] = []

export interface MadeList extends JobList {
  api: ReturnType<typeof fakeApi>
  address: MemoryAddress
}

/** A list on the page, with a server and an address of its own unless they are given. */
export function makeList(
  settings: Partial<JobList> & { lang?: string } = {},
  inside: Element = document.body,
): MadeList {
  const list = document.createElement('opslag-job-list') as MadeList
  Object.assign(list, {
    institution: 'cykelstyrelsen',
    api: fakeApi(),
    address: memoryAddress(),
    now: () => NOW,
    ...settings,
  })
  list.innerHTML = '<a href="/portal">Se vores ledige stillinger</a>'
  inside.append(list)
  made.push(list)
  return list
}

/** A list whose jobs, or whose lack of them, have come, and whose filters hold what can be chosen. */
export async function shownList(settings: Parameters<typeof makeList>[0] = {}): Promise<MadeList> {
  const list = makeList(settings)
  await settled(list)
  await unfold(list)
  return list
}

/** Touches the filters, which hold their choices from then on. */
export async function unfold(list: Element): Promise<void> {
  find(list, '#filters')?.click()
  await (list as JobList).updateComplete
}

export async function settled(list: JobList): Promise<void> {
  await list.updateComplete
  await eventually(() => find(list, '#count, .message') && !find(list, '[aria-busy=true]'), 'the list to settle')
  await list.updateComplete
}

export function removeMade(): void {
  for (const element of made.splice(0)) element.remove()
}

export const find = <E extends HTMLElement = HTMLElement>(list: Element, selector: string): E | null =>
  list.shadowRoot?.querySelector<E>(selector) ?? null

export const all = <E extends HTMLElement = HTMLElement>(list: Element, selector: string): E[] => [
  ...(list.shadowRoot?.querySelectorAll<E>(selector) ?? []),
]

export const text = (node: Element | null | undefined): string => node?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
export const titles = (list: Element): string[] => all(list, '[part=title]').map(text)

/** Ticks or unticks a filter as a visitor does. */
export function tick(list: Element, filter: string, value: string): void {
  find<HTMLInputElement>(list, `input[name=${filter}][value=${value}]`)?.click()
}

/** Writes in the search field as a visitor does. */
export function write(list: Element, words: string): void {
  const field = find<HTMLInputElement>(list, '#q')
  if (!field) throw new Error('there is no search field')
  field.value = words
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
