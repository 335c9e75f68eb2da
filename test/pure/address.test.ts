import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type AddressMove,
  changeSearch,
  createAddress,
  readParameter,
  type Surface,
} from '../../widgets/shared/address.ts'

/** As much of a window as an address needs; `refuses` is a page that may not change its address. */
function surface(
  href: string,
  { refuses = false } = {},
): Surface & { back(): void; steps: URL[]; listeners: Set<() => void> } {
  const steps = [new URL(href)]
  const listeners = new Set<() => void>()
  let at = 0
  const go = (by: 0 | 1) => (_state: unknown, _title: string, next?: string | URL | null) => {
    if (refuses) throw new Error('SecurityError')
    at += by
    steps.splice(at, Infinity, new URL(next ?? ''))
  }
  return {
    get location() {
      return steps[at] as URL
    },
    history: { state: { router: 7 }, pushState: go(1), replaceState: go(0) },
    addEventListener: (_name: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => void listeners.delete(listener),
    back() {
      at--
      for (const listener of listeners) listener()
    },
    steps,
    listeners,
  }
}

const changed: [string, Parameters<typeof changeSearch>[1], string][] = [
  ['', { job: '1042' }, '?job=1042'],
  ['?job=1042', { job: null }, ''],
  ['?a&utm=x%20y&b=1+2', { q: 'cykel sti' }, '?a&utm=x%20y&b=1+2&q=cykel+sti'],
  ['?category=it&page=3&category=jura', { category: ['teknik', 'it'] }, '?page=3&category=teknik&category=it'],
  ['?q=%C3%A6&list2.q=b', { 'list2.q': 'ø&=#' }, '?q=%C3%A6&list2.q=%C3%B8%26%3D%23'],
  ['?list2%2Eq=b', { 'list2.q': null }, ''],
  ['?q=a&page=3&category=it', { q: 'a', category: ['it', 'jura'] }, '?q=a&page=3&category=it&category=jura'],
  ['?q=a&page=3', { q: 'a', show: null }, '?q=a&page=3'],
  ['?broken=%E0%A4%A', { q: 'x' }, '?broken=%E0%A4%A&q=x'],
]
for (const [search, changes, expected] of changed)
  test(`${search || 'an empty search'} with ${JSON.stringify(changes)} becomes ${expected || 'empty'}`, () =>
    assert.equal(changeSearch(search, changes), expected))

test('values are read decoded and in order', () => {
  assert.deepEqual(readParameter('?c=a&d=1&c=b+%C3%A5', 'c'), ['a', 'b å'])
  assert.deepEqual(readParameter('?c', 'c'), [''])
  assert.deepEqual(readParameter('?c=a=b', 'c'), ['a=b'])
  assert.deepEqual(readParameter('', 'c'), [])
})

test('a push is a step, a replace is not, and the hash and foreign parameters stay', () => {
  const page = surface('https://cykel.example.dk/job?utm_source=nyhed#liste')
  const address = createAddress(page)
  address.push({ job: '7' })
  address.replace({ q: 'x' })
  assert.deepEqual(
    page.steps.map(({ href }) => href),
    [
      'https://cykel.example.dk/job?utm_source=nyhed#liste',
      'https://cykel.example.dk/job?utm_source=nyhed&job=7&q=x#liste',
    ],
  )
  assert.equal(address.get('job'), '7')
  assert.equal(address.href({ job: null }), 'https://cykel.example.dk/job?utm_source=nyhed&q=x#liste')
})

test('a change to what already is makes no step', () => {
  const page = surface('https://cykel.example.dk/?job=7')
  createAddress(page).push({ job: '7' })
  assert.equal(page.steps.length, 1)
})

test('everyone who listens hears of pushes, replaces and travels until they stop', () => {
  const page = surface('https://cykel.example.dk/')
  const address = createAddress(page)
  const heard: AddressMove[] = []
  const stop = address.subscribe((how) => heard.push(how))
  address.push({ job: '7' })
  address.replace({ job: '8' })
  page.back()
  assert.deepEqual(heard, ['push', 'replace', 'travel'])
  stop()
  address.push({ job: '9' })
  assert.equal(heard.length, 3)
  assert.equal(page.listeners.size, 0)
})

test('where the page may not change its address, the choice is kept all the same', () => {
  const address = createAddress(surface('https://cykel.example.dk/?a=1', { refuses: true }))
  address.push({ q: 'sti' })
  assert.equal(address.get('q'), 'sti')
  assert.equal(address.get('a'), '1')
})
