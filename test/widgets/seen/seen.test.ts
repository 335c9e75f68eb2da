import '../../../widgets/application-form/define.ts'
import '../../../widgets/job-ad/define.ts'
import '../../../widgets/job-list/define.ts'
import { deepEqual, equal, eventually } from '../../support/assert.ts'
import { addressOf, FakeApi, fullJob, NOON } from '../job-ad/examples.ts'

let isDriven = false
Object.defineProperty(navigator, 'webdriver', { configurable: true, get: () => isDriven })
// Two pages of tests are open at once, and the browser draws only the one in front.
Object.defineProperty(document, 'visibilityState', { value: 'visible' })

/** As the browser's own, by where elements are and not by when they are drawn. */
class Watcher {
  readonly #tell: IntersectionObserverCallback
  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell
  }
  observe(target: Element) {
    let was = false
    setInterval(() => {
      const { top, bottom, width } = target.getBoundingClientRect()
      const isIntersecting = width > 0 && bottom >= 0 && top <= innerHeight
      if (isIntersecting === was) return
      was = isIntersecting
      this.#tell([{ target, isIntersecting } as IntersectionObserverEntry], this as never)
    }, 20)
  }
}
Object.assign(globalThis, { IntersectionObserver: Watcher })
await import('../../../widgets/seen/define.ts')

const other = { ...fullJob, id: '1043' }
const made: Element[] = []

function make(tag: string, api: FakeApi, settings: Record<string, unknown> = {}): HTMLElement {
  const element = document.createElement(tag)
  Object.assign(element, { institution: 'cykelstyrelsen', now: () => NOON, address: addressOf(), api, ...settings })
  document.body.append(element)
  made.push(element)
  return element
}

const told = (api: FakeApi) => api.calls.filter(({ path }) => path.endsWith('/views')).map(({ body }) => body)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** Longer than it takes to count what is counted. */
const A_WHILE = 400

afterEach(() => {
  isDriven = false
  for (const element of made.splice(0)) element.remove()
})

describe('counting', () => {
  it('tells of an ad once it has been in sight, once for each job, and of a list with what it is limited to', async () => {
    const api = new FakeApi(fullJob, other)
    const address = addressOf('?job=1042')
    make('opslag-job-list', api, { department: 'hr', medium: 'website' })
    make('opslag-job-ad', api, { address })
    equal(told(api).length, 0)
    await eventually(() => told(api).length === 2, 'list and ad to be told of')
    address.push({ job: '1043' })
    await eventually(() => told(api).length === 3, 'the other ad to be told of')
    address.push({ job: '1042' })
    make('opslag-job-ad', api, { job: '1043' })
    await pause(A_WHILE)
    deepEqual(
      told(api).sort((one, two) => (JSON.stringify(one) < JSON.stringify(two) ? -1 : 1)),
      [
        { kind: 'ad-view', job: '1042', medium: '' },
        { kind: 'ad-view', job: '1043', medium: '' },
        { kind: 'list-view', medium: 'website', department: 'hr' },
      ],
    )
    const [first] = api.calls.filter(({ path }) => path.endsWith('/views'))
    deepEqual([first?.path, first?.credentials], ['POST /v1/institutions/cykelstyrelsen/views', 'omit'])
  })

  it('tells of nothing that is out of sight or not there, and of nothing where a program looks', async () => {
    const api = new FakeApi(fullJob)
    make('opslag-job-ad', api, { job: '1042', hidden: true })
    make('opslag-job-ad', api, { job: '9999' })
    await pause(A_WHILE)
    deepEqual(told(api), [])
    isDriven = true
    make('opslag-job-ad', api, { job: '1042' })
    await pause(A_WHILE)
    deepEqual(told(api), [])
  })

  it('tells of what is scrolled to when it comes into sight', async () => {
    const api = new FakeApi(fullJob)
    const below = make('opslag-job-list', api)
    below.style.cssText = 'display:block;margin-top:400vh'
    await pause(A_WHILE)
    deepEqual(told(api), [])
    below.scrollIntoView()
    await eventually(() => told(api).length === 1, 'the list to be told of')
    scrollTo(0, 0)
  })

  it('tells that a form is begun at the first that is typed, and no more', async () => {
    const api = new FakeApi(fullJob)
    const form = make('opslag-application-form', api, { job: '1042', layout: 'one-page', medium: 'jobindex' })
    await pause(A_WHILE)
    deepEqual(told(api), [])
    await eventually(() => form.shadowRoot?.querySelector('input'), 'a field')
    for (let n = 0; n < 3; n++)
      form.shadowRoot?.querySelector('input')?.dispatchEvent(new InputEvent('input', { bubbles: true }))
    deepEqual(told(api), [{ kind: 'form-start', job: '1042', medium: 'jobindex' }])
  })
})
