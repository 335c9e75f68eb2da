import type { Institution } from '../../../server/contract/institution.ts'
import '../../../widgets/application-form/define.ts'
import '../../../widgets/career-page/define.ts'
import '../../../widgets/job-ad/define.ts'
import type { OpslagElement } from '../../../widgets/shared/element.ts'
import { deepEqual, equal, eventually, ok } from '../../support/assert.ts'
import { addressOf, fullJob } from '../job-ad/examples.ts'
import { fakeApi, institution, jobs, NOW } from '../job-list/examples.ts'

const TAGS: [tag: string, search: string][] = [
  ['opslag-job-list', ''],
  ['opslag-job-ad', '?job=1042'],
  ['opslag-application-form', '?apply=1042'],
  ['opslag-career-page', ''],
  ['opslag-career-page', '?job=1042'],
]

describe('an institution whose connection has not been tested', () => {
  const warnings: string[] = []
  const { warn } = console
  const title = document.title
  let element: OpslagElement & { shadowRoot: ShadowRoot }

  before(() => {
    console.warn = (text: string) => warnings.push(text)
  })
  after(() => {
    console.warn = warn
  })
  afterEach(() => element.remove())

  function make(tag: string, search: string, testPages: Institution['testPages']) {
    element = document.createElement(tag) as typeof element
    const api = fakeApi(jobs(3), {
      institution: async (_slug, lang) => institution(lang, { testPages }),
      job: async () => fullJob,
    })
    Object.assign(element, { institution: 'cykelstyrelsen', api, address: addressOf(search), now: () => NOW })
    element.innerHTML = '<a href="/portal">Se vores ledige stillinger</a>'
    document.body.append(element)
  }

  /** What is seen of it, in what it holds too. */
  const seen = (root: ParentNode): string[] =>
    [...root.querySelectorAll('#count, #title, .message, article, form')]
      .map((one) => one.id || one.localName)
      .concat([...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? seen(one.shadowRoot) : [])))
  const isLinkSeen = () => (element.firstElementChild as HTMLElement).getBoundingClientRect().height > 0

  for (const [tag, search] of TAGS) {
    const name = `<${tag}>${search}`
    it(`shows nothing in ${name} but the page's own link, on a page that is none of its test pages`, async () => {
      for (const pages of [[], [`${location.origin}/another`, `${location.origin}/x${location.pathname}`]]) {
        const errors: Event[] = []
        make(tag, search, pages)
        element.addEventListener('opslag-error', (event) => errors.push(event))
        await eventually(() => element.shadowRoot.firstElementChild?.localName === 'slot', 'the link alone')
        await new Promise((resolve) => setTimeout(resolve, 50))
        deepEqual(seen(element.shadowRoot), [])
        ok(isLinkSeen(), 'the link is seen')
        equal(errors.length, 0)
        equal(document.title, title)
        equal(document.head.querySelector('script[type="application/ld+json"]'), null)
        element.remove()
      }
    })

    it(`shows its jobs in ${name} on its test pages, with a slash at the end or without`, async () => {
      const here = location.origin + location.pathname.replace(/\/$/, '')
      for (const page of [here, `${here}/`]) {
        make(tag, search, [`${location.origin}/another`, page])
        await eventually(() => seen(element.shadowRoot).some((one) => /^(?:count|title)$/.test(one)), 'the picture')
        element.remove()
      }
    })
  }

  it('says so once on a page, in a sentence', () => {
    equal(warnings.length, 1)
    ok(/^Opslag: cykelstyrelsen is in test\b[\w ,]+\.$/.test(warnings[0] ?? ''), warnings[0])
  })
})
