import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  type Change,
  type Design,
  newDesign,
  targetOf,
  tokenValue,
  withFamilyNamed,
  wornColour,
} from '../../../demo/designer/design.ts'
import { differences } from '../../../demo/designer/differences.ts'
import { begin, type History, redo, step, undo } from '../../../demo/designer/history.ts'
import { holdsLink, openLink, toLink } from '../../../demo/designer/link.ts'
import { folderOf } from '../../../demo/designer/theme-folder.ts'
import { parseTheme } from '../../../themes/parse.ts'

const ACCENT = '--opslag-color-accent'
const START = { name: 'huset', tokens: { [ACCENT]: '#00583f', '--opslag-radius': '4px' }, dark: null }
const token = (value: string | null, scheme: 'light' | 'dark' = 'light'): Change => ({
  kind: 'token',
  scheme,
  token: ACCENT,
  value,
})
const font = {
  family: 'Opslag Husets',
  weight: '400',
  style: 'normal',
  file: 'fonts/husets-400.woff2',
  licence: 'OFL',
  bytes: new Uint8Array([1, 2, 3]),
  fallback: null,
} as const

/** The changes one after another, as far apart as said. */
const walk = (changes: Change[], apart = 5_000, from = begin(newDesign(START))): History =>
  changes.reduce((history, change, index) => step(history, change, index * apart), from)

test('a value that is no colour leaves on what would be worn without it', () => {
  const worn = (scheme: 'light' | 'dark', tokens: Record<string, string>, dark: Record<string, string> | null) =>
    wornColour({ tokens, dark }, ACCENT, scheme)
  assert.equal(worn('light', { [ACCENT]: '#00583f' }, null), '#00583f')
  assert.equal(worn('light', { [ACCENT]: 'crimsen' }, null), '#0059b3', 'the standard’s')
  assert.equal(worn('dark', { [ACCENT]: '#00583f' }, { [ACCENT]: 'red' }), '#00583f', 'the light one')
  assert.equal(worn('dark', { [ACCENT]: '#f' }, { [ACCENT]: 'red' }), '#0059b3')
})

describe('a design', () => {
  test('keeps every change apart, and what it began with', () => {
    const { now, past } = walk([
      token('#123456'),
      { kind: 'layout', of: 'list', value: 'cards' },
      { kind: 'name', name: 'Huset' },
      { kind: 'dark', dark: { [ACCENT]: '#ffffff' } },
      { kind: 'font', font },
      { kind: 'logo', logo: { file: 'logo.svg', svg: '<svg/>', text: 'Huset', licence: 'ours' } },
    ])
    assert.equal(past.length, 6)
    assert.deepEqual(past[0], newDesign(START))
    assert.equal(now.tokens[ACCENT], '#123456')
    assert.equal(now.tokens['--opslag-radius'], '4px')
    assert.equal(now.layouts.list, 'cards')
    assert.deepEqual([now.name, now.fonts.length, now.logo?.text], ['Huset', 1, 'Huset'])
    assert.equal(tokenValue(now, ACCENT, 'dark'), '#ffffff')
  })

  test('says the standard where it says nothing, and in the dark the light colour', () => {
    const { now } = walk([token(null), { kind: 'dark', dark: {} }])
    assert.equal(tokenValue(now, ACCENT, 'light'), '#0059b3')
    assert.equal(tokenValue(now, ACCENT, 'dark'), '#0059b3')
  })

  test('begins again from another theme and keeps what is the institution’s own', () => {
    const { now } = walk([
      { kind: 'name', name: 'Huset' },
      { kind: 'font', font },
      { kind: 'start', start: { name: 'andet', tokens: { [ACCENT]: '#a1075f' }, dark: {} } },
    ])
    assert.deepEqual([now.base, now.tokens[ACCENT], now.tokens['--opslag-radius']], ['andet', '#a1075f', undefined])
    assert.deepEqual([now.name, now.fonts.length], ['Huset', 1])
  })

  test('takes one font in the place of another with the same file', () => {
    const { now } = walk([
      { kind: 'font', font },
      { kind: 'font', font: { ...font, licence: 'ours' } },
    ])
    assert.deepEqual(
      now.fonts.map(({ licence }) => licence),
      ['ours'],
    )
    assert.deepEqual(walk([{ kind: 'font-gone', file: font.file }], 5_000, begin(now)).now.fonts, [])
  })

  test('wears a font under its new name where it wore it under the old', () => {
    const tokens = {
      '--opslag-font-text': '"Opslag Husets", "Opslag Husets Fallback", Arial, sans-serif',
      '--opslag-font-heading': '"Opslag Husets Antikva", serif',
      '--opslag-radius': '4px',
    }
    const named = withFamilyNamed({ ...newDesign(START), tokens }, 'Opslag Husets', 'Opslag Havets')
    assert.deepEqual(named.tokens, {
      ...tokens,
      '--opslag-font-text': '"Opslag Havets", "Opslag Havets Fallback", Arial, sans-serif',
    })
  })
})

describe('undo and redo', () => {
  test('go back to the beginning and forth to the end, and no further', () => {
    const all = walk([token('#111111'), token('#222222'), token('#333333')])
    const back = undo(undo(undo(undo(all))))
    assert.deepEqual(back.now, newDesign(START))
    assert.equal(redo(back).now.tokens[ACCENT], '#111111')
    const forth = redo(redo(redo(redo(back))))
    assert.deepEqual(forth.now, all.now)
    assert.deepEqual(forth.future, [])
  })

  test('what changes nothing is no step', () => {
    const history = begin(newDesign(START))
    const nothing: Change[] = [
      token('#00583f'),
      { kind: 'name', name: '' },
      { kind: 'font-gone', file: 'x' },
      { kind: 'layout', of: 'list', value: history.now.layouts.list },
      { kind: 'logo', logo: null },
      { kind: 'dark', dark: null },
    ]
    for (const change of nothing) assert.equal(step(history, change, 0), history)
  })

  test('quick changes of the same are one step, slow ones and those of something else are not', () => {
    const typed = walk([token('#1'), token('#12'), token('#123')], 300)
    assert.equal(typed.past.length, 1)
    assert.deepEqual(undo(typed).now, newDesign(START))
    assert.equal(walk([token('#111'), token('#222')], 1_500).past.length, 2)
    assert.equal(walk([token('#111'), { kind: 'name', name: 'x' }], 10).past.length, 2)
    assert.equal(walk([token('#111'), token('#222', 'dark')], 10).past.length, 2)
    const pressed: Change = { kind: 'token', scheme: 'light', token: ACCENT, value: '#222', isWhole: true }
    assert.equal(walk([token('#111'), pressed], 10).past.length, 2, 'a suggestion that is taken is a step of its own')
    const layout = (value: string): Change => ({ kind: 'layout', of: 'list', value })
    assert.equal(walk([layout('cards'), layout('table')], 10).past.length, 2, 'a choice is a step of its own')
    assert.equal(targetOf(layout('cards')), null)
  })

  test('a change after undoing is a step of its own, and what was undone is gone', () => {
    const history = step(undo(walk([token('#111'), token('#222')], 2_000)), token('#333'), 2_100)
    assert.deepEqual([history.past.length, history.future], [2, []])
  })

  test('the oldest steps go when there are many', () => {
    const many = walk(Array.from({ length: 260 }, (_, index) => token(`#${String(index).padStart(6, '0')}`)))
    assert.equal(many.past.length, 200)
  })
})

describe('two designs', () => {
  test('differ in what holds, not in how it is said', () => {
    const one = newDesign(START)
    const said: Design = { ...one, tokens: { ...one.tokens, '--opslag-color-surface': '#ffffff' } }
    assert.deepEqual(differences(one, said), [])
  })

  test('are told apart by everything a designer decides', () => {
    const one = newDesign(START)
    const { now: other } = walk([
      token('#111111'),
      { kind: 'name', name: 'Huset' },
      { kind: 'layout', of: 'form', value: 'one-page' },
      { kind: 'dark', dark: { [ACCENT]: '#ffffff' } },
      { kind: 'font', font },
      { kind: 'logo', logo: { file: 'logo.svg', svg: '<svg/>', text: '', licence: '' } },
    ])
    assert.deepEqual(
      differences(one, other).map((found) => (found.of === 'token' ? `${found.scheme} ${found.token}` : found.of)),
      ['name', `light ${ACCENT}`, 'dark', 'layout', 'fonts', 'logo'],
    )
    const darker = { ...other, dark: { [ACCENT]: '#eeeeee' } }
    assert.deepEqual(differences(other, darker), [
      { of: 'token', token: ACCENT, scheme: 'dark', one: '#ffffff', other: '#eeeeee' },
    ])
  })
})

describe('a link', () => {
  const design = walk([
    token('#123456'),
    { kind: 'name', name: 'Østersøhuset – «æøå»' },
    { kind: 'dark', dark: { [ACCENT]: '#ffffff' } },
    { kind: 'layout', of: 'ad', value: 'hero' },
    { kind: 'font', font },
    { kind: 'logo', logo: { file: 'logo.svg', svg: '<svg/>', text: 'Huset', licence: 'ours' } },
  ]).now

  test('opens the same design, but for the files, which stay where they are', async () => {
    const link = await toLink(design)
    assert.match(link, /^#design=1\.[\w-]+$/)
    assert.ok(holdsLink(link) && !holdsLink('#colours'))
    assert.ok(link.length < 1_000, `${link.length} letters`)
    const opened = await openLink(link)
    assert.ok('design' in opened)
    assert.deepEqual(opened.design, {
      ...design,
      fonts: [{ ...font, bytes: null }],
      logo: { ...design.logo, svg: null },
    })
  })

  test('that is spoiled or of another version is refused', async () => {
    const link = await toLink(design)
    const middle = link.length >> 1
    const other = link[middle] === 'A' ? 'B' : 'A'
    for (const spoiled of [
      link.slice(0, -9),
      link.slice(0, middle) + other + link.slice(middle + 1),
      '#design=1.',
      '#design=1.AAAA',
      '#design=',
      `${link}%20`,
    ])
      assert.deepEqual(await openLink(spoiled), { fault: 'spoiled' }, spoiled)
    assert.deepEqual(await openLink(link.replace('=1.', '=2.')), { fault: 'other-version' })
  })

  const packed = async (value: unknown) => {
    const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('gzip'))
    return `#design=1.${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`
  }

  test('brings nothing into a style sheet but names and values', async () => {
    const evil = '**//} @import "//evil.example"; /*'
    const opened = await openLink(
      await packed({
        ...design,
        name: evil,
        tokens: { [ACCENT]: 'red; } body { color: red', '--opslag-radius': '4' },
        fonts: [{ ...font, family: 'Opslag "; src: url(//evil.example)' }],
      }),
    )
    assert.ok('design' in opened)
    // A value that is only no good one is left for its designer to mend.
    assert.deepEqual(opened.design.tokens, { '--opslag-radius': '4' })
    assert.equal(opened.design.fonts[0]?.family, 'Opslag   src  url evil.example ')
    assert.deepEqual(parseTheme(folderOf(opened.design, []).texts['theme.css'] ?? ''), {
      tokens: { '--opslag-radius': '4' },
      faults: [],
    })
    const weighty = { ...design, logo: null, fonts: [{ ...font, weight: '400; src: none' }] }
    assert.deepEqual(await openLink(await packed(weighty)), { fault: 'spoiled' })
  })

  test('that holds something else than a design is refused, whatever it unpacks to', async () => {
    const plain = { ...design, fonts: [], logo: null }
    assert.ok('design' in (await openLink(await packed(plain))))
    const wrong: unknown[] = [
      null,
      [],
      'x',
      {},
      { ...plain, name: 7 },
      { ...plain, tokens: { '--other': '#fff' } },
      { ...plain, tokens: { [ACCENT]: 7 } },
      { ...plain, tokens: { __proto__x: '' } },
      { ...plain, dark: 'x' },
      { ...plain, fonts: [{ ...font, file: '../x' }] },
      { ...plain, fonts: Array(13).fill(font) },
      { ...plain, logo: { file: 7 } },
      { ...plain, name: 'x'.repeat(2_001) },
      { ...plain, padding: 'x'.repeat(5_000_000) },
    ]
    for (const value of wrong)
      assert.deepEqual(await openLink(await packed(value)), { fault: 'spoiled' }, JSON.stringify(value)?.slice(0, 90))
  })
})
