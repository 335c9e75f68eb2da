import { crc32 } from 'node:zlib'
import { jpegSegments, pngChunks } from './image.ts'

const EXIF = Buffer.from('Exif\0\0', 'latin1')
const ORIENTATION = 0x0112

/** How the camera was held, which is all that is kept of what it wrote; null when it does not say. */
function orientationIn(payload: Buffer): number | null {
  if (!payload.subarray(0, EXIF.length).equals(EXIF)) return null
  const tiff = payload.subarray(EXIF.length)
  if (tiff.length < 14) return null
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return null
  for (let entry = first + 2, left = short(first); left > 0 && entry + 12 <= tiff.length; left--, entry += 12)
    if (short(entry) === ORIENTATION) {
      const value = short(entry + 8)
      return value >= 1 && value <= 8 ? value : null
    }
  return null
}

/** Exif that says how the camera was held and nothing else. */
function onlyOrientation(value: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(value, 18)
  return Buffer.concat([EXIF, tiff])
}

function cleanJpeg(bytes: Buffer): Buffer {
  const cleaned = Buffer.from(bytes)
  for (const { marker, start, end } of jpegSegments(bytes)) {
    // APP1: Exif and XMP, place and device among them. APP13: Photoshop and IPTC. COM: free text.
    if (marker !== 0xe1 && marker !== 0xed && marker !== 0xfe) continue
    const orientation = marker === 0xe1 ? orientationIn(bytes.subarray(start, end)) : null
    cleaned.fill(0, start, end)
    if (orientation !== null) {
      const kept = onlyOrientation(orientation)
      if (start + kept.length <= end) kept.copy(cleaned, start)
    }
  }
  // What stands behind the picture is no part of it: cameras keep films and second pictures there.
  const last = jpegSegments(bytes).at(-1)!
  if (last.marker === 0xd9) cleaned.fill(0, last.end)
  return cleaned
}

const TELLING = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

function cleanPng(bytes: Buffer): Buffer {
  const cleaned = Buffer.from(bytes)
  const chunks = pngChunks(bytes)
  for (const { type, start, end } of chunks) {
    if (!TELLING.has(type)) continue
    // A private chunk that no reader knows, of the same length.
    cleaned.write('opSk', start - 4, 'latin1')
    cleaned.fill(0, start, end)
    cleaned.writeUInt32BE(crc32(cleaned.subarray(start - 4, end)), end)
  }
  cleaned.fill(0, chunks.at(-1)!.end + 4)
  return cleaned
}

/**
 * A picture without what its camera or program wrote about place, device and author (T35): of the same length, so that what
 * is stored of it keeps its places; the way the camera was held stays. Null for what is no picture.
 */
export function withoutTraces(bytes: Buffer): Buffer | null {
  if (bytes[0] === 0xff) return cleanJpeg(bytes)
  return bytes[0] === 0x89 ? cleanPng(bytes) : null
}
