import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { baseCss } from '../../themes/base.ts'
import { faultSentence } from '../../themes/sentences.ts'
import { isTokenName, TOKEN_NAMES } from '../../themes/tokens.ts'
import { validateTheme } from '../../themes/validate.ts'
import { root } from '../support/bring.ts'
import { lineOf, read, sourceFiles } from '../support/source.ts'

const FOLDERS = readdirSync(path.join(root, 'themes'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

test('there are themes', () => assert.notDeepEqual(FOLDERS, []))

for (const folder of FOLDERS) {
  test(`the theme ${folder} is valid, and its folder holds what a theme holds`, () => {
    const faults = validateTheme(read(`themes/${folder}/theme.css`))
    assert.deepEqual(
      faults.map((fault) => faultSentence(fault, 'en')),
      [],
    )
    const files = readdirSync(path.join(root, 'themes', folder), { recursive: true, encoding: 'utf8' })
    const allowed = /^(?:theme\.css|fonts\.css|fonts|fonts[/\\][\w-]+\.woff2|logo\.svg|LICENSE\.md)$/
    assert.deepEqual(
      files.filter((name) => !allowed.test(name)),
      [],
    )
    assert.ok(files.includes('LICENSE.md'), 'no LICENSE.md says who owns the name, the logo and the fonts')
    const licence = read(`themes/${folder}/LICENSE.md`)
    const shipped = files.filter((name) => /\.(?:woff2|svg)$/.test(name)).map((name) => path.basename(name))
    assert.deepEqual(
      shipped.filter((name) => !licence.includes(name)),
      [],
      'LICENSE.md does not name them',
    )
  })
}

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
