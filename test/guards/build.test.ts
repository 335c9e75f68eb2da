import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { buildEmbed } from '../../build.embed.ts'
import { inLatin, plainQuotes } from '../../build.small.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'opslag-build-'))
after(() => rmSync(folder, { recursive: true }))

const filesBelow = (below: string) =>
  new Map(
    readdirSync(below, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(below, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(below, name), 'utf8')]),
  )

test('two builds of the same sources are the same bytes', async () => {
  const [one, other] = ['one', 'other'].map((name) => path.join(folder, name)) as [string, string]
  const built = await buildEmbed({ outDir: one, version: '1.2.3' })
  await buildEmbed({ outDir: other, version: '1.2.3' })
  const files = filesBelow(one)
  assert.deepEqual(files, filesBelow(other))

  // The loader says which version it is; every chunk is known by its hash to what loads it, the loader or another chunk.
  const entry = files.get('1.2.3/opslag.js') ?? ''
  assert.match(entry, /"1\.2\.3"/)
  const chunks = [...files].filter(([name]) => name.startsWith('1.2.3/chunks/'))
  assert.ok(chunks.length >= 3)
  for (const [name, code] of chunks) {
    const short = name.replace('1.2.3/', '')
    const integrity = (hash: string) => `${hash}-${createHash(hash).update(code).digest('base64')}`
    const line = path.basename(short, '.js') + integrity('sha256').slice('sha256-'.length, -1)
    assert.ok(
      [entry, ...chunks.map(([, other]) => other)].some((one) => one.includes(line)),
      `nobody knows ${short}`,
    )
    assert.equal(built.integrity[short], integrity('sha384'))
    assert.ok(
      /chunks\/elements-/.test(name) || /from ?"\.\/elements-[\w-]{8}\.js"/.test(code) || !/_\$lit/.test(code),
      `${short} does not take Lit from the elements`,
    )
  }
  for (const owner of ['Google LLC', 'tus'])
    assert.match(files.get('1.2.3/licences.txt') ?? '', new RegExp(`Copyright .*${owner}`))
})

test('strings go from backticks into quotes where they may, and nothing else changes', () => {
  const pairs: [string, string][] = [
    ['a=`x y`', 'a="x y"'],
    ['b=`x"y`', 'b=`x"y`'],
    ['c=`x$' + '{a}y`', 'c=`x$' + '{a}y`'],
    ['d=html`<i>$' + '{`z`}</i>`', 'd=html`<i>$' + '{"z"}</i>`'],
    ['e=css`.a{}`', 'e=css`.a{}`'],
    ['f=`\\n`', 'f=`\\n`'],
    ['g=[``,`æ`]', 'g=["","æ"]'],
  ]
  for (const [before, after] of pairs) assert.equal(plainQuotes(before), after)
})

test('a built script is all of Latin 1, and says the same', () => {
  const code = 'a="Henter … – æøå •";b=/[-–]/;c=`…$' + '{a}`'
  assert.match(inLatin(code), /^[\0-\xff]*$/)
  const say = (text: string) => new Function(`let a,b,c;${text};return [a,String(b.test('–')),c].join()`)()
  assert.equal(say(inLatin(code)), say(code))
  for (const [name, text] of filesBelow(path.join(folder, 'one')))
    if (name.endsWith('.js')) assert.match(text, /^[\0-\xff]*$/, name)
})
