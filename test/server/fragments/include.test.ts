import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { elements } from '../../../server/fragments/elements.ts'
import { putJob } from '../../support/institution-calls.ts'
import { testServer } from '../../support/server.ts'

const { app, newInstitution } = await testServer()
const { slug } = await newInstitution()
await putJob(app, slug, '1')
// An include waits two seconds; a server that has just started takes longer to load its pictures on a busy machine.
before(elements)

const FOLDER = 'docs/include'
const files = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]),
)

/** The API, or whatever else answers at its address, on a port of its own. */
async function listen(handler: Parameters<typeof createServer>[1]) {
  const server = createServer(handler).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  after(() => server.close())
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

type Include = (element: string, page: string, attributes?: Record<string, string>) => Promise<string>

const scratch = mkdtempSync(path.join(tmpdir(), 'opslag-include-'))
after(() => rmSync(scratch, { recursive: true }))
let count = 0
/** The include as a webmaster copies it, its two placeholders filled in. */
async function nodeInclude(origin: string): Promise<Include> {
  const file = path.join(scratch, `include-${++count}.mjs`)
  writeFileSync(file, (files['include.mjs'] ?? '').replaceAll('{origin}', origin).replaceAll('{institution}', slug))
  const { opslag } = (await import(pathToFileURL(file).href)) as { opslag: Include }
  return opslag
}

/** A program of the machine's, or null where it has none. */
const program = (name: string) =>
  [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file)) ?? null

const filled = (name: string, origin: string) =>
  (files[name] ?? '').replaceAll('{origin}', origin).replaceAll('{institution}', slug)

/** What the include for PHP puts into a page, in a process of its own. */
async function phpInclude(php: string, origin: string, folder: string): Promise<string> {
  const file = path.join(scratch, `include-${++count}.php`)
  const { host, pathname, search } = new URL(PAGE)
  writeFileSync(
    file,
    `${filled('include.php', origin)}
$_SERVER += ['HTTPS' => 'on', 'HTTP_HOST' => '${host}', 'REQUEST_URI' => '${pathname}${search}'];
echo opslag('job-list', ['links' => 'none'], '${folder}');`,
  )
  return (await promisify(execFile)(php, ['-d', 'display_errors=1', '-d', 'error_reporting=E_ALL', file])).stdout
}

/** An nginx that serves one page with the include in it. */
async function nginxPage(nginx: string, origin: string) {
  const folder = mkdtempSync(path.join(scratch, 'nginx-'))
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  await new Promise((closed) => free.close(closed))
  const lines = filled('nginx.conf', origin).replaceAll('/var/cache/nginx', folder).split('\n')
  writeFileSync(path.join(folder, 'job.html'), lines.slice(-3).join('').replaceAll('# <', '<'))
  const temporary = ['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'].map((it) => `${it}_temp_path ${folder};`)
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''} pid ${folder}/pid; error_log ${folder}/error.log;
events {} http { access_log off; ${temporary.join(' ')} ${lines.find((line) => line.startsWith('proxy_cache_path'))}
server { listen 127.0.0.1:${port}; ${lines.filter((line) => !/^#|^proxy_cache_path/.test(line)).join('\n')}
location = /job { root ${folder}; ssi on; default_type text/html; try_files /job.html =404; } } }`,
  )
  const running = spawn(nginx, ['-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`])
  after(() => void running.kill())
  const address = `http://127.0.0.1:${port}/job?q=cykel&sort=title`
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(address).catch(() => null)
    if (answer) return answer.text()
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error(readFileSync(`${folder}/error.log`, 'utf8'))
}

const PAGE = 'https://www.styrelsen.example/job?q=cykel'

describe('the include for Node', () => {
  test('puts the fragment into the page and keeps it for a minute', async () => {
    const asked: string[] = []
    const answer = getRequestListener(app.fetch)
    const { origin } = await listen((request, response) => {
      asked.push(request.url ?? '')
      return answer(request, response)
    })
    const opslag = await nodeInclude(origin)
    const markup = await opslag('job-list', PAGE, { links: 'none' })
    assert.match(markup, /^<opslag-job-list [^>]*links="none"[^>]*data-opslag=.*Cykelplanlægger/s)
    assert.match(markup, /name="q"[^>]*value="cykel"/)
    assert.equal(await opslag('job-list', PAGE, { links: 'none' }), markup)
    assert.equal(asked.length, 1)
    await opslag('job-list', `${PAGE}&sort=title`, { links: 'none' })
    assert.equal(asked.length, 2)
  })

  test('puts the plain tag with its link where there is no fragment, and does not ask at every visit', async () => {
    let asked = 0
    const { origin } = await listen((_, response) => {
      asked++
      response.writeHead(503).end('<h1>Out of order</h1>')
    })
    const plain = (server: string) =>
      `<opslag-job-list institution="${slug}" links="none"><a href="${server}/portal/${slug}">Ledige stillinger</a></opslag-job-list>`
    const opslag = await nodeInclude(origin)
    assert.equal(await opslag('job-list', PAGE, { links: 'none' }), plain(origin))
    assert.equal(await opslag('job-list', PAGE, { links: 'none' }), plain(origin))
    assert.equal(asked, 1)
    const nobody = 'http://127.0.0.1:9'
    assert.equal(await (await nodeInclude(nobody))('job-list', PAGE, { links: 'none' }), plain(nobody))
  })
})

describe('the include for PHP', () => {
  const php = program('php')
  if (php)
    test('puts the fragment into the page, keeps it for a minute, and is the plain tag where the server is gone', async () => {
      let asked = 0
      const answer = getRequestListener(app.fetch)
      const { origin } = await listen((request, response) => {
        asked++
        return answer(request, response)
      })
      const folder = mkdtempSync(path.join(scratch, 'kept-'))
      const markup = await phpInclude(php, origin, folder)
      assert.match(markup, /^<opslag-job-list [^>]*links="none"[^>]*data-opslag=.*Cykelplanlægger/s)
      assert.match(markup, /name="q"[^>]*value="cykel"/)
      assert.equal(await phpInclude(php, origin, folder), markup)
      assert.equal(asked, 1)
      const nobody = 'http://127.0.0.1:9'
      const plain = `<opslag-job-list institution="${slug}" links="none"><a href="${nobody}/portal/${slug}">Ledige stillinger</a></opslag-job-list>`
      assert.equal(await phpInclude(php, nobody, mkdtempSync(path.join(scratch, 'kept-'))), plain)
    })
})

describe('the lines for nginx', () => {
  const nginx = program('nginx')
  if (nginx)
    test('put the fragment into the page, whose query they hand on unescaped, and the link where the server is gone', async () => {
      const asked: string[] = []
      const answer = getRequestListener(app.fetch)
      const { origin } = await listen((request, response) => {
        asked.push(request.url ?? '')
        return answer(request, response)
      })
      const page = await nginxPage(nginx, origin)
      assert.match(page, /^<opslag-job-list [^>]*data-opslag=.*Cykelplanlægger/s)
      assert.match(page, /name="q"[^>]*value="cykel"/)
      assert.match(asked[0] ?? '', /&page=http:\/\/127\.0\.0\.1\/job\?q=cykel&sort=title$/)
      const nobody = 'http://127.0.0.1:9'
      const plain = `<opslag-job-list institution="${slug}"><a href="${nobody}/portal/${slug}">Ledige stillinger</a></opslag-job-list>`
      assert.equal((await nginxPage(nginx, nobody)).trim(), plain)
    })
})

describe('every include', () => {
  test('has two placeholders and no other, waits two seconds, keeps a minute, and has the plain tag at hand', () => {
    assert.deepEqual(Object.keys(files).sort(), ['include.cs', 'include.mjs', 'include.php', 'nginx.conf'])
    const seconds = {
      'include.cs': ['FromSeconds(2)', 'FromMinutes(1)'],
      'include.mjs': ['timeout(2000)', '60_000'],
      'include.php': ["'timeout' => 2", 'time() + 60'],
      'nginx.conf': ['proxy_read_timeout 2s', 'proxy_cache_valid 200 1m'],
    }
    for (const [name, needed] of Object.entries(seconds)) {
      const text = files[name] ?? ''
      for (const part of needed) assert.ok(text.includes(part), `${name} lacks ${part}`)
      assert.match(text, /\{origin\}\/v1\/institutions\/\{institution\}\/fragment\?/, name)
      assert.match(text, /<opslag-\S+.*<a href=\\?"\{origin\}\/portal\/\{institution\}\\?">.*<\/opslag-/, name)
      // nginx's last two are commented out because they stand in the page.
      const code = text.split('\n').filter((line) => line.trim() !== '' && !/^(?:\/\/|<\?php \/\/|# (?!<))/.test(line))
      assert.ok(code.length <= 10, `${name} has ${code.length} lines`)
    }
    // Whatever would end PHP in the middle of it stands nowhere, comments included.
    assert.doesNotMatch(files['include.php'] ?? '', /\?>/)
  })
})
