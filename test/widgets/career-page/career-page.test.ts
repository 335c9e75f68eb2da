import type { Job } from '../../../server/contract/job.ts'
import '../../../widgets/career-page/define.ts'
import type { CareerPage } from '../../../widgets/career-page/career-page.ts'
import { createApi } from '../../../widgets/shared/api.ts'
import type { OpslagErrorEvent } from '../../../widgets/shared/element.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { fullJob } from '../job-ad/examples.ts'
import { fakeApi, institution, job, jobs, NOW, refusal } from '../job-list/examples.ts'
import {
  all,
  find,
  pause,
  settled,
  type TestAddress,
  testAddress,
  text,
  tick,
  titles,
  unfold,
} from '../job-list/page.ts'

interface MadePage extends CareerPage {
  api: ReturnType<typeof fakeApi>
  address: TestAddress
}

const ad = (n: number): Job => ({ ...fullJob, ...job(n), title: `Stilling ${n}` })

const serving = (count = 30, change: Parameters<typeof fakeApi>[1] = {}) =>
  fakeApi(jobs(count), {
    job: async (_slug, id) => {
      const n = Number(id) - 1000
      if (n < 1 || n > count) throw refusal('not-found')
      return ad(n)
    },
    ...change,
  })

describe('opslag-career-page', () => {
  const made: Element[] = []
  const pageTitle = document.title

  function make(settings: Partial<CareerPage> & { lang?: string } = {}): MadePage {
    const page = document.createElement('opslag-career-page') as MadePage
    Object.assign(page, {
      institution: 'cykelstyrelsen',
      api: serving(),
      address: testAddress(),
      now: () => NOW,
      ...settings,
    })
    page.innerHTML = '<a href="/portal">Se vores ledige stillinger</a>'
    document.body.append(page)
    made.push(page)
    return page
  }

  const listOf = (page: Element) =>
    find(page, 'opslag-job-list') as unknown as HTMLElement & { updateComplete: Promise<boolean> }
  const adOf = (page: Element) => find(page, 'opslag-job-ad')
  const formOf = (page: Element) => find(page, 'opslag-application-form')
  const shows = (element: Element | null) => !!element && element.getBoundingClientRect().height > 0
  const headingOf = (element: Element | null) => text(element?.shadowRoot?.querySelector('#title'))

  async function withList(settings: Parameters<typeof make>[0] = {}) {
    const page = make(settings)
    await eventually(() => listOf(page)?.shadowRoot?.querySelector('#count'), 'the list')
    return page
  }

  async function openAd(page: MadePage, n: number) {
    all(listOf(page), '[part=title] a')[n]?.click()
    await eventually(() => headingOf(adOf(page)).startsWith('Stilling'), 'the ad')
  }

  /** What has focus, through the shadow roots. */
  function focused(): Element | null {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element
  }

  afterEach(() => {
    for (const element of made.splice(0)) element.remove()
    document.title = pageTitle
    scrollTo(0, 0)
  })

  it('the way to sign in is an address of the page’s own, in a new tab too', async () => {
    const page = await withList()
    const [link] = [...listOf(page).shadowRoot!.querySelectorAll<HTMLAnchorElement>('[part=links] a')].slice(-1)
    equal(link?.href, page.address.href({ login: '' }))
    link?.click()
    equal(page.address.get('login'), '')
    await eventually(() => find(page, 'opslag-candidate-login'), 'the page to sign in on')
  })

  it('opens an ad at an address of its own, with focus on its heading and the list out of sight', async () => {
    const page = await withList({ address: testAddress('?utm=nyhed&category=it') })
    const title = text(all(listOf(page), '[part=title] a')[0])
    ok(title)
    await openAd(page, 0)
    match(page.address.steps.at(-1) ?? '', /^\?utm=nyhed&category=it&job=10\d\d$/)
    equal(shows(listOf(page)), false)
    await eventually(() => focused()?.id === 'title', 'focus on the heading')
    ok(focused()?.closest('.opslag'), 'inside the ad')
  })

  it('back shows the list as it was: filters, rows, scroll and focus on the job that was open', async () => {
    const page = await withList({ address: testAddress('?show=40') })
    const row = all(listOf(page), '[part=title] a')[24] as HTMLElement
    row.scrollIntoView({ block: 'center' })
    const place = scrollY
    ok(place > 500)
    row.click()
    await eventually(() => headingOf(adOf(page)), 'the ad')
    await eventually(() => page.getBoundingClientRect().top > -40 && scrollY < place, 'the top of the ad')
    page.address.back()
    await eventually(() => shows(listOf(page)), 'the list')
    await eventually(() => focused() === row, 'focus on the title')
    equal(scrollY, place)
    equal(titles(listOf(page)).length, 30)
    equal(page.api.asked.jobs.length, 1, 'nothing is asked for again')
    equal(adOf(page), null)
  })

  it('an address opened fresh shows the ad without taking focus, and the list is only asked for on the way back', async () => {
    const page = make({ address: testAddress('?job=1003') })
    await eventually(() => headingOf(adOf(page)) === 'Stilling 3', 'the ad')
    await pause(50)
    equal(focused(), document.body)
    equal(page.api.asked.jobs.length, 0)
    find(adOf(page) as Element, '.back a')?.click()
    await eventually(() => titles(listOf(page) ?? page).length === 20, 'the list')
    deepEqual(page.address.steps.at(-1), '')
  })

  it('leads from the ad to the form and back, each a step of the history', async () => {
    const page = await withList()
    await openAd(page, 0)
    find(adOf(page) as Element, '[part=apply]')?.click()
    await eventually(() => headingOf(formOf(page)), 'the form')
    const id = page.address.get('apply')
    deepEqual(page.address.steps, ['', `?job=${id}`, `?apply=${id}`])
    await eventually(() => focused()?.id === 'title', 'focus on the heading of the form')
    page.address.back()
    await eventually(() => headingOf(adOf(page)), 'the ad again')
    equal(formOf(page), null)
  })

  it('the fresh address of a form shows the form', async () => {
    const page = make({ address: testAddress('?apply=1002') })
    await eventually(() => headingOf(formOf(page)), 'the form')
    equal(adOf(page), null)
    equal(listOf(page), null)
  })

  it('goes from one ad to another, and says so when there is no such job', async () => {
    const page = make({ address: testAddress('?job=1001') })
    await eventually(() => headingOf(adOf(page)) === 'Stilling 1', 'the first')
    page.address.push({ job: '1002' })
    await eventually(() => headingOf(adOf(page)) === 'Stilling 2', 'the second')
    page.address.push({ job: '9999' })
    await eventually(() => headingOf(adOf(page)) && headingOf(adOf(page)) !== 'Stilling 2', 'what says so')
    equal(document.title, pageTitle)
  })

  it("puts the job before the page's own title, and gives the page its title back", async () => {
    document.title = 'Job i Cykelstyrelsen'
    const page = await withList()
    await openAd(page, 0)
    const title = headingOf(adOf(page))
    await eventually(() => document.title === `${title} – Job i Cykelstyrelsen`, 'the title')
    page.address.back()
    await eventually(() => document.title === 'Job i Cykelstyrelsen', 'the old title')
    await openAd(page, 1)
    await eventually(() => document.title.startsWith('Stilling'), 'the title again')
    document.title = 'Siden har selv skiftet titel'
    page.address.back()
    await eventually(() => shows(listOf(page)), 'the list')
    equal(document.title, 'Siden har selv skiftet titel')
    await openAd(page, 1)
    await eventually(() => document.title.startsWith('Stilling'), 'the title a third time')
    page.remove()
    equal(document.title, 'Siden har selv skiftet titel')
  })

  it('hands what its own tag says to what it holds', async () => {
    const page = await withList({ department: 'drift', headingLevel: 3, links: 'agent', medium: 'jobnet', lang: 'en' })
    deepEqual(page.api.asked.jobs[0]?.department, ['drift'])
    equal(find(listOf(page), '#count')?.localName, 'h3')
    deepEqual(all(listOf(page), '[part=links] a').map(text), ['Be told of new positions'])
    page.setAttribute('department', 'stab')
    await eventually(() => page.api.asked.jobs.at(-1)?.department?.join() === 'stab', 'the new department')
    page.setAttribute('lang', 'da')
    await eventually(() => text(find(listOf(page), '#count')).endsWith('stillinger'), 'the new language')
  })

  it('asks once for the institution and once for the job, however many of its elements need them', async () => {
    const fetched: string[] = []
    const json = (body: unknown) =>
      new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
    const api = createApi('https://jobs.eksempel.dk', async (input) => {
      const { pathname } = new URL(String(input))
      fetched.push(pathname)
      if (pathname.endsWith('/jobs')) return json({ items: jobs(2), total: 2, next: null })
      return json(pathname.includes('/jobs/') ? ad(1) : institution())
    })
    const page = document.createElement('opslag-career-page')
    Object.assign(page, { institution: 'cykelstyrelsen', api, address: testAddress('?job=1001'), now: () => NOW })
    document.body.append(page)
    made.push(page)
    await eventually(() => document.title.startsWith('Stilling 1'), 'the title')
    await eventually(() => headingOf(adOf(page)) === 'Stilling 1', 'the ad')
    find(adOf(page) as Element, '.back a')?.click()
    await eventually(() => titles(listOf(page) ?? page).length === 2, 'the list')
    const root = '/v1/institutions/cykelstyrelsen'
    deepEqual(fetched.sort(), [root, `${root}/jobs`, `${root}/jobs/1001`])
  })

  it('a filter in the list is no reason to move focus or scroll', async () => {
    const page = await withList()
    scrollTo(0, 200)
    const before = scrollY
    await unfold(listOf(page))
    tick(listOf(page), 'category', 'it')
    await eventually(() => page.address.steps.length === 2, 'the filter')
    await pause(50)
    equal(scrollY, before)
    equal(shows(listOf(page)), true)
  })

  it('keeps the link between the tags while the list is on its way', async () => {
    const page = make({ api: serving(1, { jobs: () => new Promise(() => {}) }) })
    await eventually(() => listOf(page), 'the list')
    await listOf(page).updateComplete
    ok(shows(page.querySelector('a')))
  })

  it('lets the page cancel the opening of an ad', async () => {
    const page = await withList()
    page.addEventListener('job-selected', (event) => event.preventDefault(), { once: true })
    all(listOf(page), '[part=title] a')[0]?.click()
    await pause(50)
    deepEqual(page.address.steps, [''])
  })

  it('tells the page of an ad that could not be loaded', async () => {
    const told: string[] = []
    const page = make({
      address: testAddress('?job=1001'),
      api: serving(3, { job: () => Promise.reject(refusal('unavailable')) }),
    })
    page.addEventListener('opslag-error', (event) => told.push((event as OpslagErrorEvent).code))
    await eventually(() => told.length, 'the event')
    deepEqual(told, ['unavailable'])
  })

  it('opens the job agent with the search as it is, and the pools, each at an address of its own', async () => {
    const page = await withList()
    await unfold(listOf(page) as never)
    tick(listOf(page) as never, 'category', 'it')
    await settled(listOf(page) as never)
    const save = all(listOf(page), '[part=links] a')[0]
    equal(text(save), 'Gem søgningen som jobagent')
    save?.click()
    await eventually(() => headingOf(find(page, 'opslag-job-agent')) === 'Få besked om nye stillinger', 'the agent')
    equal(page.address.steps.at(-1), '?category=it&agent=new')
    ok(!shows(listOf(page)))
    await eventually(() => focused()?.id === 'title', 'focus on the heading')
    const agent = find(page, 'opslag-job-agent')
    match(text(agent?.shadowRoot?.querySelector('.filter summary')), /It og digitalisering/)
    const back = agent?.shadowRoot?.querySelector<HTMLAnchorElement>('.back a')
    equal(text(back), 'Se ledige stillinger')
    back?.click()
    await eventually(() => shows(listOf(page)), 'the list')
    equal(page.address.steps.at(-1), '?category=it')
    page.address.push({ pool: '' })
    await eventually(() => find(page, 'opslag-talent-pool')?.shadowRoot?.querySelector('.message'), 'the pools')
    ok(!find(page, 'opslag-job-agent'))
    page.address.back()
    await eventually(() => shows(listOf(page)), 'the list')
  })

  it('two lists, one of them in a career page, keep apart', async () => {
    const address = testAddress()
    const page = await withList({ address, id: 'karriere' })
    const other = document.createElement('opslag-job-list')
    Object.assign(other, { institution: 'cykelstyrelsen', api: fakeApi(jobs(9)), address, now: () => NOW })
    document.body.append(other)
    made.push(other)
    await settled(other as never)
    await Promise.all([unfold(listOf(page)), unfold(other)])
    tick(listOf(page), 'category', 'it')
    tick(other, 'category', 'jura')
    await eventually(() => titles(other).length === 3, 'the other list')
    equal(address.steps.at(-1), '?karriere.category=it&list2.category=jura')
  })
})
