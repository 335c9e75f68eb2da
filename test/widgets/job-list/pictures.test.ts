import type { JobList as JobPage } from '../../../server/contract/job.ts'
import { LostLineError } from '../../../widgets/shared/api.ts'
import type { OpslagErrorEvent } from '../../../widgets/shared/element.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { fakeApi, institution, job, jobs, refusal } from './examples.ts'
import {
  all,
  find,
  makeList,
  pause,
  removeMade,
  settled,
  shownList,
  testAddress,
  text,
  tick,
  titles,
  unfold,
} from './page.ts'

describe('the pictures of opslag-job-list', () => {
  afterEach(() => {
    removeMade()
    document.documentElement.lang = ''
  })

  it('shows each job with title, department, location, category, employment and deadline in words and exactly', async () => {
    const list = await shownList({ api: fakeApi([job(3)]) })
    deepEqual(titles(list), ['Udvikler til vores åbne trafikdata'])
    deepEqual(all(list, '[part=details] li').map(text), [
      'Direktionens stab',
      'København',
      'It og digitalisering',
      'Fastansættelse, deltid',
    ])
    equal(text(find(list, '[part=deadline]')), 'Ansøgningsfrist om 3 dage 24. november 2026 kl. 23.59')
    equal(find(list, 'time')?.getAttribute('datetime'), '2026-11-24T22:59:59.999Z')
    equal(text(find(list, '#count')), '1 ledig stilling')
  })

  it('speaks English whole under lang="en", and Danish again when the page changes its language', async () => {
    document.documentElement.lang = 'en'
    const list = await shownList({ api: fakeApi(jobs(25)), address: testAddress('?category=it') })
    const english = text(find(list, '.opslag'))
    for (const part of [
      /^Search for a job Search Filters \(1 chosen\) Category: IT and digitalisation/,
      /Location: All .* Department: All .* Employment: All Employment PermanentFixed-term Clear filters/,
      /8 positions Sort by DeadlineNewestTitle/,
      /Application deadline today, in 14 hours 21 November 2026 at 23:59/,
      /Save the search as a job agent Sign in as an applicant/,
    ])
      match(english, part)
    for (const danish of ['Søg', 'Filtre', 'Sted', 'Afdeling', 'Alle', 'Ryd', 'frist', 'ledige', 'Vis', 'Log ind'])
      ok(!english.includes(` ${danish} `), `"${danish}" stands in the English list`)
    document.documentElement.lang = 'da'
    await eventually(() => text(find(list, '#count')) === '8 ledige stillinger', 'Danish')
    deepEqual(list.api.asked.institution, ['cykelstyrelsen en', 'cykelstyrelsen da'])
    equal(find(list, '.opslag')?.lang, 'da')
  })

  it('takes its language through the shadow root it stands in', async () => {
    const host = document.createElement('div')
    host.lang = 'en-GB'
    document.body.append(host)
    const inside = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('section'))
    const list = makeList({}, inside)
    await settled(list)
    equal(text(find(list, '#count')), '5 positions')
    host.lang = 'da'
    await eventually(() => text(find(list, '#count')) === '5 ledige stillinger', 'Danish')
    host.remove()
  })

  it('marks a title whose language is another than the screen', async () => {
    const list = await shownList({ api: fakeApi([job(1, { language: 'en' }), job(2)]) })
    deepEqual(
      all(list, '[part=title] a').map((title) => title.getAttribute('lang')),
      ['en', null],
    )
  })

  it('keeps the link between the tags while pending and after an error, and hides it when the jobs are there', async () => {
    let answer: (page: JobPage) => void = () => {}
    const list = makeList({ api: fakeApi([], { jobs: () => new Promise((resolve) => (answer = resolve)) }) })
    await list.updateComplete
    const link = list.querySelector('a') as HTMLElement
    ok(link.getBoundingClientRect().height > 0, 'the link shows at once')
    equal(find(list, '.hint'), null, 'and a quick answer finds it so')
    await eventually(() => /Henter ledige stillinger/.test(text(find(list, '.opslag'))), 'what is said of a slow one')
    ok(link.getBoundingClientRect().height > 0, 'the link shows while pending')
    answer({ items: jobs(1), total: 1, next: null })
    await settled(list)
    equal(link.getBoundingClientRect().height, 0)
    list.institution = 'en-anden'
    list.api.jobs = () => Promise.reject(new LostLineError('offline'))
    await eventually(() => find(list, '.message'), 'the error')
    ok(link.getBoundingClientRect().height > 0, 'the link shows after an error')
  })

  it('says what went wrong, tells the page, and loads on "Prøv igen"', async () => {
    let works = false
    const api = fakeApi(jobs(2))
    const answer = api.jobs
    api.jobs = (slug, query) => (works ? answer(slug, query) : Promise.reject(refusal('unavailable', 'req-42')))
    const told: string[] = []
    document.addEventListener('opslag-error', (event) => told.push((event as OpslagErrorEvent).code), { once: true })
    const list = await shownList({ api })
    match(
      text(find(list, '.message')),
      /Stillingerne kunne ikke hentes Systemet svarer ikke lige nu.*Fejlnummer: req-42/,
    )
    equal(text(find(list, '[role=alert]')), 'Stillingerne kunne ikke hentes')
    deepEqual(told, ['unavailable'])
    const pressed = find(list, '.message button')
    pressed?.focus()
    pressed?.click()
    await eventually(() => !pressed?.isConnected && find(list, '.message button'), 'the next refusal')
    await eventually(() => list.shadowRoot?.activeElement?.textContent === 'Prøv igen', 'focus on its button')
    works = true
    find(list, '.message button')?.click()
    await eventually(() => titles(list).length === 2, 'the jobs')
    equal(list.shadowRoot?.activeElement?.id, 'count')
    equal(text(find(list, '[role=alert]')), '')
  })

  it('tells a lost line and an unknown institution from a server that does not answer', async () => {
    for (const [error, sentence] of [
      [new LostLineError('offline'), /Der er ingen forbindelse/],
      [new LostLineError('timeout'), /Systemet svarer ikke/],
      [refusal('unknown-institution'), /en institution, som ikke findes/],
    ] as const) {
      const list = await shownList({ api: fakeApi([], { institution: () => Promise.reject(error) }) })
      match(text(find(list, '.message')), sentence)
    }
  })

  it('keeps search and filters on the screen when a new search fails', async () => {
    const list = await shownList()
    list.api.jobs = () => Promise.reject(new LostLineError('timeout'))
    tick(list, 'category', 'it')
    await eventually(() => find(list, '.message'), 'the error')
    ok(find(list, '#q'), 'the search field is there')
    ok(find<HTMLInputElement>(list, 'input[value=it]')?.checked, 'the filter is still chosen')
  })

  it('says so when nothing is vacant, and when nothing matches, with a way out of the filters', async () => {
    const nothing = await shownList({ api: fakeApi([]) })
    match(text(find(nothing, '.opslag')), /0 ledige stillinger Der er ingen ledige stillinger lige nu/)
    equal(text(find(nothing, '.search')).includes('Ryd filtre'), false)
    removeMade()
    const filtered = await shownList({ address: testAddress('?q=astronaut&x=1') })
    match(text(find(filtered, '.opslag')), /0 ledige stillinger Ingen stillinger passer til din søgning/)
    all(filtered, '.search button').at(-1)?.click()
    await eventually(() => titles(filtered).length === 5, 'all jobs')
    deepEqual(filtered.address.steps, ['?q=astronaut&x=1', '?x=1'])
    equal(filtered.shadowRoot?.activeElement?.id, 'q')
  })

  it('announces the number of jobs politely, once for each answer', async () => {
    const list = makeList()
    await list.updateComplete
    const region = find(list, '[role=status]') as HTMLElement
    equal(text(region), '')
    const announced: string[] = []
    new MutationObserver(() => announced.push(text(region))).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    })
    await settled(list)
    equal(find(list, '[role=status]'), region, 'the region stays the same element')
    await unfold(list)
    tick(list, 'category', 'teknik')
    await eventually(() => announced.length === 2, 'two announcements')
    tick(list, 'category', 'teknik')
    await eventually(() => announced.length === 3, 'three announcements')
    deepEqual(announced, ['5 ledige stillinger', '2 ledige stillinger', '5 ledige stillinger'])
  })

  it('gives its headings the levels that the page asks for', async () => {
    const tags = (list: HTMLElement) => all(list, ':is(h1,h2,h3,h4,h5,h6)').map((heading) => heading.localName)
    deepEqual(tags(await shownList({ api: fakeApi(jobs(1)) })), ['h2', 'h3'])
    deepEqual(tags(await shownList({ api: fakeApi(jobs(1)), headingLevel: 4 })), ['h4', 'h5'])
    deepEqual(tags(await shownList({ api: fakeApi(jobs(1)), headingLevel: 9 })), ['h6', 'h6'])
    deepEqual(tags(await shownList({ api: fakeApi(jobs(1)), headingLevel: 1 })), ['h2', 'h3'])
  })

  it('shows the links to job agent and login that the tag asks for and the institution has', async () => {
    const names = async (settings: Parameters<typeof shownList>[0]) =>
      all(await shownList(settings), '[part=links] a').map(text)
    deepEqual(await names({}), ['Få besked om nye stillinger', 'Log ind som ansøger'])
    deepEqual(await names({ links: 'none' }), [])
    deepEqual(await names({ links: 'login' }), ['Log ind som ansøger'])
    deepEqual(await names({ links: 'agent' }), ['Få besked om nye stillinger'])
    const links = { portal: 'https://jobs.eksempel.dk/', agent: null, login: null }
    const without = fakeApi(jobs(1), { institution: async () => institution('da', { links }) })
    deepEqual(await names({ api: without }), [])
  })

  it('saves the search as a job agent: at the portal, with what is chosen, or in this page where an agent stands on it', async () => {
    const address = testAddress('?q=bro&category=it&category=jura&page=7')
    const list = await shownList({ address, medium: 'avis' })
    const link = () => find<HTMLAnchorElement>(list, '[part=links] a')
    equal(text(link()), 'Gem søgningen som jobagent')
    equal(
      link()?.href,
      'https://jobs.eksempel.dk/portal/cykelstyrelsen/agent?q=bro&category=it&category=jura&medium=avis',
    )
    const agent = document.createElement('opslag-job-agent')
    agent.setAttribute('institution', 'cykelstyrelsen')
    document.body.append(agent)
    list.requestUpdate()
    await list.updateComplete
    equal(new URL(link()?.href ?? '').search, '?q=bro&category=it&category=jura&page=7&agent=new')
    link()?.click()
    equal(address.get('agent'), 'new')
    agent.remove()
  })

  it('leads to a talent pool that stands among the jobs: to its own address, or in this page where its element stands', async () => {
    const url = 'https://jobs.eksempel.dk/portal/cykelstyrelsen/talent-pools/elever'
    const row = job(1, { kind: 'talent-pool', pool: 'elever', deadline: null, url })
    const list = await shownList({ api: fakeApi([row]) })
    const link = () => find<HTMLAnchorElement>(list, '[part=title] a')
    equal(link()?.href, url)
    for (const [pool, isHere] of [
      ['andre', false],
      ['', true],
    ] as const) {
      const element = document.createElement('opslag-talent-pool')
      element.setAttribute('institution', 'cykelstyrelsen')
      element.setAttribute('pool', pool)
      document.body.append(element)
      list.requestUpdate()
      await list.updateComplete
      equal(link()?.href, isHere ? 'https://cykel.example.dk/job?pool=elever' : url)
      element.remove()
    }
  })

  it('indents the departments by their depth, and leaves a filter with nothing to choose out', async () => {
    const list = await shownList()
    deepEqual(
      all(list, '.option:has([name=department])').map((option) => [text(option), option.className]),
      [
        ['Drift', 'option depth-0'],
        ['Veje og stier', 'option depth-1'],
        ['Vintertjeneste', 'option depth-2'],
        ['Direktionens stab', 'option depth-0'],
      ],
    )
    const few = fakeApi(jobs(1), { institution: async () => institution('da', { locations: [], categories: [] }) })
    deepEqual(
      all(await shownList({ api: few }), 'summary').map((one) => text(one).split(':')[0]),
      ['Afdeling', 'Ansættelse'],
    )
  })

  it('tells a deadline that is near from others, and says nothing in words once it has passed by this clock', async () => {
    const past = job(1, { deadline: '2026-11-20T22:59:59.999Z' })
    const list = await shownList({ api: fakeApi([job(3), job(4), past, job(5, { deadline: null })]) })
    deepEqual(
      all(list, '[part=deadline]').map((when) => [text(when), !!when.querySelector('.soon')]),
      [
        ['Ansøgningsfrist om 3 dage 24. november 2026 kl. 23.59', true],
        ['Ansøgningsfrist om 9 dage 30. november 2026 kl. 23.59', false],
        ['Ansøgningsfrist 20. november 2026 kl. 23.59', false],
        ['Ingen frist', false],
      ],
    )
  })

  it('asks for nothing without an institution, and leaves the link', async () => {
    const list = makeList({ institution: '' })
    await list.updateComplete
    await pause(20)
    deepEqual(list.api.asked, { institution: [], jobs: [], job: [] })
    ok((list.querySelector('a') as HTMLElement).getBoundingClientRect().height > 0)
  })

  it('fits a column of 280 px and makes every target at least 24 px high', async () => {
    const column = document.createElement('div')
    document.body.append(column)
    column.style.width = '280px'
    const list = makeList({ api: fakeApi(jobs(25)) }, column)
    await settled(list)
    find(list, '.toggle')?.click()
    await list.updateComplete
    for (const details of all<HTMLDetailsElement>(list, 'details')) details.open = true
    const right = column.getBoundingClientRect().right
    for (const one of all(list, 'input, button, summary, select, a, p, dd, time, h2')) {
      const box = one.getBoundingClientRect()
      if (!box.width || one.closest('.hidden')) continue
      ok(box.right <= right + 0.5, `${one.outerHTML.slice(0, 80)} ends ${box.right - right} px too far right`)
      const target = one.closest('label') ?? one
      if (one.matches('input, button, summary, select, [part=links] a'))
        ok(target.getBoundingClientRect().height >= 24, `${one.outerHTML.slice(0, 80)} is too low`)
    }
    equal(find(list, 'ul')?.scrollWidth, find(list, 'ul')?.clientWidth)
    column.remove()
  })

  it('hides the filters in a narrow column behind a button that says how many are chosen', async () => {
    const column = document.createElement('div')
    column.style.width = '340px'
    document.body.append(column)
    const list = makeList({ address: testAddress('?category=it&location=odense') }, column)
    await settled(list)
    const toggle = find(list, '.toggle') as HTMLElement
    equal(text(toggle), 'Filtre (2 valgt)')
    const shows = () => (find(list, '.filters') as HTMLElement).getBoundingClientRect().height > 0
    equal(shows(), false)
    toggle.click()
    await list.updateComplete
    equal(shows(), true)
    equal(toggle.getAttribute('aria-expanded'), 'true')
    column.style.width = '900px'
    equal(toggle.getBoundingClientRect().height, 0)
    equal(shows(), true)
    column.remove()
  })
})
