import { sendKeys } from '@web/test-runner-commands'
import type { Institution } from '../../../server/contract/institution.ts'
import '../../../widgets/elements.ts'
import '../../../widgets/job-list/layout-cards.ts'
import '../../../widgets/job-list/layout-table.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { fakeApi, institution, job, jobs, refusal } from './examples.ts'
import { all, find, type MadeList, removeMade, settled, shownList, testAddress, text, titles } from './page.ts'

const columns: Element[] = []
/** A column of the page, so wide. */
function column(width: string): HTMLElement {
  const made = document.createElement('div')
  made.style.width = width
  document.body.append(made)
  columns.push(made)
  return made
}

/** An institution that has decided on a layout. */
const decided = (list: Institution['theme']['layouts']['list'], all = jobs(5)) =>
  fakeApi(all, {
    institution: async (_slug, lang) => {
      const { theme } = institution()
      return institution(lang, { theme: { ...theme, layouts: { ...theme.layouts, list } } })
    },
  })

async function listIn(width: string, settings: Parameters<typeof shownList>[0] = {}): Promise<MadeList> {
  const place = column(width)
  const list = await shownList(settings)
  place.append(list)
  await settled(list)
  return list
}
const seen = (list: Element, selector: string) => all(list, selector).filter((one) => one.checkVisibility())
const isTable = (list: Element) => getComputedStyle(find(list, 'table') as Element).display === 'table'

describe('the layouts of opslag-job-list', () => {
  afterEach(() => {
    removeMade()
    for (const one of columns.splice(0)) one.remove()
  })

  for (const layout of ['cards', 'table'] as const)
    it(`are accessible: ${layout}, wide and narrow, empty and failed, in both languages`, async function () {
      this.timeout(20_000)
      for (const lang of ['da', 'en']) {
        const pool = job(9, { deadline: null, pool: 'it', department: null })
        for (const width of ['1200px', '280px'])
          await accessible(await listIn(width, { lang, layout, api: fakeApi([...jobs(5), pool]) }))
        await accessible(await shownList({ lang, layout, api: fakeApi([]) }))
        const api = fakeApi([], { jobs: () => Promise.reject(refusal('unavailable')) })
        await accessible(await shownList({ lang, layout, api }))
        removeMade()
      }
    })

  it('are the institution’s own unless the tag names another; what is none says nothing', async () => {
    const shape = async (layout: string, api = decided('table')) => {
      const list = await shownList({ layout: layout as 'rows', api })
      return find(list, 'table') ? 'table' : find(list, '.cards') ? 'cards' : 'rows'
    }
    deepEqual(
      [await shape(''), await shape('rows'), await shape('cards'), await shape('tiles'), await shape('constructor')],
      ['table', 'rows', 'cards', 'table', 'table'],
    )
    deepEqual([await shape('tiles', decided('rows')), await shape('table', decided('rows'))], ['rows', 'table'])
  })

  it('are those of the theme that a signed parameter stands for', async () => {
    const { theme } = institution()
    const layouts = { ...theme.layouts, list: 'cards' as const }
    const call = async () => ({ version: 2, theme: { ...theme, layouts }, expiresAt: '' })
    const list = await shownList({ api: fakeApi(jobs(1), { call }), address: testAddress('?opslag-theme=t') })
    ok(find(list, '.cards'))
  })

  it('change with the attribute, and ask for no job anew', async () => {
    const list = await shownList({ layout: 'table' })
    list.setAttribute('layout', 'cards')
    await eventually(() => find(list, '.cards'), 'cards')
    equal(find(list, 'table'), null)
    list.removeAttribute('layout')
    await eventually(() => find(list, 'ul:not(.cards)'), 'rows')
    equal(list.api.asked.jobs.length, 1)
  })

  it('say the same of every job, a talent pool among them', async () => {
    const some = [job(3), job(4, { deadline: null, pool: 'it' }), job(5, { deadline: null })]
    const said = async (layout: 'rows' | 'cards' | 'table') => {
      const list = await shownList({ layout, api: fakeApi(some) })
      return all(list, '[part=job]').map((one) => [
        text(one.querySelector('[part=title]')),
        ...[...one.querySelectorAll('li, td[part=details] > div')].map(text),
        text(one.querySelector('[part=deadline]')).replace('Ansøgningsfrist', ''),
      ])
    }
    const [rows, cards, table] = [await said('rows'), await said('cards'), await said('table')]
    deepEqual(cards, rows)
    // A table says when a job was posted, since one can sort by it.
    deepEqual(
      table.map((one) => one.filter((words) => !/^\d+\. november 2026$/.test(words)).map((words) => words.trim())),
      rows.map((one) => one.map((words) => words.trim())),
    )
    match(rows[1]?.at(-1) ?? '', /Emnebank/)
  })

  describe('cards', () => {
    it('stand side by side as there is room, as high as their neighbours, each with a heading', async () => {
      const list = await listIn('1000px', { layout: 'cards', api: fakeApi(jobs(4)) })
      const boxes = all(list, '[part=job]').map((one) => one.getBoundingClientRect())
      deepEqual(
        boxes.map(({ top, height }) => [top === boxes[0]?.top, height === boxes[0]?.height]),
        [
          [true, true],
          [true, true],
          [true, true],
          [false, false],
        ],
      )
      equal(all(list, 'h3[part=title]').length, 4)
      list.parentElement?.setAttribute('style', 'width: 280px')
      equal(new Set(all(list, '[part=job]').map((one) => one.getBoundingClientRect().left)).size, 1)
      ok((list.parentElement?.scrollWidth ?? 0) <= 280)
    })

    it('are clickable as a whole with one link, and show where focus is around all of it', async () => {
      const list = await listIn('1000px', { layout: 'cards' })
      const card = find(list, '[part=job]') as HTMLElement
      card.scrollIntoView({ block: 'center' })
      const [link, ...others] = card.querySelectorAll('a')
      deepEqual(others, [])
      const { left, right, top, bottom } = card.getBoundingClientRect()
      for (const [x, y] of [
        [left + 5, top + 5],
        [right - 5, bottom - 5],
      ] as const)
        equal(list.shadowRoot?.elementFromPoint(x, y), link)
      find(list, '#sort')?.focus()
      await sendKeys({ press: 'Tab' })
      equal(list.shadowRoot?.activeElement, link)
      const ring = getComputedStyle(link as Element, '::after')
      deepEqual([ring.outlineStyle, Math.round(Number.parseFloat(ring.width))], ['solid', Math.round(right - left - 2)])
    })
  })

  describe('table', () => {
    it('has a caption, headings of columns, and the job’s title as the heading of its row', async () => {
      const list = await listIn('1200px', { layout: 'table' })
      ok(isTable(list))
      match(text(find(list, 'caption')), /^Ledige stillinger\. Du kan sortere/)
      deepEqual(seen(list, 'thead th > *').map(text), [
        'Stilling',
        'Afdeling',
        'Sted',
        'Kategori',
        'Ansættelse',
        'Slået op',
        'Ansøgningsfrist',
      ])
      deepEqual(
        all<HTMLTableCellElement>(list, 'tbody th').map((one) => [one.scope, text(one)]),
        titles(list).map((title) => ['row', title]),
      )
      const cells = all(list, '[part=job]')[2]?.querySelectorAll('td[part=details] > div') ?? []
      deepEqual([...cells].map(text), [
        'Direktionens stab',
        'København',
        'It og digitalisering',
        'Fastansættelse, deltid',
        '18. november 2026',
      ])
    })

    it('has no column that nobody fills, and nothing to sort where there is one job', async () => {
      const bare = { department: null, category: null }
      const list = await listIn('1200px', { layout: 'table', api: fakeApi([job(1, bare)]) })
      deepEqual(all(list, 'thead th').map(text), ['Stilling', 'Sted', 'Ansættelse', 'Slået op', 'Ansøgningsfrist'])
      deepEqual([all(list, 'thead button').length, text(find(list, 'caption'))], [0, 'Ledige stillinger.'])
    })

    it('sorts by its headings as by the field that they take the place of, and says which one it is', async () => {
      const list = await listIn('1200px', { layout: 'table', address: testAddress('?category=it&category=jura') })
      const sorted = () => all(list, 'thead th').map((one) => one.getAttribute('aria-sort'))
      deepEqual(seen(list, '#sort'), [])
      deepEqual(sorted().at(-1), 'ascending')
      const by = find(list, '#by-title')
      by?.focus()
      by?.click()
      await eventually(() => list.api.asked.jobs.at(-1)?.sort === 'title' && find(list, '[aria-busy=false]'), 'jobs')
      deepEqual(list.address.steps.at(-1), '?category=it&category=jura&sort=title')
      deepEqual([sorted()[0], sorted().at(-1)], ['ascending', null])
      equal(list.shadowRoot?.activeElement?.id, 'by-title')
      find(list, '#by-published')?.click()
      await eventually(() => sorted().includes('descending'), 'the newest first')
      find(list, '#by-deadline')?.click()
      deepEqual(list.address.steps.at(-1), '?category=it&category=jura')
    })

    it('is labelled rows in a narrow column, without scrolling sideways, and a table to whoever hears it', async () => {
      const list = await listIn('280px', { layout: 'table', api: fakeApi([job(1), job(2, { department: null })]) })
      equal(isTable(list), false)
      const fits = () => (list.parentElement as HTMLElement).scrollWidth <= 280
      ok(fits())
      const spaced = new CSSStyleSheet()
      // WCAG 1.4.12.
      spaced.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
      )
      list.shadowRoot?.adoptedStyleSheets.push(spaced)
      ok(fits(), 'with text spacing')
      deepEqual(seen(list, 'thead button'), [])
      equal(seen(list, '#sort').length, 1)
      const labels = [...(find(list, '[part=job]')?.querySelectorAll<HTMLElement>('td > .name') ?? [])]
      deepEqual(
        labels.map((one) => [text(one), one.ariaHidden]),
        ['Afdeling', 'Sted', 'Kategori', 'Ansættelse', 'Slået op', 'Ansøgningsfrist'].map((name) => [name, 'true']),
      )
      const roles = (selector: string) => [...new Set(all(list, selector).map((one) => one.getAttribute('role')))]
      deepEqual(
        ['table', 'thead, tbody', 'tr', 'thead th', 'tbody th', 'td'].map((one) => roles(one).join()),
        ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'],
      )
      // Each row has as many cells as there are columns, also where nothing is in one.
      deepEqual(
        all(list, 'tr').map(({ children }) => children.length),
        [7, 7, 7],
      )
    })

    it('gives focus to the first of more jobs, and to a job that is come back to', async () => {
      const list = await listIn('1200px', { layout: 'table', api: fakeApi(jobs(25)) })
      find(list, '[part=more]')?.click()
      await eventually(() => titles(list).length === 25, 'more jobs')
      await eventually(() => list.shadowRoot?.activeElement?.matches('[data-job="1021"]'), 'focus on the first of them')
      list.focusJob('1003')
      ok(list.shadowRoot?.activeElement?.matches('[part=title] [data-job="1003"]'))
    })
  })
})
