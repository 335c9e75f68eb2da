import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import sharp from 'sharp'
import type { PictureUse } from '../../server/contract/picture.ts'
import type { UploadFault } from '../../server/contract/upload.ts'
import { type OpenedPicture, openPicture } from '../../server/pictures/open.ts'
import { tooHeavy } from '../../server/pictures/too-heavy.ts'
import { faultSentence } from '../../themes/sentences.ts'
import { pdf, png } from '../support/documents.ts'

/** A picture as a camera held on its side makes it, which tells where and with what. */
const photograph = (width = 1_600, height = 1_000) =>
  sharp({ create: { width, height, channels: 3, background: '#7b1e2b' } })
    .withExif({ IFD0: { Make: 'Canon', Artist: 'Karla Kamera' }, IFD3: { GPSLatitude: '55/1 40/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
const drawing = (inside: string, head = '') =>
  Buffer.from(
    `${head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">${inside}</svg>`,
  )
/** Ten that refer to ten that refer to ten …, so many levels deep. */
const nested = (levels: number) =>
  Array.from({ length: levels }, (_, n) => `<g id="l${n}">${`<use href="#l${n - 1}"/>`.repeat(10)}</g>`).join('')
const SIGN = '<circle cx="20" cy="20" r="18" fill="#0b5566"/>'

async function good(bytes: Buffer, use: PictureUse = 'picture'): Promise<OpenedPicture> {
  const opened = await openPicture(bytes, use)
  if ('code' in opened) throw new Error(faultSentence(opened, 'en'))
  return opened
}
const sizes = ({ renditions }: OpenedPicture) => renditions.map(({ format, width, height }) => [format, width, height])

describe('a picture that is taken', () => {
  test('is turned as the camera was held and made in the widths that pages need, none wider than itself', async () => {
    const picture = await good(await photograph())
    assert.deepEqual([picture.width, picture.height], [1_000, 1_600])
    assert.deepEqual(sizes(picture), [
      ['webp', 320, 512],
      ['webp', 640, 1_024],
      ['webp', 960, 1_536],
      ['webp', 1_000, 1_600],
      ['jpeg', 960, 1_536],
    ])
    assert.deepEqual(sizes(await good(await photograph(120, 100))), [
      ['webp', 100, 120],
      ['jpeg', 100, 120],
    ])
  })

  test('says nothing any more of where, with what and by whom it was taken', async () => {
    const source = await photograph(400, 300)
    for (const told of ['Exif', 'Canon', 'Karla Kamera']) assert.ok(source.includes(told), told)
    for (const { bytes, format } of (await good(source)).renditions) {
      const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata()
      assert.deepEqual([exif, xmp, iptc, orientation], [undefined, undefined, undefined, undefined])
      for (const told of ['Exif', 'Canon', 'Karla']) assert.ok(!Buffer.from(bytes).includes(told), `${format} ${told}`)
    }
  })

  test('may be a PNG with holes, a WebP or an AVIF', async () => {
    const holes = sharp({ create: { width: 64, height: 64, channels: 4, background: '#00000000' } })
    const formats = async (bytes: Buffer) => (await good(bytes)).renditions.map(({ format }) => format)
    assert.deepEqual(await formats(await holes.clone().png().toBuffer()), ['webp', 'png'])
    assert.deepEqual(await formats(await holes.clone().webp().toBuffer()), ['webp', 'png'])
    assert.deepEqual(await formats(await holes.clone().flatten().avif().toBuffer()), ['webp', 'jpeg'])
  })

  test('as a drawing becomes pictures: a logo wide enough for every screen, with nothing of its code', async () => {
    const head = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    const logo = await good(drawing(`<style>circle{fill:#0b5566}</style>${SIGN}`, head), 'logo')
    assert.deepEqual(sizes(logo), [
      ['webp', 160, 53],
      ['webp', 320, 107],
      ['webp', 640, 213],
      ['png', 640, 213],
    ])
  })
})

test('a logo that was photographed weighs no more than a picture does', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
  const rough = sharp({ create: { width: 400, height: 300, channels: 3, background: '#000', noise } })
  const logo = await good(await rough.png().toBuffer(), 'logo')
  assert.deepEqual(
    logo.renditions.map(({ format, width }) => [format, width]),
    [
      ['webp', 160],
      ['webp', 320],
      ['webp', 400],
      ['jpeg', 400],
    ],
  )
  for (const { bytes } of logo.renditions) assert.ok(bytes.length < 60_000, `${bytes.length} bytes`)
})

describe('a picture is refused, with a sentence that helps,', () => {
  type Case = [what: string, make: () => Buffer | Promise<Buffer>, expected: UploadFault, sentence: RegExp, PictureUse?]
  const half = async () => (await photograph()).subarray(0, 2_000)
  const active = (found: string) => ({ code: 'logo-not-a-picture', found }) as const
  const logo = (inside: string, head?: string) => () => drawing(inside, head)
  const cases: Case[] = [
    ['that is a document', () => pdf(), { code: 'not-a-picture', found: 'PDF' }, /ikke et billede.*men PDF/],
    ['that is a page', () => Buffer.from('<!doctype html>'), { code: 'not-a-picture', found: 'HTML' }, /men HTML/],
    ['that is nothing', () => Buffer.alloc(99), { code: 'not-a-picture', found: null }, /JPEG, PNG eller WebP/],
    ['that broke off on its way', half, { code: 'picture-damaged' }, /Gem det igen/],
    [
      'that swells',
      () => png({ width: 30_000, height: 30_000 }),
      { code: 'picture-too-large', width: 30_000, height: 30_000, most: 40_000_000 },
      /30000 × 30000 punkter\. Der er plads til 40 millioner/,
    ],
    [
      'that swells when it is read, since its format can be read no other way than whole',
      () =>
        sharp({ create: { width: 4_001, height: 3_001, channels: 3, background: '#b00' } })
          .avif({ effort: 0 })
          .toBuffer(),
      { code: 'picture-too-large', width: 4_001, height: 3_001, most: 12_000_000 },
      /4001 × 3001 punkter\. Der er plads til 12 millioner/,
    ],
    [
      'that is a line',
      () => png({ width: 1, height: 20_000 }),
      { code: 'picture-too-large', width: 1, height: 20_000, most: 40_000_000 },
      /gem det mindre/,
    ],
    ['as a drawing that is no logo', logo(SIGN), { code: 'drawing-not-a-logo' }, /kun være logo/],
    ['with a script', logo('<script>alert(1)</script>'), active('<script'), /»<script«, som kan køre/, 'logo'],
    ['with a script by another name', logo('<s:script>1</s:script>'), active('<s:script'), /ren tegning/, 'logo'],
    ['with a handler', logo('<g onload="x()"/>'), active('onload='), /ren tegning/, 'logo'],
    ['with a page in it', logo('<foreignObject/>'), active('<foreignObject'), /ren tegning/, 'logo'],
    [
      'with a file of ours',
      logo('<use href="file:///etc/passwd"/>'),
      active('href="file:///etc/passwd"'),
      /hente noget/,
      'logo',
    ],
    ['with a picture from elsewhere', logo('<image href="#a"/>'), active('<image'), /ren tegning/, 'logo'],
    ['with a sheet from elsewhere', logo('<style>@import "x"</style>'), active('@import'), /ren tegning/, 'logo'],
    ['with words that grow', logo(SIGN, '<!DOCTYPE svg [<!ENTITY a "b">]>'), active('<!ENTITY'), /ren tegning/, 'logo'],
    ['with endless labour', logo('<filter id="f"/>'), active('<filter'), /ren tegning/, 'logo'],
    ['with parts within parts', logo(nested(9)), active('<use'), /ren tegning/, 'logo'],
    ['with a part within itself', logo('<g id="a"><use href="#a"/></g>'), active('<use'), /ren tegning/, 'logo'],
    ['with letters', logo('<text>Navn</text>'), { code: 'logo-with-letters' }, /om til kurver/, 'logo'],
  ]
  for (const [what, make, expected, sentence, use = 'picture'] of cases)
    test(what, async () => {
      const found = await openPicture(await make(), use)
      assert.deepEqual(found, expected)
      assert.match(faultSentence(found as UploadFault, 'da'), sentence)
      assert.notEqual(faultSentence(found as UploadFault, 'en'), faultSentence(found as UploadFault, 'da'))
    })

  test('with a few parts that are used again is a logo like any other', async () => {
    const few = `<defs><path id="a" d="M0 0h9v9z"/><g id="b">${'<use href="#a"/>'.repeat(8)}</g></defs><use href="#b"/>`
    assert.ok('renditions' in (await good(drawing(few), 'logo')))
  })

  test('with a thousand remarks before nothing, at once', async () => {
    const remarks = Buffer.from(`${'<!---->'.repeat(1_000)}<p>`)
    assert.deepEqual(await openPicture(remarks, 'logo'), { code: 'not-a-picture', found: null })
  })

  test('that is a logo of 9 MB', () => {
    const fault = tooHeavy('logo', { name: 'logo.png', bytes: 9_000_000 })
    assert.equal(
      fault && faultSentence(fault, 'da'),
      'Logoet fylder 9 MB. Der er plads til 1 MB: gem det som SVG, eller som PNG på højst 1000 punkter i bredden.',
    )
    assert.equal(tooHeavy('picture', { name: 'a.jpg', bytes: 9_000_000 }), null)
    assert.equal(tooHeavy('picture', { name: 'a.jpg', bytes: 16_000_000 })?.code, 'picture-too-heavy')
  })
})
