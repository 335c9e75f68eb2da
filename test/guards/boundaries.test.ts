import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { type Import, importsOf, isNode, lineOf, nodes, parse, ROOMS, read, sourceFiles } from '../support/source.ts'

/** One room's row of the table "Who may use whom". */
interface Row {
  /** Files that the row is for; the first row that matches counts. */
  from: RegExp
  /** Project files it may import at run time. `$1` stands for what the first group of `from` took. */
  may: RegExp[]
  /** Project files of which it may import types. */
  types?: RegExp[]
  /** Packages it may import at run time; left out, any. */
  packages?: RegExp
}

const CONTRACT = /^server\/contract\//
const LIMITS = /^server\/contract\/(?:limits|bare-address)\.ts$/
/** What holds of an order, its sentences, and the bench's policies: plain code without zod. */
const RULES = /^server\/contract\/(?:order-rules|order-faults\.(?:da|en)|bench-policy)\.ts$/
const THEMES = /^themes\//
const SHARED = /^widgets\/shared\//
const BUILT = /^dist\//
const FORMATS = /^server\/feeds\/formats\//
/** The files on server's own floor that everything below it may know; not app.ts and main.ts, which know everything. */
const FLOOR = /^server\/(?!app\.ts$|main\.ts$)[\w-]+\.ts$/
/** Verbs and queries of any resource, `db` and `http`: whatever is not a `routes.ts`, the command line or pages of our own. */
const RESOURCES = /^server\/(?!cli\/|portal\/|webmaster\/|frame\/)[\w-]+\/(?!routes\.ts$)/
const BROWSER = /^(?:lit|@lit\/(?:context|task)|tus-js-client)(?:\/|$)/

const TABLE: Row[] = [
  { from: /^test\/|^bench\//, may: [/./] },
  { from: SHARED, may: [SHARED, LIMITS, THEMES], types: [CONTRACT], packages: BROWSER },
  // The pictures as the server makes them; nothing of this reaches a browser.
  {
    from: /^widgets\/server(?:\.ts$|\/)/,
    may: [/^widgets\//, LIMITS, THEMES],
    types: [CONTRACT],
    packages: /^(?:lit|@lit-labs\/ssr)(?:\/|$)/,
  },
  {
    from: /^widgets\/(?:[\w-]+\.ts$|loader\/|career-page\/)/,
    may: [/^widgets\//, LIMITS],
    types: [CONTRACT],
    packages: BROWSER,
  },
  { from: /^widgets\/([\w-]+)\//, may: [/^widgets\/$1\//, SHARED, LIMITS], types: [CONTRACT], packages: BROWSER },
  { from: CONTRACT, may: [CONTRACT], packages: /^zod$/ },
  { from: /^server\/db\//, may: [/^server\/db\//], types: [CONTRACT, FLOOR] },
  // Readers of other systems' formats: pure, so that the command line may read files with them too.
  {
    from: FORMATS,
    may: [FORMATS, CONTRACT],
    packages: /^(?:node:|zod$|temporal-polyfill$|fast-xml-parser$|htmlparser2$|domutils$)/,
  },
  {
    from: /^server\/cli\//,
    may: [/^server\/cli\//, CONTRACT, FORMATS, THEMES],
    packages: /^(?!drizzle-orm|postgres$|@electric-sql|hono(?!\/html$)|@hono|nodemailer)/,
  },
  {
    from: /^server\/fragments\//,
    may: [/^server\/fragments\//, RESOURCES, FLOOR, BUILT],
    types: [/^widgets\/server\.ts$/],
  },
  {
    from: /^server\/(?:portal|webmaster|frame)\//,
    may: [/^server\/(?:portal|webmaster|frame)\//, RESOURCES, FLOOR, THEMES, BUILT],
    types: [/^widgets\/server\.ts$/],
  },
  // The demo institutions that are seeded wear the themes of their folders.
  { from: /^server\/(mail|themes|seed|fonts|pictures|docs)\//, may: [/^server\/$1\//, RESOURCES, FLOOR, THEMES] },
  { from: /^server\/(?:app|main)\.ts$/, may: [/^server\/(?!cli\/|main\.ts)/] },
  { from: /^server\/([\w-]+)\//, may: [/^server\/$1\//, RESOURCES, FLOOR] },
  { from: /^server\/[\w-]+\.ts$/, may: [CONTRACT, /^server\/(?:db|http)\//, FLOOR], types: [RESOURCES] },
  { from: THEMES, may: [THEMES], packages: /^node:/ },
  { from: /^demo\//, may: [/^demo\//, /^widgets\//, THEMES, BUILT, LIMITS, RULES], types: [CONTRACT] },
  // The root puts the parts together: it starts, builds and checks them.
  { from: /^[^/]+$/, may: [/^[^/]+$/, /^demo\//, THEMES, /^server\/(?!main\.ts$)/, /^test\/support\//] },
]

/** What may load what it only knows by name while running: the chunks, whose hashes it carries, and the built pictures. */
const MAY_COMPUTE_IMPORTS =
  /^widgets\/loader\/loader\.ts$|^widgets\/(?:application-form\/parts|shared\/chunks)\.ts$|^server\/fragments\/elements\.ts$|^test\/|^bench\//

/** What is wrong with one import of a file, as the rest of a sentence that begins with the file. */
function breach(file: string, { to, isPackage, isType, isDynamic }: Import): string | null {
  const row = TABLE.find(({ from }) => from.test(file))
  if (!row) return 'is in no room of the table'
  if (to === null) return MAY_COMPUTE_IMPORTS.test(file) ? null : 'imports what nobody can read off: a computed address'
  if (isPackage) return isType || !row.packages || row.packages.test(to) ? null : `imports the package ${to}`
  const taken = row.from.exec(file)?.[1] ?? ''
  const allows = (patterns: RegExp[] = []) =>
    patterns.some((pattern) => new RegExp(pattern.source.replace('$1', taken)).test(to))
  if (allows(row.may)) return null
  if (allows(row.types)) return isType ? null : `imports more than types of ${to}${isDynamic ? ' by import()' : ''}`
  return `imports ${to}`
}

const FILES = [...ROOMS.flatMap(sourceFiles), ...sourceFiles('.')]

test('files import only what the table of rooms lets them', () => {
  const wrong = FILES.flatMap((file) =>
    importsOf(file).flatMap((one) => {
      const fault = breach(file, one)
      return fault ? [`${file}:${one.line} ${fault}`] : []
    }),
  )
  assert.deepEqual(wrong, [])
})

test('the table sees every way of importing', () => {
  const faults = (file: string, text: string) => importsOf(file, text).map((one) => breach(file, one))
  const list = 'widgets/job-list/job-list.ts'
  assert.deepEqual(faults(list, "import { Job } from '../../server/contract/job.ts'"), [
    'imports more than types of server/contract/job.ts',
  ])
  assert.deepEqual(faults(list, "import { type Job } from '../../server/contract/job.ts'"), [
    'imports more than types of server/contract/job.ts',
  ])
  assert.deepEqual(faults(list, "import type { Job } from '../../server/contract/job.ts'"), [null])
  assert.deepEqual(faults(list, "import { limits } from '../../server/contract/limits.ts'"), [null])
  assert.deepEqual(faults(list, "export * from '../job-ad/facts.ts'"), ['imports widgets/job-ad/facts.ts'])
  assert.deepEqual(faults(list, "export type { Facts } from '../job-ad/facts.ts'"), ['imports widgets/job-ad/facts.ts'])
  assert.deepEqual(faults(list, "await import('../job-ad/define.ts')"), ['imports widgets/job-ad/define.ts'])
  assert.deepEqual(faults(list, "type T = import('../../server/db/schema/jobs.ts').Row"), [
    'imports server/db/schema/jobs.ts',
  ])
  assert.deepEqual(faults(list, "import '../../demo/serve.ts'"), ['imports demo/serve.ts'])
  assert.deepEqual(faults(list, "import * as z from 'zod'"), ['imports the package zod'])
  assert.deepEqual(faults(list, 'await import(name)'), ['imports what nobody can read off: a computed address'])
  assert.deepEqual(faults('server/jobs/queries.ts', "import { routes } from '../applications/routes.ts'"), [
    'imports server/applications/routes.ts',
  ])
  assert.deepEqual(faults('server/app.ts', "import { routes } from './applications/routes.ts'"), [null])
  assert.deepEqual(faults('server/jobs/queries.ts', "import { x } from '../../test/support/server.ts'"), [
    'imports test/support/server.ts',
  ])
  assert.deepEqual(faults('themes/tokens.ts', "import { x } from '../server/contract/limits.ts'"), [
    'imports server/contract/limits.ts',
  ])
})

const isGlobal = (node: unknown): boolean =>
  isNode(node) && ['window', 'globalThis', 'self', 'navigator'].includes(String(node.name))

/** The elements' way to the server, what draws before it is there, and a page of our own that sends a key and saves files. */
const SPEAKERS = ['widgets/shared/api.ts', 'widgets/loader/draw.ts', 'widgets/statistics/ask.ts']

test('only what is named speaks with a server', () => {
  const speaks = /^(?:fetch|XMLHttpRequest|EventSource|WebSocket|sendBeacon)$/
  const wrong = sourceFiles('widgets')
    .filter((file) => !SPEAKERS.includes(file))
    .flatMap((file) => {
      const text = read(file)
      return [...nodes(parse(file, text))].flatMap(({ node }) => {
        if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return []
        const global = isNode(node.callee) && isGlobal(node.callee.object) ? node.callee.property : node.callee
        const name = isNode(global) && typeof global.name === 'string' ? global.name : ''
        return speaks.test(name) ? [`${file}:${lineOf(text, node)} ${name}`] : []
      })
    })
  assert.deepEqual(wrong, [])
})

test('no file has a name that says nothing', () => {
  const says = /^(?:utils?|helpers?|common|misc|managers?)$/
  const wrong = FILES.filter((file) =>
    file.split('/').some((part) => part.split(/[-._]/).some((word) => says.test(word))),
  )
  assert.deepEqual(wrong, [])
})

test('no file is longer than 400 lines', () => {
  const lines = (file: string) => read(file).trimEnd().split('\n').length
  const wrong = FILES.filter((file) => lines(file) > 400).map((file) => `${file} has ${lines(file)} lines`)
  assert.deepEqual(wrong, [])
})

test('server/main.ts and routes of another resource are imported by the app alone', () => {
  const users = FILES.filter((file) => !/^(?:test|bench)\//.test(file)).flatMap((file) =>
    importsOf(file)
      .filter(({ to }) => to === 'server/main.ts' || (to !== null && /^server\/[\w-]+\/routes\.ts$/.test(to)))
      .filter(() => file !== 'server/app.ts')
      .map(({ to }) => `${file} -> ${path.posix.normalize(to ?? '')}`),
  )
  assert.deepEqual(users, [])
})
