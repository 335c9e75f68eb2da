import { inflateSync } from 'node:zlib'
import type { FileFault } from '../../contract/document.ts'

const EOF_MARK = Buffer.from('%%EOF')
const START_XREF = Buffer.from('startxref')
const ENCRYPT = Buffer.from('/Encrypt')
const OBJECT_STREAM = Buffer.from('/ObjStm')
const STREAM = Buffer.from('stream')
/** Behind the end mark some programs leave a few bytes. */
const TAIL = 1_024
/** What one stream of objects may come to, and beyond which growth a small one is none of text. */
const OBJECT_BYTES = 20_000_000
const OBJECT_RATIO = 100
const SMALL = 1_000_000

function* placesOf(bytes: Buffer, word: Buffer): Generator<number> {
  for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + word.length)) yield at
}

/** In a trailer: `/Encrypt 12 0 R` or a dictionary of its own. */
const isLocked = (bytes: Buffer) =>
  [...placesOf(bytes, ENCRYPT)].some((at) =>
    /^\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(bytes.toString('latin1', at, at + 60)),
  )

/** Streams of objects that a reader must unpack before it shows a page. */
function hasBomb(bytes: Buffer): boolean {
  for (const at of placesOf(bytes, OBJECT_STREAM)) {
    const begin = bytes.indexOf(STREAM, at)
    if (begin === -1 || begin - at > 4_096) continue
    const dictionary = bytes.toString('latin1', Math.max(0, at - 512), begin)
    // Packed twice: what the first unpacking gives is no measure of what the second does.
    if (/\/Filter\s*\[(?:\s*\/\w+){2,}/.test(dictionary)) return true
    if (!/\/FlateDecode|\/Fl\b/.test(dictionary)) continue
    const start = begin + STREAM.length + (bytes[begin + STREAM.length] === 0x0d ? 2 : 1)
    const end = bytes.indexOf('endstream', start, 'latin1')
    const packed = bytes.subarray(start, end === -1 ? bytes.length : end)
    try {
      const { length } = inflateSync(packed, { maxOutputLength: OBJECT_BYTES })
      if (length > SMALL && length > packed.length * OBJECT_RATIO) return true
    } catch (error) {
      // One that is damaged cannot swell.
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return true
    }
  }
  return false
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
  if (isLocked(bytes)) return 'password'
  return hasBomb(bytes) ? 'bomb' : null
}
