import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { after, before, describe, type TestContext, test } from 'node:test'
import type { Page, Route } from '@playwright/test'
import { institution } from '../widgets/job-list/examples.ts'
import { answer, FOLDER, hasJobs, isDefined, LIST, open, pageOf, scriptTag } from './scene.ts'

/** Every tag with a link of its own. */
const TAGS = ['opslag-job-list', 'opslag-job-ad job="1001"', 'opslag-application-form job="1002"', 'opslag-career-page']
  .map(
    (tag) =>
      `<${tag} institution="cykelstyrelsen"><a class="link" href="/jobs">Ledige stillinger</a></${tag.split(' ')[0]}>`,
  )
  .join('')

/** Each tag's own link is what a visitor sees within three seconds, and what is wrong has been met by then. */
async function linksStand(page: Page) {
  await page.waitForTimeout(800)
  for (const link of await page.locator('.link').all()) assert.ok(await link.isVisible(), 'the link is visible')
  assert.equal(await page.locator('.link').count(), 4)
}

type Fault = (route: Route) => Promise<unknown>
const headers = { 'access-control-allow-origin': '*' }
const say = (contentType: string, body: string, status = 200): Fault => {
  return (route) => route.fulfill({ status, contentType, headers, body })
}
const never: Fault = () => new Promise(() => {})

const SCRIPT: Record<string, Fault> = {
  'is out of reach': (route) => route.abort(),
  'answers 500': say('text/plain', 'no', 500),
  'is gone': say('text/html', '<h1>Gone</h1>', 410),
  'is of the wrong type': say('text/plain', 'export {}'),
  'is a page for signing in': say('text/html', '<h1>Wi-Fi</h1>'),
  'is empty': say('text/javascript', ''),
  'never comes': never,
}

const DATA: Record<string, Fault> = {
  'is out of reach': (route) => route.abort(),
  'answers 500': say('text/plain', 'no', 500),
  'is gone': say('text/html', '<h1>Gone</h1>', 410),
  'answers in the wrong type': say('text/plain', '{"items":[]}'),
  'answers with a page for signing in': say('text/html', '<h1>Wi-Fi</h1>'),
  'answers with half of its JSON': say('application/json', '{"items":[{"id":"1001","tit'),
  'answers with an object of somebody else': say('application/json', '{}'),
  'answers with nothing': say('application/json', 'null'),
  'never answers': never,
}

describe('the links stand and the page is unharmed when', { concurrency: 4 }, () => {
  const CASES = [
    ...Object.entries(SCRIPT).map(([how, fault]) => ['the script', '/embed/', how, fault] as const),
    ...Object.entries(SCRIPT)
      .slice(0, 3)
      .map(([how, fault]) => ['a chunk', '/chunks/', how, fault] as const),
    ...Object.entries(DATA).map(([how, fault]) => ['the server', '/v1/', how, fault] as const),
  ]
  for (const [what, part, how, fault] of CASES)
    test(`${what} ${how}`, async (t) => {
      const { page, warnings, complaints, errors } = await open(t, {
        body: TAGS,
        // A script that does not come must not keep the page's own from running.
        head: scriptTag('async'),
        until: 'domcontentloaded',
        server: (url, route) => (url.pathname.includes(part) ? fault(route) : undefined),
      })
      // Where only chunks fail, the list is there, and its link is not wanted.
      if (part === '/chunks/')
        await page.locator('opslag-job-list').evaluate((list) => list.replaceWith(list.firstElementChild as Element))
      await linksStand(page)
      assert.deepEqual(errors, [])
      // What the browser says of each answer is its own.
      const ours = complaints.filter((text) => !/^Failed to load (?:resource|module script)|blocked by CORS/.test(text))
      assert.deepEqual(ours, [])
      const said = warnings.filter((text) => text.startsWith('Opslag:'))
      assert.equal(new Set(said.map((text) => /<[\w-]+>/.exec(text)?.[0])).size, said.length, said.join('\n'))
      assert.ok(said.length <= (part === '/embed/' ? 0 : 3), said.join('\n'))
    })
})

describe('what is slow', { concurrency: true }, () => {
  for (const [what, part] of [
    ['the script', '/embed/'],
    ['the server', '/v1/'],
  ] as const)
    test(`${what}: the link stands meanwhile, and the jobs come in the end`, async (t) => {
      let free = () => {}
      const held = new Promise<void>((resolve) => (free = resolve))
      const { page, errors } = await open(t, {
        head: scriptTag('async'),
        until: 'domcontentloaded',
        server: (url, route) => (url.pathname.startsWith(part) ? held.then(() => answer(url, route)) : undefined),
      })
      await page.waitForTimeout(1_000)
      assert.ok(await page.locator('#link').isVisible())
      free()
      await hasJobs(page)
      assert.equal(await page.locator('#link').isVisible(), false)
      assert.deepEqual(errors, [])
    })
})

describe('what is cut in the middle', { concurrency: true }, () => {
  const data = (pathname: string) =>
    JSON.stringify(pathname.endsWith('/jobs') ? { items: [], total: 0, next: null } : institution('da'))
  /** Page and server in one on a real line, which hangs up halfway through what `cut` names. */
  let server: Server
  let origin: string
  before(async () => {
    server = createServer(({ url = '' }, response) => {
      const { pathname, search } = new URL(url, 'http://localhost')
      const [type, body] =
        pathname === '/job'
          ? [
              'text/html',
              pageOf({
                head: scriptTag('', `/embed/opslag.js${search}`),
                body: LIST.replace('cykelstyrelsen', search ? 'x' : 'cut'),
              }),
            ]
          : pathname.startsWith('/embed/')
            ? ['text/javascript', readFileSync(path.join(FOLDER, pathname.slice('/embed/'.length)))]
            : ['application/json', data(pathname)]
      const bytes = Buffer.from(body)
      response.writeHead(200, { 'content-type': type, 'content-length': bytes.length })
      if (!/^\/(?:embed\/.*\?|v1\/institutions\/)cut/.test(url)) return response.end(bytes)
      response.write(bytes.subarray(0, bytes.length / 2), () => setTimeout(() => response.destroy(), 50))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const scene = (t: TestContext, search: string) =>
    open(t, { origin, path: `/job${search}`, server: (_url, route) => route.continue() })

  test('the script: the link stands, and nothing is thrown', async (t) => {
    const { page, complaints, errors } = await scene(t, '?cut')
    await page.waitForTimeout(500)
    assert.ok(await page.locator('#link').isVisible())
    assert.equal(await isDefined(page, 'opslag-job-list'), false)
    assert.match(complaints.join(), /ERR_CONTENT_LENGTH_MISMATCH/)
    assert.deepEqual(errors, [])
  })

  test('an answer: the link stands beside a way to try again, and nothing is thrown', async (t) => {
    const { page, errors } = await scene(t, '')
    await page.locator('opslag-job-list .message button').waitFor()
    assert.ok(await page.locator('#link').isVisible())
    assert.deepEqual(errors, [])
  })
})
