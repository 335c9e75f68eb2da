import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { importPath, root } from '../support/bring.ts'
import { lineOf, parse, ROOMS, read, sourceFiles } from '../support/source.ts'
import { attributeNames, sayings, takeApart } from '../support/templates.ts'

const FILES = ROOMS.filter((room) => room !== 'test' && room !== 'bench').flatMap(sourceFiles)
const DANISH = FILES.filter((file) => file.endsWith('.da.ts'))
/** Files whose templates speak to a visitor: elements, pages of our own, and the webmaster's guide. */
const SPEAKING = ['widgets', 'server/portal', 'server/frame', 'server/webmaster', 'server/docs/elements']
  .flatMap(sourceFiles)
  .filter((file) => !/\.(?:da|en)\.ts$/.test(file))

/** What is spelt the same in both languages. */
const SAME = new Set(['E-mail', 'Filter', 'Status', 'Job', 'Website', 'Start', 'Format', 'Telefon', 'Institution'])

/** The leaves of an object of strings: `a.b` with what it is, a function with the number of its arguments. */
function kinds(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'function') return [[at, `function of ${value.length}`]]
  if (typeof value !== 'object' || value === null) return [[at, typeof value]]
  return Object.entries(value).flatMap(([key, inner]) => kinds(inner, at ? `${at}.${key}` : key))
}

function texts(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, at ? `${at}.${key}` : key))
}

const english = (file: string): string => file.replace(/\.da\.ts$/, '.en.ts')
const load = (file: string) => importPath(path.join(root, file))

test('every Danish file of strings has an English one, and the other way round', () => {
  assert.notDeepEqual(DANISH, [], 'there are no strings at all')
  const alone = [
    ...DANISH.filter((file) => !existsSync(path.join(root, english(file)))),
    ...FILES.filter(
      (file) => file.endsWith('.en.ts') && !existsSync(path.join(root, file.replace('.en.ts', '.da.ts'))),
    ),
  ]
  assert.deepEqual(alone, [])
})

for (const file of DANISH) {
  if (!existsSync(path.join(root, english(file)))) continue
  test(`${file} and its English say the same things, each in its language`, async () => {
    const [danish, translated] = [await load(file), await load(english(file))]
    assert.deepEqual(Object.fromEntries(kinds(translated)), Object.fromEntries(kinds(danish)))
    const inEnglish = new Map(texts(translated))
    const untranslated = texts(danish).filter(
      // The fields of a mail are called the same in every language.
      ([key, text]) =>
        /\p{L}{3}/u.test(text.replace(/\{\{\w+\}\}/g, '')) && inEnglish.get(key) === text && !SAME.has(text),
    )
    assert.deepEqual(untranslated, [])
    const empty = [...texts(danish), ...inEnglish].filter(([, text]) => text.trim() === '')
    assert.deepEqual(empty, [])
    const leftInEnglish = [...inEnglish].filter(([, text]) => /[æøå]/i.test(text.replace(/\p{Lu}[\p{L}.-]*/gu, '')))
    assert.deepEqual(leftInEnglish, [], 'Danish letters in English')
  })
}

test('no template says anything in words of its own', () => {
  const wrong = SPEAKING.flatMap((file) => {
    const text = read(file)
    return sayings(parse(file, text)).map(
      ({ node, where, text: words }) =>
        `${file}:${lineOf(text, node)} ${where}: ${words.replace(/\s+/g, ' ').slice(0, 80)}`,
    )
  })
  assert.deepEqual(wrong, [])
})

test('words of its own are seen wherever a template can hold them', () => {
  // § stands for the dollar sign, so that these are no templates here.
  const seen = (text: string) =>
    sayings(parse('widgets/x.ts', text.replaceAll('§', '$'))).map(({ where, text: words }) => `${where}: ${words}`)
  assert.deepEqual(seen('html`<p class="a b">§{x}</p><!-- note §{y} --><br />&nbsp;·`'), [])
  assert.deepEqual(seen('html`<p>Søg §{x}</p>`'), ['text: Søg'])
  assert.deepEqual(seen('html`<p>§{x} jobs</p>`'), ['text: jobs'])
  assert.deepEqual(seen('html`<button aria-label="Luk"></button>`'), ['aria-label: Luk'])
  assert.deepEqual(seen("html`<img alt='Logo §{x}'>`"), ['alt: Logo'])
  assert.deepEqual(seen("html`<p>§{open ? 'Luk' : t.open}</p>`"), ['text: Luk'])
  assert.deepEqual(seen("html`<p class=§{open ? 'is open' : ''}>§{when(a, () => html`<b>Nej</b>`)}</p>`"), [
    'text: Nej',
  ])
  assert.deepEqual(seen("css`.a::after { content: 'ny'; }`"), ["css content: 'ny'"])
  assert.deepEqual(seen('html`<!doctype html><p §{a ? html` lang="§{a}"` : nothing}></p>`'), [])
  assert.deepEqual(seen('html` title="Luk §{a}"`'), ['title: Luk'])
  assert.deepEqual(takeApart('<a href="x" ?hidden=\uE000 @click=\uE000>\uE000</a>').childHoles, [2])
})

test('no field has a placeholder', () => {
  const wrong = SPEAKING.flatMap((file) => {
    const text = read(file)
    const found = attributeNames(parse(file, text)).filter(({ name }) => /^(?:aria-)?placeholder$/.test(name))
    return found.map(({ node }) => `${file}:${lineOf(text, node)}`)
  })
  assert.deepEqual(wrong, [])
})

test('no sentence that the design system advises against is used', () => {
  // DKFDS: an error says what to do ("Indtast dit navn"), not that something is missing.
  const banned = /(?:dette felt|feltet) (?:er påkrævet|skal udfyldes)|this field is required/i
  const wrong = FILES.filter((file) => banned.test(read(file)))
  assert.deepEqual(wrong, [])
})
