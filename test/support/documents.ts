import { crc32, deflateSync } from 'node:zlib'
import yazl from 'yazl'

/** Files of each kind that is taken, made here: nobody's letter, and nothing that a scanner knows. */

export function pdf(text = 'Kære udvalg', { extra = '' } = {}): Buffer {
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n',
    `4 0 obj\n<< /Title (${text}) >>\nendobj\n`,
  ]
  let body = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const places = objects.map((object) => {
    const at = body.length
    body += object
    return at
  })
  const xref = body.length
  body += `xref\n0 5\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  body += `trailer\n<< /Size 5 /Root 1 0 R ${extra}>>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

/** A PDF of about so many bytes, which do not pack. */
export function largePdf(bytes: number): Buffer {
  const noise = Buffer.alloc(bytes)
  let seed = 1
  for (let at = 0; at + 4 <= bytes; at += 4)
    noise.writeUInt32LE((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0), at)
  const start = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Length ${bytes} >>\nstream\n`, 'latin1')
  const end = Buffer.from(`\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`, 'latin1')
  return Buffer.concat([start, noise, end])
}

export type ZipPart = [name: string, content: string | Buffer, options?: { compress?: boolean; mode?: number }]

export function zip(parts: ZipPart[]): Promise<Buffer> {
  const file = new yazl.ZipFile()
  for (const [name, content, options] of parts)
    file.addBuffer(Buffer.from(content), name, { mtime: new Date(0), ...options })
  file.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    file.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    file.outputStream.on('end', () => resolve(Buffer.concat(chunks)))
    file.outputStream.on('error', reject)
  })
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const docxParts = (text = 'Kære udvalg', main = `${WORD}.document.main+xml`): ZipPart[] => [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  ],
  [
    'word/document.xml',
    `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  ],
]
export const docx = (text?: string) => zip(docxParts(text))

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.text'
export const odtParts = (text = 'Kære udvalg'): ZipPart[] => [
  ['mimetype', OPEN_DOCUMENT, { compress: false }],
  [
    'META-INF/manifest.xml',
    `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${OPEN_DOCUMENT}"/></manifest:manifest>`,
  ],
  [
    'content.xml',
    `${XML}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body>${text}</office:body></office:document-content>`,
  ],
]
export const odt = (text?: string) => zip(odtParts(text))

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

export function png({ width = 2, height = 2, texts = [] as string[] } = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...texts.map((text) => chunk('tEXt', Buffer.from(`Author\0${text}`, 'latin1'))),
    chunk('IDAT', deflateSync(Buffer.alloc(6))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const segment = (marker: number, payload: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}

/** Exif with how the camera was held, and where (as a camera writes it, in a directory of its own). */
export function exif({ orientation = 6, place = '' } = {}): Buffer {
  const tiff = Buffer.alloc(38)
  tiff.write('II', 0, 'latin1')
  tiff.writeUInt16LE(42, 2)
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  for (const [at, [tag, type, value]] of [
    [0x0112, 3, orientation],
    [0x8825, 4, 38],
  ].entries()) {
    tiff.writeUInt16LE(tag!, 10 + at * 12)
    tiff.writeUInt16LE(type!, 12 + at * 12)
    tiff.writeUInt32LE(1, 14 + at * 12)
    tiff.writeUInt32LE(value!, 18 + at * 12)
  }
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(place, 'latin1')])
}

export function jpg({ width = 2, height = 2, segments = [] as [number, Uint8Array][] } = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...segments.map(([marker, payload]) => segment(marker, payload)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(17 + 3, 0)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0x00, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** The test file that every scanner knows as a virus; put together here, so that no scanner of files finds it in the source. */
export const EICAR = ['X5O!P%@AP[4', '\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join('')
