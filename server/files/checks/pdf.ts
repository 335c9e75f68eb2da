import { inflateSync } from 'node:zlib'
import type { FileFault } from '../../contract/document.ts'

const EOF_MARK = Buffer.from('%%EOF')
const START_XREF = Buffer.from('startxref')
const ENCRYPT = Buffer.from('/Encrypt')
const OBJECT_STREAM = Buffer.from('/ObjStm')
const STREAM = Buffer.from('stream')
/** So far at most a program looks that guesses what a file is. */
const GUESSED_BY = 1_024
/** What makes it guess that it is a page (T30). */
const PAGE = /<(?:!doctype|html|head|body|script|iframe|object|embed|svg|img|meta)\b/i
/** Behind the end mark some programs leave a few bytes. */
const TAIL = 1_024
/** What one stream of objects may come to, and beyond which growth a small one is none of text. */
const OBJECT_BYTES = 20_000_000
const OBJECT_RATIO = 100
const SMALL = 1_000_000
/** What all of them together may come to, and what each counts at least: a file has a few hundred of them. */
const ALL_BYTES = 100_000_000
const LEAST_STREAM = 32_768
/** Beyond this nothing that is deflated grows. */
const MOST_DEFLATED = 1_032

function* placesOf(bytes: Buffer, word: Buffer): Generator<number> {
  for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + word.length)) yield at
}

/** In a trailer: `/Encrypt 12 0 R` or a dictionary of its own. */
const isLocked = (bytes: Buffer) =>
  [...placesOf(bytes, ENCRYPT)].some((at) =>
    /^\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(bytes.toString('latin1', at, at + 60)),
  )

/** How large a packed stream becomes; null for a damaged one, which cannot swell. */
function unpackedBytes(packed: Buffer): number | null {
  try {
    return inflateSync(packed, { maxOutputLength: OBJECT_BYTES }).length
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? Number.POSITIVE_INFINITY : null
  }
}

/**
 * Streams of objects that a reader must unpack before it shows a page. Each byte is looked at a few times at most, and so much
 * is unpacked and no more, however many streams a file names.
 */
function hasBomb(bytes: Buffer): boolean {
  let end = 0
  let left = ALL_BYTES
  for (const at of placesOf(bytes, OBJECT_STREAM)) {
    left -= LEAST_STREAM
    if (left < 0) return true
    const found = bytes.subarray(at, at + 4_096).indexOf(STREAM)
    if (found === -1) continue
    const begin = at + found
    const dictionary = bytes.toString('latin1', Math.max(0, at - 512), begin)
    // Packed twice: what the first unpacking gives is no measure of what the second does.
    if (/\/Filter\s*\[(?:\s*\/\w+){2,}/.test(dictionary)) return true
    if (!/\/FlateDecode|\/Fl\b/.test(dictionary)) continue
    const start = begin + STREAM.length + (bytes[begin + STREAM.length] === 0x0d ? 2 : 1)
    // The one that was found before is still the next, or there is none any more.
    if (end !== -1 && end < start) end = bytes.indexOf('endstream', start, 'latin1')
    const packed = bytes.subarray(start, end === -1 ? bytes.length : end)
    const length = unpackedBytes(packed)
    if (length !== null && length > SMALL && length > packed.length * OBJECT_RATIO) return true
    // Of a damaged one as much may have been unpacked before that showed.
    left -= length ?? Math.min(packed.length * MOST_DEFLATED, OBJECT_BYTES)
  }
  return left < 0
}

/** What is wrong with a PDF; that its header stands at the very beginning is known already. */
export function pdfFault(bytes: Buffer): FileFault | null {
  if (!/^%PDF-[12]\.\d[\s%]/.test(bytes.toString('latin1', 0, 9))) return 'damaged'
  const end = bytes.lastIndexOf(EOF_MARK)
  if (end === -1 || bytes.length - end > TAIL) return 'damaged'
  const trailer = bytes.lastIndexOf(START_XREF)
  if (trailer === -1) return 'damaged'
  const offset = Number(/^startxref\s+(\d{1,10})\s/.exec(bytes.toString('latin1', trailer, trailer + 40))?.[1] ?? -1)
  if (offset < 0 || offset >= bytes.length) return 'damaged'
  if (PAGE.test(bytes.toString('latin1', 0, GUESSED_BY)) || PAGE.test(bytes.toString('latin1', trailer)))
    return 'file-type'
  if (isLocked(bytes)) return 'password'
  return hasBomb(bytes) ? 'bomb' : null
}
