import { brotliDecompressSync, inflateSync } from 'node:zlib'
import type { UploadFault } from '../contract/upload.ts'

/** What a font may come to when it is unpacked; those of Latin letters come to a tenth. */
const MOST_UNPACKED = 10_000_000
const MOST_TABLES = 100

type Fault = Extract<UploadFault, { code: 'font-damaged' | 'font-swells' | 'font-for-desktop' | 'not-a-font-file' }>

const DAMAGED: Fault = { code: 'font-damaged' }
const SWELLS: Fault = { code: 'font-swells', most: MOST_UNPACKED }

/** Fonts as machines have them, by how they begin. */
const DESKTOP: Readonly<Record<string, string>> = {
  '\0\x01\0\0': 'TTF',
  true: 'TTF',
  OTTO: 'OTF',
  ttcf: 'TTC',
}

/** What a font for pages begins with; null for what is none. */
export function formatOf(bytes: Buffer): 'woff' | 'woff2' | { desktop: string } | null {
  const signature = bytes.toString('latin1', 0, 4)
  if (signature === 'wOFF') return 'woff'
  if (signature === 'wOF2') return 'woff2'
  const desktop = Object.hasOwn(DESKTOP, signature) ? DESKTOP[signature] : undefined
  return desktop === undefined ? null : { desktop }
}

const isTooLarge = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'

/** Unpacks no more than was announced. Zlib answers at once where more comes. */
function unpackedAs(unpack: () => Buffer, announced: number): Fault | null {
  try {
    return unpack().length === announced ? null : DAMAGED
  } catch (error) {
    return isTooLarge(error) ? SWELLS : DAMAGED
  }
}

const WOFF_HEADER = 44
const WOFF_ENTRY = 20

/** WOFF 1.0: each table by itself, packed by zlib where that saves something. */
function woffFault(bytes: Buffer): Fault | null {
  const tables = bytes.readUInt16BE(12)
  if (tables === 0 || tables > MOST_TABLES || bytes.length < WOFF_HEADER + tables * WOFF_ENTRY) return DAMAGED
  let total = 0
  for (let at = WOFF_HEADER; at < WOFF_HEADER + tables * WOFF_ENTRY; at += WOFF_ENTRY) {
    const [offset, packed, whole] = [4, 8, 12].map((field) => bytes.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ]
    if (offset + packed > bytes.length || packed > whole) return DAMAGED
    total += whole
    if (total > MOST_UNPACKED) return SWELLS
    const fault =
      packed < whole &&
      unpackedAs(() => inflateSync(bytes.subarray(offset, offset + packed), { maxOutputLength: whole }), whole)
    if (fault) return fault
  }
  return null
}

const WOFF2_HEADER = 48
/** In the list of known tags of WOFF 2.0, section 5.1: those whose data are transformed unless it says otherwise. */
const GLYF = 10
const LOCA = 11
const NO_TRANSFORM = 3
const TAG_FOLLOWS = 63

/** A number as WOFF 2.0 writes it, seven bits a byte. */
function base128(bytes: Buffer, from: number): { value: number; next: number } | null {
  let value = 0
  for (let at = from; at < Math.min(from + 5, bytes.length); at++) {
    const byte = bytes[at] as number
    value = value * 128 + (byte & 127)
    if (byte < 128) return { value, next: at + 1 }
  }
  return null
}

/** WOFF 2.0: all tables in one stream, whose length is the sum of theirs. */
function woff2Fault(bytes: Buffer): Fault | null {
  if (bytes.toString('latin1', 4, 8) === 'ttcf') return { code: 'font-for-desktop', found: 'TTC' }
  const tables = bytes.readUInt16BE(12)
  if (tables === 0 || tables > MOST_TABLES || bytes.readUInt32BE(16) > MOST_UNPACKED) return DAMAGED
  let at = WOFF2_HEADER
  let stream = 0
  let total = 0
  for (let table = 0; table < tables; table++) {
    const flags = bytes[at]
    if (flags === undefined) return DAMAGED
    const [tag, version] = [flags & 63, flags >> 6]
    const whole = base128(bytes, at + (tag === TAG_FOLLOWS ? 5 : 1))
    const isTransformed = tag === GLYF || tag === LOCA ? version !== NO_TRANSFORM : version !== 0
    const length = whole && isTransformed ? base128(bytes, whole.next) : whole
    if (!whole || !length) return DAMAGED
    at = length.next
    stream += length.value
    total += whole.value
    if (stream > MOST_UNPACKED || total > MOST_UNPACKED) return SWELLS
  }
  const packed = bytes.readUInt32BE(20)
  if (at + packed > bytes.length) return DAMAGED
  return unpackedAs(
    () => brotliDecompressSync(bytes.subarray(at, at + packed), { maxOutputLength: Math.max(1, stream) }),
    stream,
  )
}

/**
 * What is wrong with how a webfont is packed, or null. Nothing else unpacks it before: what it announces is modest, and is what
 * comes out.
 */
export function containerFault(bytes: Buffer): Fault | null {
  const format = formatOf(bytes)
  if (format === null) return { code: 'not-a-font-file', found: null }
  if (typeof format === 'object') return { code: 'font-for-desktop', found: format.desktop }
  const header = format === 'woff' ? WOFF_HEADER : WOFF2_HEADER
  // The header says how long the file is: one that broke off on its way is shorter.
  if (bytes.length < header || bytes.readUInt32BE(8) !== bytes.length) return DAMAGED
  return format === 'woff' ? woffFault(bytes) : woff2Fault(bytes)
}
