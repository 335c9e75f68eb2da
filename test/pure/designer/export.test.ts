import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, test } from 'node:test'
import { fromBuffer } from 'yauzl'
import { check, isOfDesign } from '../../../demo/designer/check.ts'
import { type Design, newDesign } from '../../../demo/designer/design.ts'
import { pageCss } from '../../../demo/designer/page-css.ts'
import { suggest } from '../../../demo/designer/suggest.ts'
import { entriesOf, folderOf, type ShippedFace } from '../../../demo/designer/theme-folder.ts'
import { crc32, zip } from '../../../demo/designer/zip.ts'
import { contrast, readColor } from '../../../themes/contrast.ts'
import { DEFAULTS, type TokenName } from '../../../themes/defaults.ts'
import { validateFolder } from '../../../themes/folder.ts'
import { PAIRS } from '../../../themes/pairs.ts'
import { parseTheme } from '../../../themes/parse.ts'
import { readAllFaces, readFolder, themeNames } from '../../../themes/read.ts'
import { validateTokens } from '../../../themes/validate.ts'
import { randomFrom, randomTheme, unreadable } from '../../support/random-themes.ts'

const HOME = path.resolve('themes')
const shipped: (ShippedFace & { path: string })[] = readAllFaces(HOME).map((face) => ({
  ...face,
  bytes: readFileSync(face.path).length,
  terms: 'SIL Open Font License 1.1',
}))
const start = (name: string) => {
  const { theme, dark } = readFolder(path.join(HOME, name))
  return { name, tokens: parseTheme(theme).tokens, dark: dark === null ? null : parseTheme(dark).tokens }
}
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
const named = (name: string): Design => ({
  ...newDesign(start(name)),
  name: 'Huset | ved havet */',
  logo: { file: 'huset.svg', svg: SVG, text: 'Huset & <havet>', licence: 'Huset’s own' },
})
const own = {
  family: 'Opslag Husets',
  weight: '700',
  style: 'normal',
  file: 'fonts/husets-700.woff2',
  licence: 'Bought from the foundry',
  bytes: new Uint8Array(900),
  fallback: null,
} as const

/** What an archive unpacks to. */
function unpack(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  return new Promise((resolve, reject) =>
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, archive) => {
      if (error || !archive) return reject(error)
      archive.on('end', () => resolve(files)).on('error', reject)
      archive.on('entry', (entry) =>
        archive.openReadStream(entry, async (failed, stream) => {
          if (failed || !stream) return reject(failed)
          const file = Buffer.concat(await stream.toArray())
          assert.equal(crc32(file), entry.crc32)
          files.set(entry.fileName, file)
          archive.readEntry()
        }),
      )
      archive.readEntry()
    }),
  )
}

describe('the folder of a theme', () => {
  for (const name of themeNames(HOME))
    test(`that began with ${name} passes the folder check when it is unpacked, and says what was said`, async () => {
      const design = named(name)
      assert.deepEqual(check(design, shipped), [])
      const entries = entriesOf(
        folderOf(design, shipped),
        (face) => readFileSync((face as (typeof shipped)[0]).path),
        'OFL',
      )
      const files = await unpack(zip(entries, new Date('2026-11-20T10:00:00')))
      const home = mkdtempSync(path.join(tmpdir(), 'opslag-theme-'))
      for (const [file, bytes] of files) {
        mkdirSync(path.dirname(path.join(home, file)), { recursive: true })
        writeFileSync(path.join(home, file), bytes)
      }
      const folder = readFolder(home)
      const names = readdirSync(home, { recursive: true, encoding: 'utf8' })
      rmSync(home, { recursive: true })
      assert.deepEqual(validateFolder(folder), [])
      assert.deepEqual(parseTheme(folder.theme).tokens, start(name).tokens)
      assert.equal(folder.dark === null, start(name).dark === null)
      assert.equal(names.includes(path.join('fonts', 'OFL.txt')), names.includes('fonts'))
      assert.match(folder.logo ?? '', /<svg [^>]+><title>Huset &amp; &lt;havet><\/title>/)
    })

  test('holds a font of one’s own beside the shipped ones, and asks for what is not said about it', () => {
    const stack = '"Opslag Husets", "Opslag Husets Fallback", sans-serif'
    const design: Design = {
      ...named('cykelstyrelsen'),
      fonts: [own],
      tokens: { ...named('cykelstyrelsen').tokens, '--opslag-font-heading': stack },
    }
    assert.deepEqual(check(design, shipped), [])
    const { texts } = folderOf(design, shipped)
    assert.match(texts['fonts.css'] ?? '', /"Opslag Husets"[^}]+fonts\/husets-700\.woff2/)
    assert.match(texts['LICENSE.md'] ?? '', /husets-700\.woff2` \| Bought from the foundry/)
    const places = (change: Partial<Design>) =>
      check({ ...design, ...change }, shipped).map(({ fault, place }) => `${fault.code} ${place.at}`)
    assert.deepEqual(places({ fonts: [{ ...own, licence: ' ' }] }), ['no-licence fonts'])
    assert.deepEqual(places({ fonts: [{ ...own, bytes: null }] }), ['missing-font-file fonts'])
    assert.deepEqual(places({ fonts: [{ ...own, bytes: new Uint8Array(40_000) }] }), ['font-too-heavy fonts'])
    assert.deepEqual(places({ fonts: [] }), ['missing-font token', 'missing-font token'])
    assert.deepEqual(places({ logo: null }), ['no-logo logo'])
    assert.deepEqual(places({ logo: { ...design.logo!, licence: '' } }), ['no-licence logo'])
    assert.deepEqual(places({ logo: { ...design.logo!, text: '' } }), ['logo-without-text logo'])
    const planted = { logo: { ...design.logo!, svg: '<svg onload="x"></svg>' } }
    assert.deepEqual(places(planted), ['logo-not-a-picture logo'])
    const toMend = (change: Partial<Design>) => check({ ...design, ...change }, shipped).filter(isOfDesign).length
    assert.deepEqual([toMend({}), toMend({ logo: null }), toMend(planted)], [0, 0, 1], 'a script is to be mended')
  })
})

describe('the check', () => {
  test('says a contrast of 3.9 beside the colour, with a nearby one that passes', () => {
    const design = named('cykelstyrelsen')
    const planted = { ...design, tokens: { ...design.tokens, '--opslag-color-text-muted': '#7a8580' } }
    const findings = check(planted, shipped)
    assert.equal(findings.length, 1, 'once, whatever it cannot be read on')
    const [{ fault, place, suggestion }] = findings as [(typeof findings)[number]]
    assert.deepEqual(fault.code === 'contrast' && fault.on.map(({ ratio }) => ratio), [3.82, 3.45])
    assert.deepEqual(place, { at: 'token', token: '--opslag-color-text-muted', scheme: 'light' })
    assert.equal(suggestion?.token, '--opslag-color-text-muted')
    const mended = { ...planted, tokens: { ...planted.tokens, [suggestion.token]: suggestion.value } }
    assert.deepEqual(check(mended, shipped), [])
    const apart = (name: string) => {
      const [one, other] = [readColor(name), readColor('#7a8580')]
      return Math.max(...one!.map((channel, index) => Math.abs(channel - other![index]!)))
    }
    assert.ok(apart(suggestion.value) < 0.12, `${suggestion.value} is near`)
  })

  test('says what is wrong in the dark in the dark', () => {
    const design = named('oestersoekonservatoriet')
    const planted = { ...design, dark: { ...design.dark, '--opslag-color-link': '#8a4a6d' } }
    for (const { place, suggestion } of check(planted, shipped)) {
      assert.deepEqual(place, { at: 'token', token: '--opslag-color-link', scheme: 'dark' })
      assert.equal(suggestion?.scheme, 'dark')
      const mended = { ...planted, dark: { ...planted.dark, [suggestion.token]: suggestion.value } }
      assert.deepEqual(check(mended, shipped), [])
    }
  })
})

test('for 100 random themes with a planted fault a colour is suggested that mends it and breaks no other pair', () => {
  const random = randomFrom(11)
  for (let round = 0; round < 100; round++) {
    const pair = PAIRS[Math.floor(random() * PAIRS.length)]!
    const tokens = unreadable(randomTheme(random), pair)
    const broken = validateTokens(tokens).length
    const found = suggest(tokens, { token: pair.token, on: [{ token: pair.on }] })
    assert.ok(found, JSON.stringify([pair, tokens]))
    const mended = { ...tokens, [found.token]: found.value }
    assert.ok(validateTokens(mended).length < broken)
    const value = (name: string) => readColor(mended[name] ?? DEFAULTS[name as TokenName])!
    assert.ok(contrast(value(pair.token), value(pair.on)) >= pair.least, JSON.stringify([pair, found]))
  }
})

test('no colour is suggested where one alone mends nothing', () => {
  const grey = Object.fromEntries(
    Object.keys(DEFAULTS)
      .filter((name) => name.includes('color'))
      .map((name) => [name, '#777']),
  )
  // The surface cannot be readable under two that are each other's opposite.
  const torn = {
    '--opslag-color-text': '#777777',
    '--opslag-color-link': '#777777',
    '--opslag-color-surface': '#888888',
  }
  const found = suggest(
    { ...grey, ...torn },
    { token: '--opslag-color-text', on: [{ token: '--opslag-color-surface' }] },
  )
  assert.equal(found?.token, '--opslag-color-text', 'what is wrong elsewhere does not stand in the way')
  assert.equal(
    suggest(
      { '--opslag-color-on-accent': 'red', '--opslag-color-accent': 'x' },
      { token: '--opslag-color-on-accent', on: [{ token: '--opslag-color-accent' }] },
    ),
    null,
  )
})

describe('the rules for a page', () => {
  test('set the tokens on every tag, dark ones where the browser knows how, and nothing that is no value', () => {
    const css = pageCss({
      tokens: { '--opslag-radius': '4px', '--opslag-color-text': 'red;} body{display:none' },
      dark: { '--opslag-color-link': '#ffffff' },
    })
    assert.match(css, /^:is\(opslag-job-list, opslag-job-ad, .*opslag-career-page\) \{\n {2}--opslag-radius: 4px;\n\}/)
    assert.match(
      css,
      /@supports[^{]+\{\n {2}:is\([^)]+\) \{\n {4}--opslag-color-link: light-dark\(#004d99, #ffffff\);\n/,
    )
    assert.doesNotMatch(css, /display/)
  })
})
