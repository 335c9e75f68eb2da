import assert from 'node:assert/strict'
import { after, before, describe, type TestContext, test } from 'node:test'
import { OTHER_BROWSERS, type OtherBrowser, type OtherPage } from '../support/other-browsers.ts'
import { startSite } from '../support/site.ts'
import { PAGES, SCRIPTS } from './hostile-scripts.ts'
import { type Fault, playJobs, playPage } from './played.ts'
import { policiesFor } from './policies.ts'
import { CAREER_PAGE, LIST, ONE_PAGE, SENT, scriptTag, version } from './scene.ts'

// What a person with Firefox or Safari meets (R28 among it). They run where the machine has such a browser.

const site = await startSite()
const jobs = await playJobs()
after(() => jobs.close())
const { WORKS, REFUSES } = policiesFor(jobs.origin)
const WATCH = `<script nonce="abc" src="${jobs.origin}/watch.js"></script>`
const SCRIPT_TAG = scriptTag('nonce="abc"', `${jobs.origin}/embed/${version}/opslag.js`)
const HEAD = WATCH + SCRIPT_TAG

/** What a page needs to find its way through the elements' shadow roots: put into it once, before anything else is run there. */
function waysIn(): void {
  const inside = (root: ParentNode, selector: string): Element | null =>
    root.querySelector(selector) ??
    [...root.querySelectorAll('*')].reduce<Element | null>(
      (found, { shadowRoot }) => found ?? (shadowRoot && inside(shadowRoot, selector)),
      null,
    )
  const there = async (selector: string): Promise<Element> => {
    for (let tries = 0; tries < 300; tries++) {
      const found = inside(document, selector)
      if (found?.getClientRects().length) return found
      await new Promise((go) => setTimeout(go, 50))
    }
    throw new Error(`${selector} is not there`)
  }
  Object.assign(window, { there })
}
declare const there: <T extends HTMLElement>(selector: string) => Promise<T>

/** A person finds a job, reads its ad, applies and has a receipt. */
async function apply(answers: [id: string, text: string][]): Promise<void> {
  ;(await there('[part=title] a')).click()
  ;(await there('[part=apply]')).click()
  ;(await there('#answer-_acknowledged')).click()
  for (const [id, text] of answers) {
    const field = await there<HTMLInputElement>(`#answer-${id}`)
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }
  ;(await there('[part=submit]')).click()
  await there('[part=receipt]')
}

/** The page's own link is what a visitor sees, and a good while later still. */
async function linkStands(page: OtherPage): Promise<void> {
  const stands = await page.run(async () => {
    const link = await there('#link')
    await new Promise((go) => setTimeout(go, 1_000))
    return link.getBoundingClientRect().height > 0
  })
  assert.equal(stands, 'true')
}

const headers = { 'access-control-allow-origin': '*' }
const FAULTS: Record<string, [part: string, fault: Fault]> = {
  'the script is gone': ['/embed/', { status: 410, headers, contentType: 'text/html', body: '<h1>Gone</h1>' }],
  'the server hangs up': ['/v1/', 'hangs up'],
  'the server answers 500': ['/v1/', { status: 500, headers, body: 'no' }],
  'the server answers with half of its JSON': [
    '/v1/',
    { headers, contentType: 'application/json', body: '{"items":[{"id"' },
  ],
}

const { applicant, fields, motivation } = SENT
const ANSWERS = Object.entries({ ...applicant, ...fields, motivation })

for (const [name, { isHere, start, packages }] of Object.entries(OTHER_BROWSERS)) {
  if (!isHere()) {
    test(`in ${name}, a person finds a job and applies`, { skip: `${packages} of Debian is not here` }, () => {})
    continue
  }
  describe(`in ${name}`, () => {
    let browser: OtherBrowser
    before(async () => {
      browser = await start()
    })
    after(() => browser?.close())
    const open = (address: string) => browser.open(address)
    /** What was said in the console, a line each, less what the page says of itself. */
    const seen = async (page: OtherPage, isOurs = (_: string) => true) =>
      (await page.run(() => (window as unknown as { seen?: string }).seen ?? ''))
        .split('\n')
        .filter((line) => line && isOurs(line))

    async function visit(t: TestContext, scene: Parameters<typeof playPage>[0]): Promise<OtherPage> {
      const host = await playPage({ head: HEAD, ...scene })
      t.after(() => host.close())
      const page = await open(host.address)
      await page.run(waysIn)
      return page
    }
    async function applies(page: OtherPage): Promise<void> {
      await page.run(apply, ANSWERS)
      assert.deepEqual(JSON.parse(jobs.sent.pop() ?? ''), SENT)
    }

    for (const [policy, csp] of Object.entries(WORKS))
      test(`under a policy of ${policy}, a person finds a job and applies`, async (t) => {
        const page = await visit(t, { csp, body: CAREER_PAGE })
        await applies(page)
        // The page's own picture, and a list of policies that is not enforced, which is said to be broken all the same.
        const isExpected = policy.endsWith('not enforced') ? /favicon|^refused trusted-types / : /favicon/
        assert.deepEqual(await seen(page, (line) => !isExpected.test(line)), [])
      })

    for (const [policy, { csp, warns }] of Object.entries(REFUSES))
      test(`under a policy of ${policy}, the link stands, and nothing is thrown`, async (t) => {
        const page = await visit(t, { csp, body: LIST })
        if (warns && (await page.run(() => 'trustedTypes' in window)) === 'false')
          return t.skip('no trusted types here')
        await linkStands(page)
        // Where no script of ours may run, neither does what would tell.
        const said = await seen(page, (line) => !line.startsWith('refused '))
        assert.equal(said.length, warns ? 1 : 0, said.join('\n'))
        if (warns) assert.match(said[0]?.replace('warned ', '') ?? '', warns)
      })

    for (const [how, [part, fault]] of Object.entries(FAULTS))
      test(`where ${how}, the link stands, and nothing is thrown`, async (t) => {
        t.after(jobs.goesWrong(part, fault))
        const page = await visit(t, { body: LIST })
        await linkStands(page)
        assert.deepEqual(await seen(page, (line) => line.startsWith('thrown')), [])
      })

    for (const names of PAGES)
      test(`on a page with ${names.join(' and ')}, a person finds a job and applies`, async (t) => {
        const page = await visit(t, {
          head: WATCH + names.map((script) => `<script>${SCRIPTS[script]}</script>`).join('') + SCRIPT_TAG,
          body: ONE_PAGE,
        })
        await applies(page)
        assert.deepEqual(await seen(page), [])
      })

    test('a click goes through that the element takes over under', async (t) => {
      const { promise, resolve: release } = Promise.withResolvers<void>()
      t.after(jobs.goesWrong('/chunks/', promise))
      const page = await visit(t, { body: ONE_PAGE })
      const [x = '', y] = (
        await page.run(async () => {
          const { left, top, height } = (await there('[part=title] a')).getBoundingClientRect()
          return [left + 20, top + height / 2]
        })
      ).split(',')
      t.after(() => page.letGo().catch(() => {}))
      await page.press(Number(x), Number(y))
      release()
      const taken = await page.run(async () => {
        const list = document.querySelector<Element & { load?: { status: string }; renderRoot?: unknown }>(
          'opslag-job-list',
        )
        for (let tries = 0; tries < 300 && list?.load?.status !== 'complete'; tries++)
          await new Promise((go) => setTimeout(go, 50))
        await new Promise((go) => setTimeout(go, 150))
        return list?.load?.status === 'complete' && list.renderRoot === list.shadowRoot
      })
      assert.equal(taken, 'false')
      await page.letGo()
      await page.run(async () => void (await there('[part=body]')))
      assert.deepEqual(await seen(page), [])
    })

    test('a frame takes the height of what is in it', async () => {
      const page = await open(`${site.demo}/frame/`)
      const heights = await page.run(async () => {
        const frame = document.querySelector('iframe') as HTMLIFrameElement
        const reserved = frame.getAttribute('height')
        for (let tries = 0; tries < 300 && frame.clientHeight === Number(reserved); tries++)
          await new Promise((go) => setTimeout(go, 50))
        return [reserved, frame.clientHeight]
      })
      const [reserved, height] = heights.split(',').map(Number)
      assert.equal(reserved, 900)
      assert.ok(height && height > 1_100, `${height} px`)
    })
  })
}
