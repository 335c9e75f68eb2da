import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import type { ZipPart } from './documents.ts'

/** An entry as somebody writes it who does not mean well; what is left out is as it should be. */
export interface RawEntry {
  name: string
  content: string | Buffer
  flags?: number
  method?: number
  /** What the directory says it comes to. */
  size?: number
  /** Where the directory says it begins. */
  at?: number
}

/** An archive written byte by byte. `hidden`: bytes in front of its first entry. */
export function rawZip(entries: readonly RawEntry[], { hidden = '' } = {}): Buffer {
  const locals: Buffer[] = [Buffer.from(hidden, 'latin1')]
  const central: Buffer[] = []
  let offset = hidden.length
  for (const { name, content, flags = 0, method = 8, size, at } of entries) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(flags, 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(crc32(plain), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size ?? plain.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at ?? offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, tail, Buffer.from(name))
    if (at !== undefined) continue
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed])
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

/** A document with one entry that is much more than it says. */
export const lyingZip = (parts: ZipPart[], bytes: number): Buffer =>
  rawZip([
    ...parts.map(([name, content]) => ({ name, content })),
    { name: 'word/media/a.bin', content: Buffer.alloc(bytes), size: 2_000 },
  ])

/** Many entries that are all the same bytes of the file, none of which swells by itself. */
export function overlappingZip(): Buffer {
  const content = Buffer.alloc(20_000)
  for (let at = 0, seed = 1; at < content.length; at++) content[at] = (seed = (seed * 48_271) % 0x7fff_ffff) & 255
  const types = { name: '[Content_Types].xml', content: '<x/>' }
  const at = 30 + types.name.length + deflateRawSync(types.content).length
  return rawZip([
    types,
    ...Array.from({ length: 20 }, (_, n) => ({ name: `word/${n}.xml`, content, ...(n > 0 && { at }) })),
  ])
}

/** A document that comes to so many bytes of nothing. */
export async function bombZip(bytes: number): Promise<Buffer> {
  const piece = Buffer.alloc(1_000_000)
  const packed: Buffer[] = []
  const deflate = createDeflateRaw()
  deflate.on('data', (part: Buffer) => packed.push(part))
  const ended = new Promise((resolve) => deflate.on('end', resolve))
  for (let n = 0; n < bytes / piece.length; n++)
    if (!deflate.write(piece)) await new Promise((resolve) => deflate.once('drain', resolve))
  deflate.end()
  await ended
  const whole = Buffer.concat(packed)
  const name = 'word/document.xml'
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(whole.length, 14)
  fields.writeUInt32LE(bytes, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), whole])
  const directory = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x03', 'latin1'),
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, directory, end])
}
