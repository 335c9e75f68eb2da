import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import type { FileFault } from '../../server/contract/document.ts'
import { faultIn } from '../../server/files/checks/check.ts'
import { withoutTraces } from '../../server/files/checks/traces.ts'
import { docx, docxParts, exif, jpg, odt, odtParts, pdf, png, type ZipPart, zip } from '../support/documents.ts'
import { bombZip, lyingZip, overlappingZip, rawZip } from '../support/hostile-files.ts'

const fault = async (name: string, bytes: Buffer | Promise<Buffer>) => faultIn(name, await bytes)
const withPart = (...parts: ZipPart[]) => zip([...docxParts(), ...parts])
const odtWith = (...parts: ZipPart[]) => zip([...odtParts(), ...parts])
const replaced = (parts: ZipPart[], name: string, content: string): ZipPart[] =>
  parts.map((part) => (part[0] === name ? [name, content, part[2]] : part))

type Case = [what: string, name: string, bytes: Buffer | Promise<Buffer>, expected: FileFault | null]

function table(cases: Case[]) {
  for (const [what, name, bytes, expected] of cases)
    test(what, async () => assert.equal(await fault(name, bytes), expected))
}

describe('what is taken', () => {
  table([
    ['a pdf', 'a.pdf', pdf(), null],
    ['a docx', 'a.docx', docx(), null],
    ['an odt', 'a.odt', odt(), null],
    ['a jpg, by either ending', 'a.JPEG', jpg(), null],
    ['a png', 'a.png', png(), null],
    ['a docx with a picture in it', 'a.docx', withPart(['word/media/image1.png', png()]), null],
    ['a picture of fifty million points', 'a.png', png({ width: 10_000, height: 5_000 }), null],
    ['a pdf with some bytes behind its end', 'a.pdf', Buffer.concat([pdf(), Buffer.from('\r\n\0\0')]), null],
  ])
})

describe('the name and the content must agree', () => {
  table([
    ['a pdf that says it is a docx', 'a.docx', pdf(), 'name-differs'],
    ['a docx that says it is a pdf', 'a.pdf', docx(), 'name-differs'],
    ['an odt that says it is a docx', 'a.docx', odt(), 'name-differs'],
    ['a png that says it is a jpg', 'a.jpg', png(), 'name-differs'],
  ])
})

describe('what is no document is not taken, whatever it says', () => {
  const jar = zip([['META-INF/MANIFEST.MF', 'Main-Class: A']])
  const after = async (front: Buffer, back: Buffer | Promise<Buffer>) => Buffer.concat([front, await back])
  table([
    ['a page', 'a.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file-type'],
    ['a page in front of a pdf', 'a.pdf', Buffer.concat([Buffer.from('<script>1</script>\n'), pdf()]), 'file-type'],
    ['an svg', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file-type'],
    ['a program', 'a.pdf', Buffer.from(`MZ\x90\0${'\0'.repeat(99)}`, 'latin1'), 'file-type'],
    ['a gif', 'a.png', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), 'file-type'],
    ['a jar behind a picture (GIFAR)', 'a.jpg', after(jpg(), jar), 'file-type'],
    ['a jar behind a png', 'a.png', after(png(), jar), 'file-type'],
    ['an archive behind a pdf', 'a.pdf', after(pdf(), jar), 'file-type'],
    [
      'an archive behind a pdf, with rubbish behind that',
      'a.pdf',
      after(
        pdf(),
        jar.then((one) => Buffer.concat([one, Buffer.alloc(99, 32)])),
      ),
      'file-type',
    ],
    ['an archive of anything', 'a.docx', zip([['a.txt', 'x']]), 'file-type'],
    [
      'a spreadsheet',
      'a.docx',
      zip([
        ['[Content_Types].xml', 'spreadsheetml.sheet.main+xml'],
        ['xl/workbook.xml', '<x/>'],
      ]),
      'file-type',
    ],
    ['a docx without its types', 'a.docx', zip(docxParts().slice(1)), 'file-type'],
    [
      'an odt whose kind does not stand first',
      'a.odt',
      zip([...odtParts().slice(1), ...odtParts().slice(0, 1)]),
      'file-type',
    ],
    [
      'an open document of another kind',
      'a.odt',
      zip(replaced(odtParts(), 'mimetype', 'application/vnd.oasis.opendocument.spreadsheet')),
      'file-type',
    ],
    [
      'an old Word document',
      'a.docx',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
      'file-type',
    ],
    ['nothing', 'a.pdf', Buffer.alloc(0), 'empty'],
    ['white space', 'a.pdf', Buffer.from(' \r\n\t'.repeat(99)), 'empty'],
    ['something in front of a docx', 'a.docx', after(Buffer.from('%PDX'), docx()), 'file-type'],
  ])
})

describe('macros', () => {
  table([
    ['in a docx', 'a.docx', withPart(['word/vbaProject.bin', 'x']), 'macros'],
    ['under another name’s case and place', 'a.docx', withPart(['word/x/VBAPROJECT.bin', 'x']), 'macros'],
    [
      'a docm that says it is a docx',
      'a.docx',
      zip(docxParts('x', 'application/vnd.ms-word.document.macroEnabled.main+xml')),
      'macros',
    ],
    [
      'a dotm that says it is a docx',
      'a.docx',
      zip(docxParts('x', 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml')),
      'macros',
    ],
    ['controls that run', 'a.docx', withPart(['word/activeX/activeX1.bin', 'x']), 'macros'],
    [
      'a template from elsewhere',
      'a.docx',
      withPart([
        'word/_rels/settings.xml.rels',
        '<Relationships><Relationship Type="http://x/attachedTemplate" Target="https://evil.example/a.dotm" TargetMode="External"/></Relationships>',
      ]),
      'macros',
    ],
    ['in an odt', 'a.odt', odtWith(['Basic/Standard/Module1.xml', '<x/>']), 'macros'],
    ['scripts in an odt', 'a.odt', odtWith(['Scripts/python/a.py', 'x']), 'macros'],
  ])
})

describe('a template elsewhere', () => {
  const TEMPLATE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate'
  const rels = (...attributes: string[]) =>
    `<?xml version="1.0"?><Relationships><Relationship ${attributes.join(' ')}/></Relationships>`
  const there = 'Target="https://evil.example/a.dotm"'
  table([
    [
      'named in any order',
      'a.docx',
      withPart(['word/_rels/settings.xml.rels', rels('TargetMode="External"', there, `Type="${TEMPLATE}"`)]),
      'macros',
    ],
    [
      'named by another part',
      'a.docx',
      withPart(['word/_rels/settings2.xml.rels', rels(`Type="${TEMPLATE}"`, there, 'TargetMode="External"')]),
      'macros',
    ],
    [
      'spelled in numbers',
      'a.docx',
      withPart([
        'word/_rels/settings.xml.rels',
        rels(`Type="${TEMPLATE.replace('T', '&#x54;')}"`, there, 'TargetMode="&#69;xternal"'),
      ]),
      'macros',
    ],
    [
      'is none that stands in the document itself',
      'a.docx',
      withPart(['word/_rels/settings.xml.rels', rels(`Type="${TEMPLATE}"`, 'Target="a.dotx"')]),
      null,
    ],
    [
      'is none that a link leads to',
      'a.docx',
      withPart([
        'word/_rels/document2.xml.rels',
        `${rels(`Type="${TEMPLATE}"`)}${rels(there, 'TargetMode="External"')}`,
      ]),
      null,
    ],
    [
      'named so often that the search for it would take long',
      'a.docx',
      zip([...docxParts(), ['word/_rels/settings.xml.rels', 'attachedTemplate'.repeat(10_000), { compress: false }]]),
      null,
    ],
  ])
})

describe('locked by a password', () => {
  const compound = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  table([
    ['a pdf', 'a.pdf', pdf('x', { extra: '/Encrypt 5 0 R ' }), 'password'],
    ['a docx', 'a.docx', compound, 'password'],
    ['an odt', 'a.odt', zip(replaced(odtParts(), 'META-INF/manifest.xml', '<manifest:encryption-data/>')), 'password'],
    ['an entry of an archive', 'a.docx', rawZip([{ name: 'a', content: 'x', flags: 1 }]), 'password'],
  ])
})

describe('damaged', () => {
  const cut = (bytes: Buffer, share = 0.6) => bytes.subarray(0, Math.floor(bytes.length * share))
  table([
    ['a pdf cut off', 'a.pdf', cut(pdf()), 'damaged'],
    ['a pdf of no version', 'a.pdf', Buffer.from('%PDF-x\n%%EOF'), 'damaged'],
    [
      'a pdf whose table is nowhere',
      'a.pdf',
      Buffer.from(
        pdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n999999'),
        'latin1',
      ),
      'damaged',
    ],
    ['a jpg cut off', 'a.jpg', cut(jpg(), 0.9), 'damaged'],
    ['a png cut off', 'a.png', cut(png(), 0.8), 'damaged'],
    ['a picture without size', 'a.png', png({ width: 0 }), 'damaged'],
    ['a docx cut off', 'a.docx', docx().then((bytes) => cut(bytes)), 'damaged'],
    ['a name that leads out', 'a.docx', rawZip([{ name: '../../evil', content: 'x' }]), 'damaged'],
    ['a name that begins at the root', 'a.docx', rawZip([{ name: '/etc/passwd', content: 'x' }]), 'damaged'],
    ['a link', 'a.docx', withPart(['word/link', '/etc/passwd', { mode: 0o120777 }]), 'damaged'],
    [
      'two of one name',
      'a.docx',
      rawZip([
        { name: 'a', content: 'x' },
        { name: 'a', content: 'y' },
      ]),
      'damaged',
    ],
    ['another way of packing', 'a.docx', rawZip([{ name: 'a', content: 'x', method: 12 }]), 'damaged'],
    [
      'bytes in front of an archive',
      'a.docx',
      rawZip([{ name: 'a', content: 'x' }], { hidden: 'PK\x03\x04junk' }),
      'damaged',
    ],
  ])
})

describe('what would swell', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;&a;">'.repeat(9)}]><x>&b;</x>`
  const wide = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(laughs, 'utf16le').swap16()])
  const zeros = deflateSync(Buffer.alloc(40_000_000))
  const objects = (filter: string, packed: Buffer) =>
    Buffer.concat([
      Buffer.from(
        `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${packed.length} >>\nstream\n`,
        'latin1',
      ),
      packed,
      Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n', 'latin1'),
    ])
  table([
    ['two hundred megabytes of nothing', 'a.docx', bombZip(200_000_000), 'bomb'],
    ['an archive in an archive', 'a.docx', docx().then((inner) => withPart(['word/embeddings/a.bin', inner])), 'bomb'],
    ['an archive by its name', 'a.docx', withPart(['word/a.zip', 'x']), 'bomb'],
    [
      'more entries than a document has',
      'a.docx',
      rawZip(Array.from({ length: 2_001 }, (_, n) => ({ name: `${n}`, content: '' }))),
      'bomb',
    ],
    ['a size that lies', 'a.docx', lyingZip(docxParts(), 5_000_000), 'bomb'],
    ['entries that share their bytes (Fifield)', 'a.docx', overlappingZip(), 'bomb'],
    ['a billion laughs', 'a.docx', withPart(['word/laughs.xml', laughs]), 'bomb'],
    ['a billion laughs in wide letters', 'a.docx', withPart(['word/laughs.xml', wide]), 'bomb'],
    ['a billion laughs in an odt', 'a.odt', odtWith(['styles.xml', laughs]), 'bomb'],
    ['a picture of fifty thousand by fifty thousand', 'a.png', png({ width: 50_000, height: 50_000 }), 'bomb'],
    ['a photograph of the same', 'a.jpg', jpg({ width: 50_000, height: 50_000 }), 'bomb'],
    ['objects of a pdf', 'a.pdf', objects('/FlateDecode', zeros), 'bomb'],
    ['objects of a pdf, packed twice', 'a.pdf', objects('[/FlateDecode /FlateDecode]', deflateSync(zeros)), 'bomb'],
  ])
})

describe('what would take the checks long', () => {
  const named = '/ObjStm /FlateDecode stream\n'
  const packed = deflateSync(Buffer.alloc(990_000))
  const broken = Buffer.concat([deflateSync(Buffer.alloc(19_000_000)).subarray(0, -9), Buffer.from('!')])
  const stream = (bytes: Buffer) => Buffer.concat([Buffer.from(named), bytes, Buffer.from('\nendstream\n')])
  const pdfWith = (bytes: Buffer) => Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes, pdf().subarray(9)])
  const jpgOf = (count: number) => jpg({ segments: Array.from({ length: count }, () => [0xfe, Buffer.alloc(2)]) })
  const pngOf = (count: number) => png({ texts: Array<string>(count).fill('x') })
  table([
    ['a photograph in a thousand parts', 'a.jpg', jpgOf(1_000), null],
    ['a photograph in thirty thousand', 'a.jpg', jpgOf(30_000), 'damaged'],
    ['a png in thirty thousand', 'a.png', pngOf(30_000), 'damaged'],
    [
      'hundreds of streams of objects',
      'a.pdf',
      pdfWith(Buffer.concat(Array(500).fill(stream(deflateSync('1 0'))))),
      null,
    ],
    [
      'streams without an end, each of which reaches to the last byte',
      'a.pdf',
      pdfWith(Buffer.from(named.repeat(9_000))),
      'bomb',
    ],
    ['many that swell a little each', 'a.pdf', pdfWith(Buffer.concat(Array(300).fill(stream(packed)))), 'bomb'],
    [
      'damaged ones that swell before that shows',
      'a.pdf',
      pdfWith(Buffer.concat(Array(20).fill(stream(broken)))),
      'bomb',
    ],
  ])
})

describe('traces of place and device', () => {
  const PLACE = '55.6761N 12.5683E'
  test('go out of a photograph, and only the way the camera was held stays', () => {
    const photo = jpg({
      segments: [
        [0xe1, exif({ orientation: 6, place: PLACE })],
        [0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${PLACE}</x:xmpmeta>`)],
        [0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`)],
        [0xfe, Buffer.from(`Made by Alma, ${PLACE}`)],
      ],
    })
    const behind = Buffer.concat([photo, Buffer.from(`motion ${PLACE}`)])
    const cleaned = withoutTraces(behind)!
    assert.equal(cleaned.length, behind.length)
    for (const word of [PLACE, 'Alma', 'xmpmeta', 'Photoshop']) assert.ok(!cleaned.includes(word), word)
    const at = cleaned.indexOf('Exif\0\0')
    const tiff = cleaned.subarray(at + 6)
    assert.deepEqual(
      [tiff.toString('latin1', 0, 2), tiff.readUInt16BE(8), tiff.readUInt16BE(10), tiff.readUInt16BE(18)],
      ['MM', 1, 0x0112, 6],
    )
  })

  test('a photograph is as good afterwards, and cleaning it again changes nothing', async () => {
    const cleaned = withoutTraces(jpg({ segments: [[0xe1, exif({ place: PLACE })]] }))!
    assert.equal(await faultIn('a.jpg', cleaned), null)
    assert.ok(withoutTraces(cleaned)!.equals(cleaned))
  })

  test('go out of a png', async () => {
    const cleaned = withoutTraces(png({ texts: [PLACE] }))!
    assert.ok(!cleaned.includes(PLACE) && !cleaned.includes('tEXt'))
    assert.equal(await faultIn('a.png', cleaned), null)
  })

  test('broken Exif is no reason to stumble', () => {
    for (let length = 0; length < 44; length++)
      assert.ok(withoutTraces(jpg({ segments: [[0xe1, exif().subarray(0, length)]] })))
  })
})

test('no rubbish makes the checks throw', async () => {
  let seed = 7
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0)
  const whole = [pdf(), await docx(), await odt(), jpg({ segments: [[0xe1, exif()]] }), png()]
  for (let round = 0; round < 400; round++) {
    const bytes = Buffer.from(whole[round % whole.length]!)
    for (let n = 0; n < 6; n++) bytes[random() % bytes.length] = random() & 255
    const cut = bytes.subarray(0, round % 3 ? bytes.length : random() % bytes.length)
    const found = await faultIn('a.pdf', cut)
    if (found === null || found === 'name-differs') withoutTraces(cut)
  }
})
