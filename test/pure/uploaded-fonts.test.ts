import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { create } from 'fontkit'
import { openApart } from '../../server/apart/run.ts'
import type { UploadFault } from '../../server/contract/upload.ts'
import { type OpenedFont, openFont } from '../../server/fonts/open.ts'
import { LETTERS } from '../../themes/cut.ts'
import { FONT_BYTES } from '../../themes/folder.ts'
import { type Kind, SYSTEM, widthOf } from '../../themes/measure.ts'
import { faultSentence } from '../../themes/sentences.ts'
import { png } from '../support/documents.ts'
import { packagedFont, swellingWoff, swellingWoff2, variableFont, webfont } from '../support/webfonts.ts'

async function good(bytes: Buffer): Promise<OpenedFont> {
  const opened = await openFont(bytes)
  if ('code' in opened) throw new Error(faultSentence(opened, 'en'))
  return opened
}
async function fault(bytes: Buffer): Promise<UploadFault> {
  const opened = await openFont(bytes)
  assert.ok('code' in opened, 'it was taken')
  return opened
}
const withoutDanish = [...LETTERS].filter((letter) => !'æøåÆØÅ'.includes(letter)).join('')

describe('a webfont that is taken', () => {
  test('is told by what it holds, weighs little, and has what stands in for it meanwhile', async () => {
    const font = await good(packagedFont('eb-garamond', 'eb-garamond-latin-600-normal.woff2'))
    const { family, weight, style, embedding, isCut } = font
    assert.deepEqual([family, weight, style, embedding, isCut], ['EB Garamond', '600', 'normal', 'installable', true])
    assert.ok(font.bytes.length <= FONT_BYTES, `${font.bytes.length} bytes`)
    assert.match(font.fallback.src, /Times New Roman Bold/)
    const served = create(font.bytes)
    for (const letter of 'æøåÆØÅé€') assert.ok(served.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0), letter)
  })

  test('becomes WOFF2 whatever it came as', async () => {
    const { bytes, family } = await good(await webfont({ format: 'woff' }))
    assert.deepEqual([Buffer.from(bytes).toString('latin1', 0, 4), family], ['wOF2', 'Arimo'])
  })

  test('is italic, and bold, where it says so', async () => {
    const italic = await good(packagedFont('ibm-plex-sans', 'ibm-plex-sans-latin-400-italic.woff2'))
    assert.deepEqual([italic.style, italic.weight], ['italic', '400'])
    assert.equal((await good(await webfont({ weight: 7 }))).weight, '700')
  })

  test('that varies in weight has all of them in one face, and keeps its axis', async () => {
    const font = await good(await variableFont(100, 900))
    assert.equal(font.weight, '100 900')
    const { wght } = create(font.bytes).variationAxes
    assert.deepEqual([wght?.min, wght?.max], [100, 900])
    assert.equal((await good(await variableFont(400, 400))).weight, '400')
  })

  test('keeps all its letters where its maker forbids to take some out', async () => {
    const whole = await good(await webfont({ fsType: 0x0100, letters: `${LETTERS}↑` }))
    assert.equal(whole.isCut, false)
    assert.ok(create(whole.bytes).hasGlyphForCodePoint('↑'.codePointAt(0) ?? 0))
    const cut = await good(await webfont({ letters: `${LETTERS}↑` }))
    assert.ok(!create(cut.bytes).hasGlyphForCodePoint('↑'.codePointAt(0) ?? 0))
  })

  test('tells what it may be embedded for', async () => {
    for (const [fsType, embedding] of [
      [0x0004, 'preview-print'],
      [0x0008, 'editable'],
      // Of several the most that is allowed holds.
      [0x000a, 'editable'],
    ] as const)
      assert.equal((await good(await webfont({ fsType }))).embedding, embedding)
  })
})

describe('a webfont is refused, with a sentence that helps,', () => {
  const refused = (what: string, make: () => Buffer | Promise<Buffer>, expected: UploadFault, sentence: RegExp) =>
    test(what, async () => {
      const found = await fault(await make())
      assert.deepEqual(found, expected)
      assert.match(faultSentence(found, 'da'), sentence)
      assert.notEqual(faultSentence(found, 'en'), faultSentence(found, 'da'))
    })
  const page = () => Buffer.from('<!doctype html><title>Not found</title>')
  refused('that is a page', page, { code: 'not-a-font-file', found: 'HTML' }, /ikke en skrift, men HTML.*\.woff2/)
  refused('that is a picture', () => png(), { code: 'not-a-font-file', found: 'PNG' }, /men PNG/)
  refused(
    'that is nothing',
    () => Buffer.from('abc'),
    { code: 'not-a-font-file', found: null },
    /ikke en skrift\. Vælg/,
  )
  const half = async () => (await webfont()).subarray(0, 5_000)
  refused('that broke off on its way', half, { code: 'font-damaged' }, /Hent den igen/)
  refused(
    'that is one for computers',
    () => webfont({ format: 'truetype' }),
    { code: 'font-for-desktop', found: 'TTF' },
    /til computere \(TTF\)/,
  )
  refused(
    'without Danish letters',
    () => webfont({ letters: withoutDanish }),
    { code: 'missing-glyphs', glyphs: 'æ ø å Æ Ø Å' },
    /mangler æ ø å Æ Ø Å/,
  )
  refused(
    'that may not be embedded',
    () => webfont({ fsType: 0x0002 }),
    { code: 'font-restricted' },
    /ikke må indlejres/,
  )
  refused(
    'of which only bitmaps may be',
    () => webfont({ fsType: 0x0200 }),
    { code: 'font-bitmaps-only' },
    /punktbilleder/,
  )
  for (const [name, bomb] of [
    ['WOFF', swellingWoff],
    ['WOFF2', swellingWoff2],
  ] as const) {
    const swells: UploadFault = { code: 'font-swells', most: 10_000_000 }
    refused(`that swells as ${name}`, () => bomb(50_000_000), swells, /mere end 10 MB/)
    refused(
      `that swells and says it does not as ${name}`,
      () => bomb(50_000_000, 100_000),
      swells,
      /andet, end den siger/,
    )
  }
  test('that is a page, or nothing, behind many comments', async () => {
    const comments = '<!---->'.repeat(140)
    assert.deepEqual(await fault(Buffer.from(`${comments}<html>`)), { code: 'not-a-font-file', found: 'HTML' })
    assert.deepEqual(await fault(Buffer.from(`${comments}x`)), { code: 'not-a-font-file', found: null })
  })
  test('whatever is changed in it, within a moment', async () => {
    const bytes = await webfont()
    for (let at = 44; at < 240; at += 7) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] as number) ^ 0xff
      const opened = await openFont(changed)
      assert.ok('code' in opened || opened.bytes.length < 100_000, `at ${at}`)
    }
  })
})

test('what takes too long or dies is a file that is not taken, and the next one is', async () => {
  const bytes = await webfont()
  assert.deepEqual(await openApart({ kind: 'font', bytes }, { of: 1, seconds: 0.02 }), {
    code: 'took-too-long',
    seconds: 0.02,
  })
  const opened = await openApart({ kind: 'font', bytes }, { of: 1 })
  assert.ok(!('code' in opened) && opened.family === 'Arimo')
})

test('what machines come with is as wide as is said', () => {
  const twins = { sans: 'arimo', serif: 'tinos' } as const
  for (const [kind, twin] of Object.entries(twins) as [Kind, string][])
    for (const [boldness, weight] of [
      ['regular', 400],
      ['bold', 700],
    ] as const) {
      const font = create(packagedFont(twin, `${twin}-latin-${weight}-normal.woff2`))
      assert.equal(SYSTEM[kind][boldness].width, widthOf(font), `${twin} ${weight}`)
    }
})
