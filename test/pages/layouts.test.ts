import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { expect } from '../support/expect.ts'
import { institution } from '../widgets/job-list/examples.ts'
import { answer, CAREER_PAGE, hasElements, hasJobs, isAsked, LIST, open, scriptTag, titles } from './scene.ts'

const observed = `<meta charset="utf-8"><script>window.shifts = []; new PerformanceObserver((seen) => shifts.push(...seen.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })</script>`
const saying = (body: string, attributes: string) => body.replace('>', ` ${attributes}>`)

/** What the browser tells of a list's table to whoever hears it: each row as its cells' roles and names. */
async function toldTable(page: Page) {
  const line = await page.context().newCDPSession(page)
  await line.send('Accessibility.enable')
  const { nodes } = await line.send('Accessibility.getFullAXTree')
  const byId = new Map(nodes.map((one) => [one.nodeId, one]))
  const role = (one: (typeof nodes)[number]) => `${one.role?.value}`
  const below = (one: (typeof nodes)[number]): typeof nodes =>
    (one.childIds ?? []).flatMap((id) => byId.get(id) ?? []).flatMap((child) => [child, ...below(child)])
  const table = nodes.find((one) => role(one) === 'table')
  const rows = table ? below(table).filter((one) => role(one) === 'row') : []
  return {
    name: `${table?.name?.value}`,
    rows: rows.map((row) =>
      below(row)
        .filter((one) => /^(?:columnheader|rowheader|cell|gridcell)$/.test(role(one)))
        .map((one) => [role(one), `${one.name?.value}`.replace(/\s+/g, ' ')].join(' ')),
    ),
  }
}

describe('a layout of the list', { concurrency: 3 }, () => {
  for (const [layout, width] of [
    ['cards', 1350],
    ['table', 1350],
    ['table', 412],
  ] as const)
    test(`${layout} stand before the element does, which takes over without a flicker, ${width} px wide`, async (t) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const { page, asked, warnings, errors } = await open(t, {
        head: observed + scriptTag(),
        body: `${saying(LIST, `layout="${layout}" style="display:block;min-height:60em"`)}<p>Det, der følger</p>`,
        visitor: { viewport: { width, height: 900 } },
        server: (url, route) =>
          url.pathname.includes('/chunks/') ? promise.then(() => answer(url, route)) : undefined,
      })
      await hasJobs(page)
      assert.equal(await page.locator('opslag-job-list .cards, opslag-job-list table').count(), 1)
      const place = () => titles(page).last().boundingBox()
      const before = [await place(), await page.screenshot({ fullPage: true })] as const
      // To take a picture of the whole page, the browser makes its window as high.
      await page.evaluate('shifts.length = 0')
      resolve()
      await hasElements(page)
      assert.deepEqual(await page.evaluate('shifts'), [])
      // It has no place while one picture goes and the other comes, which nobody sees.
      await expect.poll(place).toEqual(before[0])
      assert.ok(before[1].equals(await page.screenshot({ fullPage: true })), 'it looks otherwise than before')
      assert.ok(asked.includes(`/v1/institutions/cykelstyrelsen/fragment?element=job-list&lang=da&layout=${layout}`))
      assert.deepEqual([warnings, errors], [[], []])
    })

  test('with headings sorts in the page when one is pressed before the element is there', async (t) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { page, asked, errors } = await open(t, {
      body: saying(LIST, 'layout="table"'),
      visitor: { viewport: { width: 1350, height: 900 } },
      server: (url, route) => (url.pathname.includes('/chunks/') ? promise.then(() => answer(url, route)) : undefined),
    })
    await hasJobs(page)
    await page.evaluate('window.isSame = true')
    await page.locator('opslag-job-list #by-title').click()
    resolve()
    await page.waitForURL('**/job?sort=title')
    await isAsked(asked, '/jobs?sort=title')
    assert.deepEqual([await page.evaluate('isSame'), errors], [true, []])
  })

  test('that the tag names is fetched beside the jobs, and no other', async (t) => {
    const { asked } = await open(t, {
      body: saying(CAREER_PAGE, 'layout="table"'),
      server: (url, route) => (url.pathname.includes('/chunks/elements') ? new Promise(() => route) : undefined),
    })
    for (const part of ['/chunks/elements-', '/chunks/job-list-table-', '/jobs?']) await isAsked(asked, part)
    assert.doesNotMatch(asked.join('\n'), /job-list-cards/)
  })

  test('that the institution has decided on is worn by the list of a career page', async (t) => {
    const { theme } = institution()
    const { page, asked, errors } = await open(t, {
      body: CAREER_PAGE,
      server: (url, route) =>
        url.pathname.endsWith('/cykelstyrelsen')
          ? route.fulfill({
              headers: { 'access-control-allow-origin': '*' },
              json: institution('da', { theme: { ...theme, layouts: { ...theme.layouts, list: 'cards' } } }),
            })
          : undefined,
    })
    await hasJobs(page)
    assert.equal(await page.locator('opslag-job-list .cards').count(), 1)
    assert.doesNotMatch(asked.join('\n'), /job-list-table/)
    assert.deepEqual(errors, [])
  })

  test('whose code does not come is rows', async (t) => {
    const { page, errors } = await open(t, {
      head: `<script>addEventListener('opslag-error', ({ code }) => { window.failed = code })</script>${scriptTag()}`,
      body: saying(CAREER_PAGE, 'layout="table"'),
      server: (url, route) => (url.pathname.includes('/job-list-table') ? route.abort() : undefined),
    })
    await hasJobs(page)
    assert.equal(await page.locator('opslag-job-list ul[part=list]').count(), 1)
    assert.deepEqual([await page.evaluate('failed'), errors], ['internal', []])
  })

  test('is a table to whoever hears it, wide and narrow', async (t) => {
    for (const width of [1350, 320]) {
      const { page } = await open(t, {
        body: saying(LIST, 'layout="table"'),
        visitor: { viewport: { width, height: 900 } },
      })
      await hasElements(page)
      const { name, rows } = await toldTable(page)
      // The buttons of the headings are there where there is room for a table.
      assert.match(name, width > 1000 ? /^Ledige stillinger\. Du kan sortere/ : /^Ledige stillinger\.$/)
      assert.equal(rows.length, 6)
      assert.deepEqual(rows[0], [
        'columnheader Stilling',
        'columnheader Afdeling',
        'columnheader Sted',
        'columnheader Kategori',
        'columnheader Ansættelse',
        'columnheader Slået op',
        'columnheader Ansøgningsfrist',
      ])
      assert.deepEqual(rows[3]?.slice(0, 3), [
        'rowheader Udvikler til vores åbne trafikdata',
        'cell Direktionens stab',
        'cell København',
      ])
      assert.equal(rows[3]?.length, 7)
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true)
    }
  })
})
