import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { brotliCompressSync, deflateSync } from 'node:zlib'
import subsetFont from 'subset-font'
import { LETTERS } from '../../themes/cut.ts'

const require = createRequire(import.meta.url)

/** A font as its package brings it. */
export const packagedFont = (name: string, file: string): Buffer =>
  readFileSync(path.join(path.dirname(require.resolve(`@fontsource/${name}/package.json`)), 'files', file))

export type FontChanges = {
  letters?: string
  /** OS/2 `fsType`. */
  fsType?: number
  weight?: number
  format?: 'woff' | 'woff2' | 'truetype'
}

/** Where a table of a font as machines have it begins. */
function tableAt(font: Buffer, tag: string): number {
  for (let entry = 12; entry < 12 + font.readUInt16BE(4) * 16; entry += 16)
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  throw new Error(`The font has no table ${tag}.`)
}

/** Arimo, changed as a test wants it. */
export async function webfont({
  letters = LETTERS,
  fsType,
  weight,
  format = 'woff2',
}: FontChanges = {}): Promise<Buffer> {
  const font = await subsetFont(packagedFont('arimo', 'arimo-latin-400-normal.woff2'), letters, {
    targetFormat: 'truetype',
  })
  const about = tableAt(font, 'OS/2')
  if (fsType !== undefined) font.writeUInt16BE(fsType, about + 8)
  if (weight !== undefined) font.writeUInt16BE(weight, about + 4)
  return format === 'truetype' ? font : subsetFont(font, undefined, { targetFormat: format, keepAllGlyphs: true })
}

/** A font as machines have it, with this table in the place of its own or as one more. */
function withTable(font: Buffer, tag: string, table: Buffer): Buffer {
  const count = font.readUInt16BE(4)
  const entries = Array.from({ length: count }, (_, index) => {
    const entry = 12 + index * 16
    const [at, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)]
    return { tag: font.toString('latin1', entry, entry + 4), bytes: font.subarray(at, at + length) }
  })
  const all = [...entries.filter((one) => one.tag !== tag), { tag, bytes: table }].sort((a, b) =>
    a.tag < b.tag ? -1 : 1,
  )
  const head = Buffer.alloc(12 + all.length * 16)
  font.copy(head, 0, 0, 4)
  head.writeUInt16BE(all.length, 4)
  let at = head.length
  const bodies = all.map(({ tag: name, bytes }, index) => {
    const entry = 12 + index * 16
    head.write(name, entry, 'latin1')
    head.writeUInt32BE(at, entry + 8)
    head.writeUInt32BE(bytes.length, entry + 12)
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4)
    bytes.copy(padded)
    at += padded.length
    return padded
  })
  return Buffer.concat([head, ...bodies])
}

/** A table of names, each in English by its number. */
function nameTable(names: Record<number, string>): Buffer {
  const texts = Object.values(names).map((text) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + texts.length * 12)
  head.writeUInt16BE(texts.length, 2)
  head.writeUInt16BE(head.length, 4)
  let at = 0
  for (const [index, id] of Object.keys(names).entries()) {
    const bytes = texts[index] as Buffer
    for (const [place, value] of [3, 1, 0x0409, Number(id), bytes.length, at].entries())
      head.writeUInt16BE(value, 6 + index * 12 + place * 2)
    at += bytes.length
  }
  return Buffer.concat([head, ...texts])
}

/** Arimo as a font that says that it varies in weight between two ends. */
export async function variableFont(least: number, most: number): Promise<Buffer> {
  const axis = Buffer.alloc(36)
  axis.writeUInt16BE(1, 0)
  axis.writeUInt16BE(16, 4)
  axis.writeUInt16BE(2, 6)
  axis.writeUInt16BE(1, 8)
  axis.writeUInt16BE(20, 10)
  axis.writeUInt16BE(8, 14)
  axis.write('wght', 16, 'latin1')
  for (const [index, value] of [least, Math.max(least, 400), most].entries())
    axis.writeInt32BE(value * 65_536, 20 + index * 4)
  axis.writeUInt16BE(256, 34)
  const named = withTable(await webfont({ format: 'truetype' }), 'name', nameTable({ 1: 'Arimo', 256: 'Weight' }))
  const font = withTable(named, 'fvar', axis)
  return subsetFont(font, undefined, { targetFormat: 'woff2', keepAllGlyphs: true })
}

/** A WOFF of one table that unpacks to so many bytes and says that it is `said` of them. */
export function swellingWoff(bytes: number, said = bytes): Buffer {
  const packed = deflateSync(Buffer.alloc(bytes))
  const head = Buffer.alloc(64)
  head.write('wOFF', 0, 'latin1')
  head.writeUInt32BE(0x00010000, 4)
  head.writeUInt32BE(64 + packed.length, 8)
  head.writeUInt16BE(1, 12)
  head.write('glyf', 44, 'latin1')
  head.writeUInt32BE(64, 48)
  head.writeUInt32BE(packed.length, 52)
  head.writeUInt32BE(said, 56)
  return Buffer.concat([head, packed])
}

/** A number of seven bits a byte, as WOFF 2.0 writes it. */
const base128 = (value: number): number[] =>
  [28, 21, 14, 7, 0]
    .map((shift) => Math.floor(value / 2 ** shift) % 128)
    .map((digit, index) => (index < 4 ? digit | 128 : digit))

/** The same as a WOFF 2.0. */
export function swellingWoff2(bytes: number, said = bytes): Buffer {
  const packed = brotliCompressSync(Buffer.alloc(bytes))
  const table = Buffer.from([0, ...base128(said)])
  const head = Buffer.alloc(48)
  head.write('wOF2', 0, 'latin1')
  head.writeUInt32BE(0x00010000, 4)
  head.writeUInt32BE(48 + table.length + packed.length, 8)
  head.writeUInt16BE(1, 12)
  head.writeUInt32BE(1_000, 16)
  head.writeUInt32BE(packed.length, 20)
  return Buffer.concat([head, table, packed])
}
