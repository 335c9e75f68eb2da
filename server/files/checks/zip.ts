import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { FileFault } from '../../contract/document.ts'
import { hasEntityDeclaration, looksLikeXml } from './xml.ts'

const MOST_ENTRIES = 2_000
const MOST_BYTES = 100_000_000
const MOST_RATIO = 100
/** So little may grow by any factor: empty pages of XML do. */
const SMALL = 262_144
const END = Buffer.from('PK\x05\x06', 'latin1')
const CENTRAL = Buffer.from('PK\x01\x02', 'latin1')
const LOCAL = Buffer.from('PK\x03\x04', 'latin1')
const END_BYTES = 22
const STORED = 0
const DEFLATED = 8
const SYMLINK = 0o120_000
/** What is an archive by its name, whatever its bytes are. */
const ARCHIVE = /\.(?:zip|jar|war|apk|7z|rar|gz|bz2|xz|tar|cab|iso|doc[xm]|dot[xm]|xls[xmb]|ppt[xm]|od[tsp])$/i
const ODT = 'application/vnd.oasis.opendocument.text'
/** As much of a part as is read to learn what the whole is. */
const HEAD_BYTES = 262_144

type Kind = 'docx' | 'odt'
type Found = { kind: Kind; fault: FileFault | null } | { kind: null; fault: FileFault }

class Refused extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(fault)
    this.fault = fault
  }
}

/** Where the directory's end stands, or -1: at the very end but for its own comment. */
function endOf(bytes: Buffer): number {
  for (let at = bytes.lastIndexOf(END); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(END, at - 1)) {
    if (at + END_BYTES > bytes.length) continue
    if (at + END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length) return at
    if (bytes.length - at > 65_557) return -1
  }
  return -1
}

/** Whether a file of another kind can be read as an archive too (T30): a reader looks for the directory at the end, or anywhere. */
export function holdsZip(bytes: Buffer): boolean {
  if (endOf(bytes) !== -1) return true
  const end = bytes.lastIndexOf(END)
  return end !== -1 && bytes.lastIndexOf(CENTRAL, end) !== -1
}

/** What the directory alone says, before a byte is unpacked. */
function judgeEntry(entry: Entry) {
  if (entry.isEncrypted()) throw new Refused('password')
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw new Refused('damaged')
  if (((entry.externalFileAttributes >>> 16) & 0o170_000) === SYMLINK) throw new Refused('damaged')
  if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * MOST_RATIO)
    throw new Refused('bomb')
  if (ARCHIVE.test(entry.fileName)) throw new Refused('bomb')
}

async function directoryOf(zip: ZipFile, bytes: Buffer): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new Refused('bomb')
  const entries = new Map<string, Entry>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    judgeEntry(entry)
    total += entry.uncompressedSize
    if (total > MOST_BYTES || total > bytes.length * MOST_RATIO) throw new Refused('bomb')
    // Two of one name: one reader takes the first and another the last.
    if (entries.has(entry.fileName)) throw new Refused('damaged')
    entries.set(entry.fileName, entry)
  }
  return entries
}

/** Each entry has bytes of its own, from the file's first on: none is hidden in front, and none is counted twice. */
async function judgePlaces(zip: ZipFile, bytes: Buffer, entries: Iterable<Entry>) {
  const places: [start: number, end: number][] = []
  for (const entry of entries) {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    places.push([entry.relativeOffsetOfLocalHeader, fileDataStart + entry.compressedSize])
  }
  places.sort(([a], [b]) => a - b)
  if (places[0]?.[0] !== 0) throw new Refused('damaged')
  const directory = bytes.readUInt32LE(endOf(bytes) + 16)
  for (const [index, [, end]] of places.entries())
    if (end > (places[index + 1]?.[0] ?? directory)) throw new Refused('bomb')
}

/** Unpacks an entry without keeping it, and answers its beginning. @throws Error when it is another size than it says. */
async function beginningOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry)
  const head: Buffer[] = []
  let kept = 0
  let tail: Buffer = Buffer.alloc(0)
  const isXml = looksLikeXml(entry.fileName)
  for await (const part of stream as AsyncIterable<Buffer>) {
    if (kept < HEAD_BYTES) {
      head.push(part.subarray(0, HEAD_BYTES - kept))
      kept += part.length
    }
    if (!isXml) continue
    const text = tail.length > 0 ? Buffer.concat([tail, part]) : part
    if (hasEntityDeclaration(text)) throw new Refused('bomb')
    tail = Buffer.from(text.subarray(-32))
  }
  return Buffer.concat(head)
}

async function judgeContents(zip: ZipFile, entries: Map<string, Entry>): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const [name, entry] of entries) {
    if (name.endsWith('/')) continue
    const head = await beginningOf(zip, entry)
    if (head.subarray(0, LOCAL.length).equals(LOCAL)) throw new Refused('bomb')
    if (looksLikeXml(name) || name === 'mimetype') texts.set(name, head.toString('utf8'))
  }
  return texts
}

const some = (names: Iterable<string>, pattern: RegExp) => [...names].some((name) => pattern.test(name))

/** Characters that are written as numbers, as a reader takes them; of wide letters without the zeros between. */
const asRead = (xml: string) =>
  xml
    .replaceAll('\0', '')
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )

/** A template elsewhere brings its macros when the document is opened. Attributes stand in any order, and hold no `<`. */
const bringsTemplate = (relationships: string) =>
  asRead(relationships)
    .split('<')
    .some((one) => /attachedTemplate/i.test(one) && /TargetMode\s*=\s*["']External/i.test(one))

function judgeDocx(names: string[], texts: Map<string, string>) {
  const types = texts.get('[Content_Types].xml') ?? ''
  if (some(names, /(?:^|\/)(?:vbaProject|vbaData)[^/]*$|^word\/activeX\//i) || /macroEnabled|vbaProject/i.test(types))
    throw new Refused('macros')
  if ([...texts].some(([name, text]) => /\.rels$/i.test(name) && bringsTemplate(text))) throw new Refused('macros')
  if (!types.includes('wordprocessingml.document.main+xml')) throw new Refused('file-type')
}

function judgeOdt(names: string[], texts: Map<string, string>, first: Entry | undefined) {
  const isFirst = first?.fileName === 'mimetype' && first.compressionMethod === STORED
  if (!isFirst || texts.get('mimetype') !== ODT || !names.includes('content.xml')) throw new Refused('file-type')
  if (some(names, /^(?:Basic|Scripts)\/./i)) throw new Refused('macros')
  if (/encryption-data/.test(texts.get('META-INF/manifest.xml') ?? '')) throw new Refused('password')
}

/** What an archive is, and what is wrong with it (T29). Nothing is unpacked before the directory has been found modest. */
export async function zipFault(bytes: Buffer): Promise<Found> {
  let kind: Kind | null = null
  try {
    const zip = await fromBufferPromise(bytes, { strictFileNames: true, validateEntrySizes: true })
    const entries = await directoryOf(zip, bytes)
    const names = [...entries.keys()]
    if (names.includes('[Content_Types].xml') && some(names, /^word\/[^/]+\.xml$/)) kind = 'docx'
    else if (names.includes('mimetype')) kind = 'odt'
    await judgePlaces(zip, bytes, entries.values())
    const texts = await judgeContents(zip, entries)
    const [first] = [...entries.values()].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
    if (kind === 'docx') judgeDocx(names, texts)
    else if (kind === 'odt') judgeOdt(names, texts, first)
    else return { kind: null, fault: 'file-type' }
    return { kind, fault: null }
  } catch (error) {
    // What the reader of archives throws says that it is none, or lies about itself.
    const fault = error instanceof Refused ? error.fault : isLie(error) ? 'bomb' : 'damaged'
    return kind ? { kind, fault } : { kind: null, fault }
  }
}

/** Another size than the directory says: the way a small file becomes a large one. */
const isLie = (error: unknown) =>
  error instanceof Error && /(?:too many|not enough) bytes in the stream/.test(error.message)
