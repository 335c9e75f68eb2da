import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { before, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { type Node as AcornNode, parse } from 'acorn'
import { build, type Rolldown } from 'vite'
import { LANGUAGES } from '../../server/contract/limits.ts'
import { embedConfig, loaderConfig } from '../../vite.config.ts'
import { root } from '../support/bring.ts'
import { isNode, type Node, nodes, read } from '../support/source.ts'

const { version } = JSON.parse(read('package.json')) as { version: string }
const EMBED = `dist/embed/${version}`
/** `later`: what comes after an element has opened, beyond what it opened with. */
const budgets: {
  loader: number
  entry: number
  frame: number
  more: Record<string, number>
  later: Record<string, Record<string, number>>
} = JSON.parse(read('bench/sizes.json'))

/**
 * What current and the two previous versions of Chrome, Edge, Firefox and Safari all understand in November 2026: Safari
 * 18 is the oldest of them. ES2024 adds one piece of syntax, the `v` flag, which no element needs.
 */
const ECMA_VERSION = 2023

/** The only packages that may reach a visitor's browser. */
const PACKAGES = /^(?:lit|lit-html|lit-element|@lit\/[\w-]+|tus-js-client)$/

const syntax = (text: string): AcornNode => parse(text, { ecmaVersion: ECMA_VERSION, sourceType: 'module' })
const tree = (text: string): Node => syntax(text) as unknown as Node
const brotli = (file: string): number => brotliCompressSync(read(file)).length

let files: string[] = []
before(() => {
  assert.ok(existsSync(path.join(root, EMBED, 'opslag.js')), `There is no ${EMBED}/opslag.js: npm run build`)
  files = readdirSync(path.join(root, 'dist/embed'), { recursive: true, encoding: 'utf8' })
    .map((name) => `dist/embed/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.js') && (name.startsWith(`${EMBED}/`) || name.startsWith('dist/embed/npm/')))
})

/** The files that a file of the bundle cannot run without, itself first. */
function needed(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const { node } of nodes(tree(read(file)))) {
    const isStatic =
      node.type === 'ImportDeclaration' || (/^Export(?:Named|All)/.test(node.type) && isNode(node.source))
    if (isStatic) needed(path.posix.join(path.posix.dirname(file), String((node.source as Node).value)), found)
  }
  return found
}

/** The one file of Lit, the list and what the elements share, which the loader loads. */
const entry = () => files.find((file) => file.startsWith(`${EMBED}/chunks/elements-`)) ?? ''

test('what a page loads keeps its budget, and needs no other file', () => {
  assert.deepEqual([...needed(`${EMBED}/opslag.js`)], [`${EMBED}/opslag.js`])
  const size = brotli(`${EMBED}/opslag.js`)
  assert.ok(size <= budgets.loader, `opslag.js is ${size} bytes, ${size - budgets.loader} too many`)
})

test('the elements keep their budget, and need no other file', () => {
  assert.deepEqual([...needed(entry())], [entry()])
  const size = brotli(entry())
  assert.ok(size <= budgets.entry, `${entry()} is ${size} bytes, ${size - budgets.entry} too many`)
})

test('the resizer for frames keeps its budget, and is one file', () => {
  assert.deepEqual([...needed(`${EMBED}/frame.js`)], [`${EMBED}/frame.js`])
  const size = brotli(`${EMBED}/frame.js`)
  assert.ok(size <= budgets.frame, `frame.js is ${size} bytes, ${size - budgets.frame} too many`)
})

test('what an element loads more keeps its budget, and every chunk is in one', () => {
  const chunks = files.filter((file) => file.startsWith(`${EMBED}/chunks/`))
  const counted = new Set<string>([entry()])
  for (const [element, budget] of Object.entries(budgets.more)) {
    // Where the words are chunks of their own, a page loads those of its language, and each language keeps the budget.
    const own = (language: string) =>
      chunks.filter((file) => new RegExp(`/${element}${language}-[\\w-]{8}\\.js$`).test(file))
    const words = own('\\.\\w\\w')
    assert.equal(own('').length, 1, `${element} has ${own('').length} chunks`)
    assert.ok([0, LANGUAGES.length].includes(words.length), `${element} has words in ${words.length} languages`)
    for (const first of words.length ? words : own('')) {
      const more = [...needed(first)].filter((file) => file !== entry())
      for (const file of more) counted.add(file)
      const size = more.reduce((sum, file) => sum + brotli(file), 0)
      assert.ok(size <= budget, `${element} loads ${size} bytes more, ${size - budget} too many: ${more.join(', ')}`)
    }
  }
  for (const [element, parts] of Object.entries(budgets.later)) {
    const [opened = ''] = chunks.filter((file) => new RegExp(`/${element}-[\\w-]{8}\\.js$`).test(file))
    const before = needed(opened, new Set([entry()]))
    for (const [part, budget] of Object.entries(parts)) {
      const own = chunks.filter((file) => new RegExp(`/${part}-[\\w-]{8}\\.js$`).test(file))
      assert.equal(own.length, 1, `${part} has ${own.length} chunks`)
      // Its words come after those of what it is a part of.
      const language = /\.\w\w$/.exec(part)?.[0]
      const words = chunks.filter(
        (file) => language && new RegExp(`/${element}\\${language}-[\\w-]{8}\\.js$`).test(file),
      )
      const isThere = new Set([...before, ...words.flatMap((file) => [...needed(file)])])
      const more = [...needed(own[0] as string)].filter((file) => !isThere.has(file))
      for (const file of more) counted.add(file)
      const size = more.reduce((sum, file) => sum + brotli(file), 0)
      assert.ok(size <= budget, `${part} loads ${size} bytes more, ${size - budget} too many: ${more.join(', ')}`)
    }
  }
  assert.deepEqual(
    chunks.filter((file) => !counted.has(file)),
    [],
    'no budget in bench/sizes.json counts them',
  )
})

test('no package but Lit reaches the browser, and nothing of the server but limits and lists', async () => {
  const built = await Promise.all([embedConfig({ version }), loaderConfig({ version })].map((config) => build(config)))
  const outputs = built.flat() as Rolldown.RolldownOutput[]
  const modules = outputs.flatMap(({ output }) => output).flatMap((one) => (one.type === 'chunk' ? one.moduleIds : []))
  assert.ok(modules.length > 10)
  const packages = modules.flatMap(
    (id) =>
      id
        .split('node_modules/')
        .slice(1)
        .at(-1)
        ?.match(/^(?:@[^/]+\/)?[^/]+/) ?? [],
  )
  assert.deepEqual(
    [...new Set(packages)].filter((name) => !PACKAGES.test(name)),
    [],
  )
  const server = modules.filter((id) => id.startsWith(path.join(root, 'server').replaceAll('\\', '/')))
  assert.deepEqual(
    server
      .map((id) => path.relative(root, id))
      .filter((file) => !/^server\/contract\/(?:limits|bare-address)\.ts$/.test(file)),
    [],
  )
})

test('the syntax of every file is understood by all browsers that are promised', () => {
  const wrong = files.flatMap((file) => {
    try {
      syntax(read(file))
      return []
    } catch (error) {
      return [`${file}: ${error instanceof Error ? error.message : error}`]
    }
  })
  assert.ok(files.length > 0)
  assert.deepEqual(wrong, [])
})

test('syntax that is too new is refused, decorators among it', () => {
  syntax('class A { static { this.x ??= 1n } #y = 0; has(o) { return #y in o } }; await 0')
  for (const newer of [
    'class A { @property() x = 1 }',
    'using file = open()',
    '/[a--b]/v.test("a")',
    '/(?i:a)b/.test("A")',
  ])
    assert.throws(() => syntax(newer), SyntaxError, newer)
})

test('nothing is made into code from text', () => {
  const wrong = files.flatMap((file) =>
    [...nodes(tree(read(file)))].flatMap(({ node }) => {
      const isCall = node.type === 'CallExpression' || node.type === 'NewExpression'
      const name = isCall && isNode(node.callee) ? String(node.callee.name ?? '') : ''
      const isTimer = /^set(?:Timeout|Interval)$/.test(name)
      const [first] = (node.arguments ?? []) as Node[]
      const isText = first?.type === 'Literal' || first?.type === 'TemplateLiteral'
      return name === 'eval' || name === 'Function' || (isTimer && isText) ? [`${file} ${name}`] : []
    }),
  )
  assert.deepEqual(wrong, [])
})

test('integrity.json holds the hash of every file', () => {
  const hashes = Object.fromEntries(
    files
      .filter((file) => file.startsWith(`${EMBED}/`))
      .map((file) => [
        file.slice(EMBED.length + 1),
        `sha384-${createHash('sha384').update(read(file)).digest('base64')}`,
      ]),
  )
  assert.deepEqual(JSON.parse(read(`${EMBED}/integrity.json`)), hashes)
})
