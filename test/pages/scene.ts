import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { TestContext } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page, Route } from '@playwright/test'
import type { Institution } from '../../server/contract/institution.ts'
import { lane } from '../support/lane-end.ts'
import { sharedBrowser } from '../support/site-keeper.ts'
import { fullJob } from '../widgets/job-ad/examples.ts'
import { institution, job, jobs, page as pageOfJobs } from '../widgets/job-list/examples.ts'

// The built script on an institution's page on another site. Every host is played by the test, so that headers, policies
// and faults are the test's to decide; nothing leaves the machine.
export const SERVER = 'https://jobs.eksempel.dk'
export const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
export const FOLDER = resolve('dist/embed', version)
export const SCRIPT = `${SERVER}/embed/${version}/opslag.js`
export const INTEGRITY = JSON.parse(readFileSync(join(FOLDER, 'integrity.json'), 'utf8')) as Record<string, string>
export const LINK = '<a id="link" href="https://jobs.eksempel.dk/portal/cykelstyrelsen">Se vores ledige stillinger</a>'
export const LIST = `<opslag-job-list institution="cykelstyrelsen">${LINK}</opslag-job-list>`

const BUILT = pathToFileURL(resolve('dist/server/elements.js')).href
export const { serve, NOWHERE } = (await import(BUILT)) as typeof import('../../widgets/server.ts')

/** One connection for all files of a lane. */
let browser: Promise<Browser> | undefined
function connected(): Promise<Browser> {
  browser ??= sharedBrowser()
  return browser
}
lane.atEnd?.push(async () => (await browser)?.close())

export interface Scene {
  /** What stands before `<html>`; nothing for a page in quirks mode. */
  doctype?: string
  body?: string
  head?: string
  csp?: string
  origin?: string
  /** The page's path; `/job` when left out. */
  path?: string
  /** How far the page must have come; `load` unless something is held back. */
  until?: 'domcontentloaded' | 'load'
  /** What else the visitor's browser is: its size, or that it runs no script. */
  visitor?: BrowserContextOptions
  /** Puts another answer in the place of the server's; undefined leaves it. */
  server?: (url: URL, route: Route) => Promise<unknown> | undefined
}

export const scriptTag = (more = '', address = SCRIPT) => `<script type="module" src="${address}" ${more}></script>`

/** An institution's page as its server sends it. */
export const pageOf = ({ doctype = '<!doctype html>', head = '', body = '' }: Scene) =>
  `${doctype}<html lang="da"><head><title>Job</title>${head}</head><body><h1>Job</h1>${body}</body></html>`

/**
 * Opens an institution's page and keeps what a webmaster would see in the console: `warnings`, `complaints` that are no
 * exceptions, and `errors` that nobody caught. `asked` is what was asked for elsewhere than of the page's own host, without
 * the server's name.
 */
export async function open(
  t: TestContext,
  {
    doctype,
    body = LIST,
    head = scriptTag(),
    csp,
    origin = 'https://www.cykel.eksempel.dk',
    path = '/job',
    until = 'load',
    visitor,
    server,
  }: Scene,
) {
  const context = await (await connected()).newContext(visitor)
  const page = await context.newPage()
  const warnings: string[] = []
  const complaints: string[] = []
  const errors: string[] = []
  const asked: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text())
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    const isPage = url.origin === origin
    // What counts views comes by itself, a second after the elements.
    if (!isPage && !url.pathname.includes('/chunks/seen-')) asked.push(url.href.replace(SERVER, ''))
    const given = server?.(url, route)
    if (given) return given
    if (!isPage) return answer(url, route)
    return route.fulfill({
      contentType: 'text/html',
      headers: csp ? { 'content-security-policy': csp } : {},
      body: pageOf({ doctype, head, body }),
    })
  })
  await page.goto(origin + path, { waitUntil: until })
  t.after(() => context.close())
  return { page, warnings, complaints, errors, asked }
}

const RECEIPT = { reference: 'CYK-0001', receivedAt: '2026-11-28T11:05:00Z' }

/** What a server says, as a test's own server or a route of Playwright's takes it. */
export type Answer = Pick<
  NonNullable<Parameters<Route['fulfill']>[0]>,
  'status' | 'headers' | 'contentType' | 'body' | 'json'
>

/** What the server with the jobs says. */
export function answerTo(url: URL, asking: Record<string, string | undefined>): Answer {
  const headers: Record<string, string> = { 'access-control-allow-origin': '*' }
  // Nobody is signed in. It is asked with the cookie that would carry a session over a reload.
  if (url.pathname.endsWith('/sessions/resume')) {
    Object.assign(headers, {
      'access-control-allow-origin': asking.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type',
    })
    return { headers, json: { session: null } }
  }
  const embed = /^\/embed\/(?:\d[^/]*\/)?(.+)$/.exec(url.pathname)?.[1]
  if (embed) {
    const file = join(FOLDER, embed)
    if (!existsSync(file)) return { status: 404, headers }
    return { contentType: 'text/javascript', headers, body: readFileSync(file) }
  }
  if (url.pathname.endsWith('/fragment'))
    return { contentType: 'text/html; charset=utf-8', headers, body: fragmentAt(url) }
  const [, slug, kind, id, more] =
    /^\/v1\/institutions\/([^/]+)(?:\/(jobs)(?:\/(\d+)(\/applications)?)?)?$/.exec(url.pathname) ?? []
  if (!slug) return { status: 404, headers }
  if (more) return { status: 201, headers, json: RECEIPT }
  if (id) return { headers, json: { ...fullJob, ...job(Number(id) - 1000) } }
  const limit = Number(url.searchParams.get('limit') ?? 20)
  if (kind) return { headers, json: pageOfJobs(jobs(5), { limit }) }
  return { headers, json: institution(url.searchParams.get('lang') === 'en' ? 'en' : 'da') }
}

export const answer = (url: URL, route: Route) => route.fulfill(answerTo(url, route.request().headers()))

/** A list as the server draws it for the loader. */
export function fragmentAt(
  { origin, searchParams }: URL,
  change: { version?: string; institution?: Institution } = {},
): string {
  const { element: _, lang, page = '', beside, ...attributes } = Object.fromEntries(searchParams)
  const language = lang === 'en' ? 'en' : 'da'
  return serve({
    element: 'job-list',
    language,
    address: NOWHERE + page,
    now: Date.now(),
    api: origin,
    version: change.version ?? version,
    attributes,
    beside: beside ? ['job-ad'] : [],
    fallback: LINK,
    data: { institution: change.institution ?? institution(language), jobs: pageOfJobs(jobs(5), { limit: 20 }) },
  })
}

export async function isAsked(asked: readonly string[], part: string) {
  const end = Date.now() + 5_000
  while (!asked.some((address) => address.includes(part))) {
    assert.ok(Date.now() < end, `${part} is asked for`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Something is said in the console. */
export async function isSaid(said: readonly string[], what: RegExp) {
  const end = Date.now() + 5_000
  while (!said.some((text) => what.test(text))) {
    assert.ok(Date.now() < end, `${what} is said`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const titles = (page: Page) => page.locator('opslag-job-list [part=title]')
export const hasJobs = (page: Page) => titles(page).first().waitFor({ timeout: 5_000 })
/** The list is an element and shows a picture of its own. */
export const hasElements = (page: Page) =>
  page.waitForFunction(() => {
    const lists = [...document.querySelectorAll<Element & { renderRoot?: unknown }>('opslag-job-list')]
    // An element draws out of sight until what the server drew goes.
    return lists.every(({ shadowRoot, renderRoot }) => shadowRoot && renderRoot === shadowRoot)
  })
export const isDefined = (page: Page, tag: string) => page.evaluate((name) => !!customElements.get(name), tag)

/** The page's own link is what a visitor sees, and a good while later still. */
export async function linkStands(page: Page) {
  await page.waitForTimeout(1_000)
  assert.ok(await page.locator('#link').isVisible(), 'the link is visible')
  assert.equal(
    await page
      .locator('#link')
      .boundingBox()
      .then((box) => (box?.height ?? 0) > 0),
    true,
  )
}

/** The page's own link, or the list as the server drew it, is what a visitor sees, and a good while later still. */
export async function linkOrPictureStands(page: Page) {
  await page.waitForTimeout(1_000)
  const isSeen = await Promise.all([page.locator('#link'), titles(page).first()].map((one) => one.isVisible()))
  assert.ok(isSeen.includes(true), 'the link is visible, or the first title')
}

export const CAREER_PAGE = `<opslag-career-page institution="cykelstyrelsen">${LINK}</opslag-career-page>`

/** A list with the ad and the form that its titles lead to. */
export const ONE_PAGE = `${LIST}<opslag-job-ad institution="cykelstyrelsen"></opslag-job-ad><opslag-application-form institution="cykelstyrelsen"></opslag-application-form>`

/** What the form sends when a person answers it as `applies` does. */
export const SENT = {
  applicant: { name: 'Ærla Øst', email: 'aerla@eksempel.dk' },
  fields: { bike: '"Ladcykel" & <trehjulet>' },
  documents: [],
  answers: [],
  preferentialAccess: false,
  acknowledged: '3',
  form: '1',
  language: 'da',
  motivation: 'Fordi.\nOg fordi.',
}

/** A person finds a job, reads its ad, applies and has a receipt. Answers with what was sent. */
export async function applies(page: Page): Promise<unknown> {
  await titles(page).first().locator('a').click()
  await page.locator('opslag-job-ad [part=body]').waitFor()
  await page.locator('opslag-job-ad [part=apply]').first().click()
  const form = page.locator('opslag-application-form')
  await form.locator('#answer-_acknowledged').check()
  const { applicant, fields, motivation } = SENT
  for (const [id, text] of Object.entries({ ...applicant, ...fields, motivation }))
    await form.locator(`#answer-${id}`).fill(text)
  const sent = page.waitForRequest((request) => request.url().endsWith('/applications'))
  await form.locator('[part=submit]').click()
  const body = (await sent).postData() ?? ''
  await form.locator('[part=receipt]').waitFor()
  return JSON.parse(body)
}
