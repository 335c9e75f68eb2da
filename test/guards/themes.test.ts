import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { create } from 'fontkit'
import { baseCss } from '../../themes/base.ts'
import { validateFolder } from '../../themes/folder.ts'
import { readFaces } from '../../themes/fonts.ts'
import { readAllFaces, readFolder, themeNames } from '../../themes/read.ts'
import { faultSentence } from '../../themes/sentences.ts'
import { isTokenName, TOKEN_NAMES } from '../../themes/tokens.ts'
import { root } from '../support/bring.ts'
import { lineOf, read, sourceFiles } from '../support/source.ts'

const HOME = path.join(root, 'themes')
const NAMES = themeNames(HOME)
/** The fonts that every theme may name. */
const STANDARD = 'standard'
const shared = readFaces(read(`themes/${STANDARD}/fonts.css`)).faces

test('every folder is a theme, but for the one with the fonts that all may name', () => {
  const folders = readdirSync(HOME, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  assert.deepEqual(folders.map(({ name }) => name).sort(), [...NAMES, STANDARD].sort())
  assert.ok(NAMES.length >= 6)
})

for (const folder of [...NAMES, STANDARD])
  test(`the theme ${folder} is valid, and its folder holds what a theme holds`, () => {
    const read = readFolder(path.join(HOME, folder))
    const theme = folder === STANDARD ? { ...read, theme: ':root {}', logo: '<svg><title>–</title></svg>' } : read
    assert.deepEqual(
      validateFolder(theme, shared).map((fault) => faultSentence(fault, 'en')),
      [],
    )
    const files = readdirSync(path.join(HOME, folder), { recursive: true, encoding: 'utf8' })
    const allowed =
      /^(?:theme\.css|dark\.css|fonts\.css|fonts|fonts[/\\](?:[\w-]+\.woff2|OFL\.txt)|logo\.svg|LICENSE\.md)$/
    assert.deepEqual(
      files.filter((name) => !allowed.test(name)),
      [],
    )
    // The licence of an open font goes where the font goes.
    assert.equal(files.includes('fonts.css'), files.includes(path.join('fonts', 'OFL.txt')))
  })

test('two themes at least have colours for the dark, and three a font of their own', () => {
  const folders = NAMES.map((name) => readFolder(path.join(HOME, name)))
  assert.ok(folders.filter(({ dark }) => dark).length >= 2)
  assert.ok(folders.filter(({ fonts }) => fonts).length >= 3)
})

test('a font holds the letters of Danish and the euro, and a fallback that is as wide and as high', () => {
  for (const { path: file, fallback } of readAllFaces(HOME)) {
    const font = create(readFileSync(file))
    for (const letter of 'æøåÆØÅé€') assert.ok(font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0), file + letter)
    assert.ok(fallback, file)
    const share = (text: string) => Number.parseFloat(text) / 100
    const height = (share(fallback.ascentOverride) + share(fallback.descentOverride)) * share(fallback.sizeAdjust)
    assert.ok(Math.abs(height - (font.ascent - font.descent) / font.unitsPerEm) < 0.001, file)
  }
})

test('nothing in the elements moves by itself, so that there is nothing to still for who wants less motion', () => {
  const moving = RULES.filter(([, text]) => /\b(?:transition|animation)\s*:|@keyframes|behavior: 'smooth'/.test(text))
  assert.deepEqual(
    moving.map(([file]) => file),
    [],
  )
})

test('base.css is what the list of tokens makes of it: node themes/write-base.ts', () => {
  assert.ok(existsSync(path.join(root, 'themes/base.css')))
  assert.equal(read('themes/base.css'), baseCss())
})

// shared/styles/base.ts turns `--opslag-color-text` into `--_color-text` once; every rule reads the private one.
const READ = /var\(\s*(--(?:_|opslag-)[\w-]+)/g
const RULES = sourceFiles('widgets').map((file) => [file, read(file)] as const)
// What a page's rules may not change reads `--_safe-color-text` (shared/form/styles.ts).
const token = (name: string): string => name.replace(/^--_(?:safe-)?/, '--opslag-')

test('elements read no token that is not in the list', () => {
  const own = new Set(RULES.flatMap(([, text]) => [...text.matchAll(/(--_[\w-]+):/g)].map(([, name]) => name)))
  const wrong = RULES.flatMap(([file, text]) =>
    [...text.matchAll(READ)]
      .filter(([, name = '']) => !isTokenName(token(name)) && !own.has(name))
      .map((found) => `${file}:${lineOf(text, { start: found.index })} ${found[1]}`),
  )
  assert.deepEqual(wrong, [])
})

test('every token in the list is read by an element', () => {
  const used = new Set(RULES.flatMap(([, text]) => [...text.matchAll(READ)].map(([, name = '']) => token(name))))
  assert.deepEqual(
    TOKEN_NAMES.filter((name) => !used.has(name)),
    [],
  )
})
