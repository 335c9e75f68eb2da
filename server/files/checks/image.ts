import type { FileFault } from '../../contract/document.ts'

/** A picture of more points than this fills a reader's memory. */
const MOST_PIXELS = 50_000_000

/** A picture has a few hundred parts, the largest a few thousand; of more than this none is looked at, and it has no end. */
const MOST_PARTS = 20_000

export type Segment = { marker: number; start: number; end: number }

/** Markers that stand alone, without a length. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
/** Frame headers, which say how large the picture is; C4, C8 and CC are others. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** The segments of a JPEG up to its end marker (D9), which comes last where there is one; `start` to `end` is the payload. */
export function jpegSegments(bytes: Buffer): Segment[] {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= bytes.length || (at + 2 <= bytes.length && bytes[at + 1] === 0xd9)) {
    if (bytes[at] !== 0xff) return segments
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) {
      segments.push({ marker, start: at + 2, end: at + 2 })
      return segments
    }
    if (isAlone(marker)) {
      at += 2
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4 || segments.length === MOST_PARTS) return segments
    segments.push({ marker, start: at + 4, end })
    at = marker === 0xda ? afterScan(bytes, end) : end
  }
  return segments
}

/** Where the next marker stands behind a scan: FF 00 is a byte of it, and FF D0 to D7 only restart it. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** What is wrong with a JPEG. */
export function jpegFault(bytes: Buffer): FileFault | null {
  const segments = jpegSegments(bytes)
  const frame = segments.find(({ marker }) => isFrame(marker))
  if (!frame || frame.end - frame.start < 6) return 'damaged'
  if (!segments.some(({ marker }) => marker === 0xda) || segments.at(-1)?.marker !== 0xd9) return 'damaged'
  const [height, width] = [bytes.readUInt16BE(frame.start + 1), bytes.readUInt16BE(frame.start + 3)]
  return sizeFault(width, height)
}

export type Chunk = { type: string; start: number; end: number }

/** The chunks of a PNG up to IEND, which comes last where the chain is whole; `start` to `end` is the data. */
export function pngChunks(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  let at = 8
  while (at + 12 <= bytes.length) {
    const start = at + 8
    const end = start + bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, start)
    if (end + 4 > bytes.length || !/^[A-Za-z]{4}$/.test(type) || chunks.length === MOST_PARTS) return chunks
    chunks.push({ type, start, end })
    if (type === 'IEND') return chunks
    at = end + 4
  }
  return chunks
}

/** What is wrong with a PNG. */
export function pngFault(bytes: Buffer): FileFault | null {
  const chunks = pngChunks(bytes)
  const head = chunks[0]
  if (head?.type !== 'IHDR' || head.end - head.start !== 13 || chunks.at(-1)?.type !== 'IEND') return 'damaged'
  if (!chunks.some(({ type }) => type === 'IDAT')) return 'damaged'
  return sizeFault(bytes.readUInt32BE(head.start), bytes.readUInt32BE(head.start + 4))
}

function sizeFault(width: number, height: number): FileFault | null {
  if (width === 0 || height === 0) return 'damaged'
  return width * height > MOST_PIXELS ? 'bomb' : null
}
