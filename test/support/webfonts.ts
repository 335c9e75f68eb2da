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
