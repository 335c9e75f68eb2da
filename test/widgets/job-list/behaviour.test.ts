import { sendKeys, setViewport } from '@web/test-runner-commands'
import type { JobList as JobPage } from '../../../server/contract/job.ts'
import type { JobSelectedEvent } from '../../../widgets/job-list/job-list.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { fakeApi, institution, job, jobs, page } from './examples.ts'
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
  write,
} from './page.ts'

const open = (list: Element, n: number) => {
  const details = all<HTMLDetailsElement>(list, 'details')[n] as HTMLDetailsElement
  details.open = true
  return details
}

describe('what a visitor does in opslag-job-list', () => {
  afterEach(removeMade)

  it('typing searches after a pause and replaces the address, so that back leaves the search', async () => {
    const list = await shownList({ address: testAddress('?utm=nyhed') })
    write(list, 'ju')
    write(list, ' jurist ')
    equal(list.api.asked.jobs.length, 1)
    await eventually(() => titles(list).length === 1, 'the match')
    deepEqual(titles(list), ['Jurist med blik for færdselsret og åben forvaltning'])
    deepEqual(list.address.steps, ['?utm=nyhed&q=jurist'])
    deepEqual(
      list.api.asked.jobs.map(({ q }) => q),
      ['', 'jurist'],
    )
    equal(find<HTMLInputElement>(list, '#q')?.value, ' jurist ', 'what was typed is left as it was typed')
  })

  it('Enter searches at once, as a step of its own', async () => {
    const list = await shownList()
    find(list, '#q')?.focus()
    await sendKeys({ type: 'udvikler' })
    await sendKeys({ press: 'Enter' })
    await settled(list)
    deepEqual(list.address.steps.at(-1), '?q=udvikler')
    equal(titles(list).length, 1)
    equal(list.shadowRoot?.activeElement?.id, 'q')
  })

  it('what was typed counts when a filter is chosen before the pause is over', async () => {
    const list = await shownList({ api: fakeApi(jobs(12)) })
    write(list, 'jurist')
    tick(list, 'category', 'jura')
    await settled(list)
    deepEqual(list.address.steps.at(-1), '?q=jurist&category=jura')
    equal(list.api.asked.jobs.at(-1)?.q, 'jurist')
    equal(find<HTMLInputElement>(list, '#q')?.value, 'jurist')
  })

  it('Enter on the same words is no new step, wherever they stand in the address', async () => {
    const list = await shownList({ address: testAddress('?q=udvikler&category=it') })
    find<HTMLFormElement>(list, 'form')?.requestSubmit()
    await settled(list)
    deepEqual(list.address.steps, ['?q=udvikler&category=it'])
  })

  it('a chosen filter is a step in the address, and back takes it away again', async () => {
    const list = await shownList({ api: fakeApi(jobs(12)) })
    tick(list, 'category', 'it')
    await eventually(() => titles(list).length === 4, 'the category')
    tick(list, 'location', 'odense')
    await eventually(() => titles(list).length === 2, 'the location')
    deepEqual(list.address.steps, ['', '?category=it', '?category=it&location=odense'])
    list.address.back()
    await eventually(() => titles(list).length === 4, 'the category alone')
    equal(find<HTMLInputElement>(list, '[name=location][value=odense]')?.checked, false)
    list.address.back()
    await eventually(() => titles(list).length === 12, 'all')
  })

  it('several choices of one filter are asked for together', async () => {
    const list = await shownList()
    tick(list, 'category', 'it')
    tick(list, 'category', 'jura')
    await settled(list)
    equal(list.address.steps.at(-1), '?category=it&category=jura')
    deepEqual(list.api.asked.jobs.at(-1)?.category, ['it', 'jura'])
    equal(text(all(list, 'summary')[0]), 'Kategori: 2 valgt')
  })

  it('a department means it and everything below it', async () => {
    const list = await shownList({ address: testAddress('?department=drift') })
    deepEqual(list.api.asked.jobs[0]?.department, ['drift'])
    equal(titles(list).length, 4)
  })

  it('an address that is opened fresh shows its search, filters, sorting and rows', async () => {
    const list = await shownList({
      api: fakeApi(jobs(70)),
      address: testAddress('?q=e&employmentType=fixed-term&employmentType=life&category=it%22&sort=title&show=30'),
    })
    const [asked] = list.api.asked.jobs
    deepEqual([asked?.q, asked?.employmentType, asked?.category, asked?.sort], ['e', ['fixed-term'], [], 'title'])
    equal(find<HTMLInputElement>(list, '#q')?.value, 'e')
    equal(find<HTMLSelectElement>(list, '#sort')?.value, 'title')
    equal(asked?.limit, 40)
  })

  it('sorting is a step, and the usual order is left out of the address', async () => {
    const list = await shownList()
    const select = find<HTMLSelectElement>(list, '#sort') as HTMLSelectElement
    const choose = (value: string) => {
      select.value = value
      select.dispatchEvent(new Event('change'))
    }
    choose('title')
    await eventually(() => titles(list)[0] === 'Jurist med blik for færdselsret og åben forvaltning', 'sorted titles')
    choose('deadline')
    await settled(list)
    deepEqual(list.address.steps, ['', '?sort=title', ''])
  })

  it('"Vis flere" adds the next 20, moves focus to the first of them and keeps the number in the address', async () => {
    const list = await shownList({ api: fakeApi(jobs(45)) })
    equal(titles(list).length, 20)
    equal(text(find(list, '.more')), 'Viser 20 af 45 Vis 20 flere')
    const first = all(list, '[part=job]')[0]
    find(list, '[part=more]')?.click()
    await eventually(() => titles(list).length === 40, '40 rows')
    await eventually(() => list.shadowRoot?.activeElement === all(list, '[part=title] a')[20], 'focus on row 21')
    equal(all(list, '[part=job]')[0], first, 'the first row is the same element')
    deepEqual(list.address.steps, ['?show=40'])
    equal(text(find(list, '[part=more]')), 'Vis 5 flere')
    find(list, '[part=more]')?.click()
    await eventually(() => titles(list).length === 45, 'all rows')
    equal(find(list, '[part=more]'), null)
    deepEqual(
      list.api.asked.jobs.map(({ limit, cursor }) => [limit, cursor]),
      [
        [20, undefined],
        [20, '20'],
        [20, '40'],
      ],
    )
  })

  it('more than a hundred rows in a fresh address come in pages of at most a hundred', async () => {
    const list = await shownList({ api: fakeApi(jobs(150)), address: testAddress('?show=140') })
    equal(titles(list).length, 140)
    deepEqual(
      list.api.asked.jobs.map(({ limit }) => limit),
      [100, 40],
    )
  })

  it('a new filter begins with 20 rows again', async () => {
    const list = await shownList({ api: fakeApi(jobs(100)), address: testAddress('?show=60') })
    tick(list, 'employmentType', 'permanent')
    await settled(list)
    equal(list.address.steps.at(-1), '?employmentType=permanent')
    equal(titles(list).length, 20)
  })

  it("an older answer that comes late never takes a newer one's place", async () => {
    const waiting = new Map<string, (page: JobPage) => void>()
    const list = makeList({
      api: fakeApi(jobs(9), {
        jobs: (_slug, query) => new Promise((resolve) => waiting.set(query.category?.join() ?? '', resolve)),
      }),
    })
    const answer = (key: string) => waiting.get(key)?.(page(jobs(9), { category: key ? [key] : [] }))
    await eventually(() => waiting.has(''), 'the first question')
    answer('')
    await settled(list)
    await unfold(list)
    tick(list, 'category', 'it')
    await eventually(() => waiting.has('it'), 'the second question')
    tick(list, 'category', 'it')
    tick(list, 'category', 'jura')
    await eventually(() => waiting.has('jura'), 'the third question')
    answer('jura')
    await eventually(() => titles(list).length === 3, 'the newest answer')
    const newest = titles(list)
    answer('it')
    await pause(50)
    deepEqual(titles(list), newest)
    equal(find(list, '[aria-busy]')?.getAttribute('aria-busy'), 'false')
  })

  it('limits itself to its department, also against the address', async () => {
    const list = await shownList({ department: 'drift', address: testAddress('?department=stab') })
    deepEqual(list.api.asked.jobs[0]?.department, ['drift'])
    deepEqual(
      all(list, '.option:has([name=department])').map((one) => [text(one), one.className]),
      [
        ['Veje og stier', 'option depth-0'],
        ['Vintertjeneste', 'option depth-1'],
      ],
    )
    tick(list, 'department', 'vinter')
    await eventually(() => list.api.asked.jobs.at(-1)?.department?.join() === 'vinter', 'the narrower department')
  })

  it('two lists on a page keep their filters apart, by id or by place', async () => {
    const address = testAddress()
    const first = makeList({ address, api: fakeApi(jobs(9)) })
    const second = makeList({ address, api: fakeApi(jobs(9)), id: 'vej' })
    await Promise.all([settled(first), settled(second)])
    await Promise.all([unfold(first), unfold(second)])
    tick(first, 'category', 'it')
    tick(second, 'category', 'jura')
    await eventually(() => titles(first).length === 3 && titles(second).length === 3, 'both')
    equal(address.steps.at(-1), '?list1.category=it&vej.category=jura')
    equal(find<HTMLInputElement>(first, '[value=jura]')?.checked, false)
    equal(find<HTMLInputElement>(second, '[value=jura]')?.checked, true)
  })

  it('the filters hold what can be chosen from the first that is opened, whoever opens it', async () => {
    const list = makeList({ address: testAddress('?category=it') })
    await settled(list)
    equal(all(list, '.option').length, 0)
    equal(text(all(list, 'summary')[0]), 'Kategori: It og digitalisering')
    const seen: number[] = []
    const details = all<HTMLDetailsElement>(list, 'details')
    details[0]?.addEventListener('toggle', () => seen.push(all(list, '.option').length))
    all(list, 'summary')[0]?.click()
    await eventually(() => seen.length === 1, 'the filter to open')
    equal((seen[0] ?? 0) > 4, true, 'the choices are there before the filter has opened')
    equal(find<HTMLInputElement>(list, '[value=it]')?.checked, true)

    const other = makeList()
    await settled(other)
    for (const one of all<HTMLDetailsElement>(other, 'details').slice(0, 1)) one.open = true
    await eventually(() => find(other, '[value=it]'), 'the choices of a filter that a script has opened')
  })

  it('Tab leads from the search to every filter', async () => {
    await setViewport({ width: 1000, height: 800 })
    const list = await shownList()
    find(list, '#q')?.focus()
    await sendKeys({ press: 'Tab' })
    for (const summary of all(list, 'summary')) {
      await sendKeys({ press: 'Tab' })
      equal(list.shadowRoot?.activeElement, summary)
    }
  })

  it('Escape closes an open filter and gives focus back to it', async () => {
    const list = await shownList()
    const summary = all(list, 'summary')[2] as HTMLElement
    summary.focus()
    await sendKeys({ press: 'Enter' })
    const details = summary.closest('details') as HTMLDetailsElement
    equal(details.open, true)
    await sendKeys({ press: 'Tab' })
    equal(list.shadowRoot?.activeElement?.getAttribute('value'), 'drift')
    await sendKeys({ press: 'Space' })
    await eventually(() => list.address.steps.at(-1) === '?department=drift', 'the choice by keyboard')
    equal(details.open, true, 'a choice leaves the filter open')
    await sendKeys({ press: 'Escape' })
    equal(details.open, false)
    equal(list.shadowRoot?.activeElement, summary)
  })

  it('a filter that lies over the list closes when focus leaves it, one in a narrow column does not', async () => {
    await setViewport({ width: 1000, height: 800 })
    const list = await shownList()
    const wide = open(list, 0)
    wide.querySelector('input')?.focus()
    find(list, '#sort')?.focus()
    equal(wide.open, false)
    list.style.width = '340px'
    find(list, '.toggle')?.click()
    await list.updateComplete
    const narrow = open(list, 0)
    narrow.querySelector('input')?.focus()
    find(list, '#sort')?.focus()
    equal(narrow.open, true)
  })

  it('a title leads to the portal, and a page hears of it first', async () => {
    const list = await shownList({ api: fakeApi([job(1)]), medium: 'jobnet' })
    const title = find<HTMLAnchorElement>(list, '[part=title] a') as HTMLAnchorElement
    equal(title.href, 'https://jobs.eksempel.dk/portal/cykelstyrelsen/jobs/1001?medium=jobnet')
    const heard: JobSelectedEvent[] = []
    document.addEventListener(
      'job-selected',
      (event) => {
        heard.push(event as JobSelectedEvent)
        event.preventDefault()
      },
      { once: true },
    )
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })
    title.dispatchEvent(click)
    equal(click.defaultPrevented, true)
    deepEqual([heard[0]?.job.id, heard[0]?.href, heard[0]?.composed], ['1001', title.href, true])
  })

  it('a title leads to the page that job-page names', async () => {
    const list = await shownList({ api: fakeApi([job(1)]), jobPage: '/job/vis?side=2' })
    equal(find<HTMLAnchorElement>(list, '[part=title] a')?.href, `${location.origin}/job/vis?side=2&job=1001`)
  })

  it("a title opens the ad on this page when the institution's ad stands on it, and a held key opens a tab instead", async () => {
    const ad = document.createElement('opslag-job-ad')
    ad.setAttribute('institution', 'cykelstyrelsen')
    document.body.append(ad)
    const list = await shownList({ address: testAddress('?category=it'), jobPage: '/job' })
    const title = find<HTMLAnchorElement>(list, '[part=title] a') as HTMLAnchorElement
    equal(title.href, 'https://cykel.example.dk/job?category=it&job=1003')
    const click = (held: MouseEventInit = {}) => {
      const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...held })
      // The test page must not go anywhere.
      document.addEventListener('click', (last) => last.preventDefault(), { once: true })
      title.dispatchEvent(event)
    }
    click({ ctrlKey: true })
    click({ metaKey: true })
    click({ button: 1 })
    deepEqual(list.address.steps, ['?category=it'])
    click()
    deepEqual(list.address.steps, ['?category=it', '?category=it&job=1003'])
    await list.updateComplete
    equal(title.getAttribute('aria-current'), 'true')
    ad.removeAttribute('institution')
    Object.assign(ad, { institution: 'cykelstyrelsen' })
    list.requestUpdate()
    await list.updateComplete
    match(find<HTMLAnchorElement>(list, '[part=title] a')?.href ?? '', /\?category=it&job=1003$/, 'said by a property')
    Object.assign(ad, { institution: '' })
    ad.setAttribute('institution', 'lydarkivet')
    list.requestUpdate()
    await list.updateComplete
    match(find<HTMLAnchorElement>(list, '[part=title] a')?.href ?? '', /\/job\?job=1003$/)
    ad.remove()
  })

  it('asks anew when the institution or the department of the tag changes', async () => {
    const list = await shownList()
    list.setAttribute('institution', 'lydarkivet')
    await eventually(() => list.api.asked.institution.includes('lydarkivet da'), 'the other institution')
    list.setAttribute('department', 'stab')
    await eventually(() => list.api.asked.jobs.at(-1)?.department?.join() === 'stab', 'the department')
  })

  it('stops listening when it leaves the page, and takes up again when it is put back', async () => {
    const list = await shownList()
    const parent = list.parentElement as HTMLElement
    list.remove()
    list.address.push({ category: 'it' })
    await pause(20)
    equal(list.api.asked.jobs.length, 1)
    parent.append(list)
    await eventually(() => titles(list).length === 1, 'the filter of the address')
  })

  it('shows data that is handed in without asking for anything', async () => {
    const list = makeList({
      institution: '',
      data: { institution: institution(), items: jobs(2), total: 1000, totalCapped: true },
    })
    await settled(list)
    equal(text(find(list, '#count')), 'Over 1.000 ledige stillinger')
    deepEqual(list.api.asked, { institution: [], jobs: [], job: [] })
    ok(find(list, '[part=more]'))
    list.data = { institution: institution(), items: jobs(500), total: 800, totalCapped: false }
    await settled(list)
    equal(text(find(list, '.more')), 'Viser 500 af 800', 'more than 500 are not shown, and no button says so')
  })
})
