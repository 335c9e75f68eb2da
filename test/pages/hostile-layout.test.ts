import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { expect } from '../support/expect.ts'
import { jobs, page as pageOfJobs } from '../widgets/job-list/examples.ts'
import { applies, CAREER_PAGE, hasJobs, LIST, open, SENT, scriptTag, titles } from './scene.ts'

/** Where what has focus begins, through the shadow roots, in px from the window's top. */
const focusedAt = (page: Page) =>
  page.evaluate(() => {
    let one = document.activeElement
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
    const { top, bottom } = (one as Element).getBoundingClientRect()
    return { name: one?.id || one?.localName, top, bottom }
  })

const moreJobs = (count: number) => (url: URL, route: Parameters<typeof fulfil>[0]) =>
  url.pathname.endsWith('/jobs') ? fulfil(route, count) : undefined
const fulfil = (route: { fulfill: (answer: object) => Promise<unknown> }, count: number) =>
  route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: pageOfJobs(jobs(count), { limit: 20 }) })

describe('a page', { concurrency: 3 }, () => {
  test('in quirks mode: a person finds a job and applies', async (t) => {
    const { page, complaints, warnings, errors } = await open(t, { doctype: '', body: CAREER_PAGE })
    assert.equal(await page.evaluate(() => document.compatMode), 'BackCompat')
    await hasJobs(page)
    assert.deepEqual(await applies(page), SENT)
    assert.deepEqual([complaints, warnings, errors], [[], [], []])
  })

  test('with a sticky header of 120 px: nothing that gets focus is under it', async (t) => {
    const header = 'position:sticky;top:0;height:120px;background:#fff;z-index:99'
    const { page, errors } = await open(t, {
      visitor: { viewport: { width: 1280, height: 600 } },
      body: `<header style="${header}"><a href="/">Forside</a></header><div style="height:400px"></div>${CAREER_PAGE}<div style="height:900px"></div>`,
      server: moreJobs(20),
    })
    await hasJobs(page)
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await titles(page).last().locator('a').focus()
    for (let step = 0; step < 19; step++) {
      await page.keyboard.press('Shift+Tab')
      const { name, top, bottom } = await focusedAt(page)
      assert.ok(top >= 120 && bottom <= 600, `${name} number ${19 - step} stands at ${top}`)
    }
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await titles(page).nth(12).locator('a').click()
    await page.locator('opslag-job-ad [part=body]').waitFor()
    await expect.poll(async () => (await focusedAt(page)).name).toBe('title')
    const heading = await focusedAt(page)
    assert.ok(heading.top >= 120 && heading.bottom <= 600, `the ad's heading stands at ${heading.top}`)
    await page.locator('opslag-job-ad [part=apply]').first().click()
    await page.locator('opslag-application-form [part=submit]').click()
    await page.locator('opslag-application-form [part=summary]').waitFor()
    const summary = await focusedAt(page)
    assert.deepEqual([summary.name, summary.top >= 120], ['summary', true], `it stands at ${summary.top}`)
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await page
      .locator('opslag-application-form #summary a')
      .last()
      .evaluate((link: HTMLElement) => link.click())
    const field = await focusedAt(page)
    const label = await page.locator('opslag-application-form label[for=answer-motivation]').boundingBox()
    assert.equal(field.name, 'answer-motivation')
    assert.ok((label?.y ?? 0) >= 120, `the field's label stands at ${label?.y}`)
    assert.deepEqual(errors, [])
  })

  test('with a column of 280 px: list, ad and form fit in it, and nothing is cut', async (t) => {
    const { page, errors } = await open(t, {
      body: `<div id="column" style="width:280px;font-family:Georgia">${CAREER_PAGE}</div>`,
      server: moreJobs(20),
    })
    const fits = (tag: string) =>
      page.locator(tag).evaluate((element) => {
        const root = element.shadowRoot as ShadowRoot
        const right = element.getBoundingClientRect().right
        const beyond = [...root.querySelectorAll('*')].filter((one) => {
          const box = one.getBoundingClientRect()
          const isHidden = one.closest('.hidden') || !one.checkVisibility({ contentVisibilityAuto: true })
          return (
            !isHidden &&
            box.width > 0 &&
            (box.right > right + 0.5 ||
              (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible'))
          )
        })
        const column = document.querySelector('#column') as Element
        return [column.scrollWidth, beyond.map((one) => `${one.localName}.${one.className}`)]
      })
    await hasJobs(page)
    assert.deepEqual(await fits('opslag-job-list'), [280, []])
    await titles(page).nth(3).locator('a').click()
    await page.locator('opslag-job-ad [part=body]').waitFor()
    assert.deepEqual(await fits('opslag-job-ad'), [280, []])
    await page.locator('opslag-job-ad [part=apply]').first().click()
    await page.locator('opslag-application-form [part=submit]').click()
    await page.locator('opslag-application-form [part=summary]').waitFor()
    assert.deepEqual(await fits('opslag-application-form'), [280, []])
    assert.deepEqual(errors, [])
  })

  /** What pages put a tag into, or do to it, that takes a shadow root's own layout apart. */
  const AROUND: Record<string, string> = {
    'a row': '.around { display: flex } aside { width: 300px }',
    'a row that shrinks': '.around { display: inline-flex }',
    'a grid': '.around { display: grid; grid-template-columns: auto auto }',
    'a table': '.around { display: table } opslag-job-list { display: table-cell }',
    'a float': '.around, opslag-job-list { float: left }',
    columns: '.around { columns: 2 }',
    'an absolute place': 'opslag-job-list { position: absolute }',
    'a reset of the tag': 'opslag-job-list { all: unset !important }',
    'a line': 'opslag-job-list { display: inline !important }',
    'no box': 'opslag-job-list { display: contents !important }',
    'a container of its own': 'opslag-job-list { container: other / size; height: 60em }',
    'a box model of its own':
      '* { box-sizing: content-box !important; min-width: 0 !important; max-width: none !important }',
    'a vertical script': '.around { writing-mode: vertical-lr; height: 700px }',
  }
  for (const layout of ['rows', 'cards', 'table'])
    test(`that lays the tag into anything: the titles can be read and nothing is cut off, ${layout}`, async (t) => {
      const { page, errors } = await open(t, {
        body: `<div class="around"><aside>Menu</aside>${LIST.replace('>', ` layout="${layout}">`)}</div>`,
      })
      await hasJobs(page)
      const seen = await page.evaluate((all) => {
        const list = document.querySelector('opslag-job-list') as HTMLElement
        const sheet = document.head.appendChild(document.createElement('style'))
        return Object.entries(all).map(([name, rule]) => {
          sheet.textContent = rule
          const title = list.shadowRoot?.querySelector('[part=title]') as HTMLElement
          title.scrollIntoView({ block: 'center', behavior: 'instant' })
          const { left, right, width, top, height } = title.getBoundingClientRect()
          const hit = list.shadowRoot?.elementFromPoint(left + 10, top + height / 2)
          return [name, width >= 200, left >= 0 && right <= innerWidth, title.contains(hit as Node)]
        })
      }, AROUND)
      assert.deepEqual(
        seen,
        Object.keys(AROUND).map((name) => [name, true, true, true]),
      )
      assert.deepEqual(errors, [])
    })

  test('that puts in, moves and takes away the tags again and again leaves nothing behind', async (t) => {
    const count = `{
      window.live = { listeners: new Set(), intervals: new Set(), observers: new Set() }
      for (const target of [window, document]) {
        const { addEventListener, removeEventListener } = target
        const key = (name, f) => name + (f.key ??= Math.random())
        target.addEventListener = function (name, f, o) { live.listeners.add(key(name, f)); return addEventListener.call(target, name, f, o) }
        target.removeEventListener = function (name, f, o) { live.listeners.delete(key(name, f)); return removeEventListener.call(target, name, f, o) }
      }
      const { setInterval, clearInterval } = window
      window.setInterval = (...given) => { const id = setInterval(...given); live.intervals.add(id); return id }
      window.clearInterval = (id) => { live.intervals.delete(id); clearInterval(id) }
      window.MutationObserver = class extends MutationObserver {
        observe(...given) { live.observers.add(this); super.observe(...given) }
        disconnect() { live.observers.delete(this); super.disconnect() }
      }
    }`
    const { page, asked, warnings, errors } = await open(t, {
      path: '/job?job=1001',
      head: `<script>${count}</script>${scriptTag()}`,
      body: '<main></main><section></section>',
    })
    const left = () =>
      page.evaluate(() => {
        const { live } = window as unknown as { live: Record<string, Set<unknown>> }
        return Object.entries(live).map(([name, all]) => `${all.size} ${name}`)
      })
    /** Puts the tags in, moves them there and back when all show their pictures or `patience` is over, and takes them away. */
    const turn = (from: string, patience = 30) =>
      page.evaluate(
        async ([address, ms]) => {
          history.pushState({ by: 'router' }, '', address)
          const [main, section] = document.querySelectorAll<HTMLElement>('main, section') as unknown as [
            HTMLElement,
            HTMLElement,
          ]
          main.innerHTML = ['list', 'ad']
            .map(
              (one) =>
                `<opslag-job-${one} institution="cykelstyrelsen"><a href="/jobs">Ledige stillinger</a></opslag-job-${one}>`,
            )
            .concat('<opslag-application-form institution="cykelstyrelsen" job="1001"></opslag-application-form>')
            .concat('<opslag-career-page institution="cykelstyrelsen"></opslag-career-page>')
            .join('')
          await new Promise((done) => setTimeout(done, 5))
          section.append(...main.children)
          const isShown = (one: Element) => !!one.shadowRoot?.querySelector('#title, #count, opslag-job-ad')
          const end = performance.now() + ms
          do await new Promise((done) => setTimeout(done, 30))
          while (performance.now() < end && ![...section.children].every(isShown))
          main.append(...section.children)
          const shown = [...main.children].map(isShown)
          main.replaceChildren()
          return shown
        },
        [from, patience] as const,
      )
    await turn('/job?job=1001')
    for (const chunk of ['job-ad', 'application-form', 'career-page'])
      await page.waitForFunction((tag) => customElements.get(tag), `opslag-${chunk}`)
    // What counts views comes a second after the elements, and listens to the page for as long as that is open.
    await page.waitForFunction(() =>
      [...(window as unknown as { live: { listeners: Set<string> } }).live.listeners].some((name) =>
        name.startsWith('context-request'),
      ),
    )
    await turn('/job?job=1001')
    await page.waitForTimeout(300)
    const [first, requests] = [await left(), asked.length]
    for (let round = 0; round < 12; round++) await turn(`/job?job=1001&round=${round}`)
    assert.deepEqual(await turn('/job?job=1001', 5_000), [true, true, true, true], 'they show their pictures still')
    await page.waitForTimeout(300)
    assert.deepEqual(await left(), first)
    assert.equal(first[1], '0 intervals')
    // Whether somebody is signed in is asked once, when the code for that has come.
    const again = asked.slice(requests).filter((path) => !path.endsWith('/sessions/resume'))
    assert.deepEqual(again, [], 'what is known is not asked for again')
    assert.deepEqual([warnings, errors], [[], []])
  })

  test('that takes a tag away before its answer has come is not disturbed by it', async (t) => {
    let free = () => {}
    const held = new Promise<void>((resolve) => (free = resolve))
    const { page, asked, warnings, errors } = await open(t, {
      server: (url, route) => (url.pathname.startsWith('/v1/') ? held.then(() => route.abort()) : undefined),
    })
    await page.evaluate(() => {
      const list = document.querySelector('opslag-job-list') as HTMLElement
      list.remove()
      document.body.append(list)
      list.remove()
    })
    const questions = () => asked.filter((address) => address.startsWith('/v1/')).length
    const before = questions()
    free()
    await page.waitForFunction(() => customElements.get('opslag-job-list'))
    await page.waitForTimeout(300)
    assert.equal(questions(), before)
    assert.deepEqual([warnings, errors], [[], []])
  })
})
