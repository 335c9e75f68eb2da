/** A file of an archive. */
export type Entry = { name: string; bytes: Uint8Array }

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let sum = index
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

/** The sum by which an archive knows that a file is whole (CRC-32). */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 255] as number)
  return (sum ^ 0xffffffff) >>> 0
}

/** Day and time as archives keep them: two seconds are the shortest, and nothing is before 1980. */
function dosTime(at: Date): [time: number, day: number] {
  const year = Math.max(0, at.getFullYear() - 1980)
  return [
    (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
    (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
  ]
}

/** Says that names are UTF-8. */
const UTF8 = 0x0800

/**
 * Files as a zip archive (PKWARE APPNOTE 6.3, sections 4.3.7 to 4.3.16). They are stored, not packed: fonts are packed already,
 * and the rest is small.
 */
export function zip(entries: readonly Entry[], at: Date): Uint8Array<ArrayBuffer> {
  const [time, day] = dosTime(at)
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const path = new TextEncoder().encode(name)
    const same = [UTF8, 0, time, day] as const
    const sizes = [crc32(bytes), bytes.length, bytes.length] as const
    const local = record(0x04034b50, [20, ...same], sizes, [path.length, 0])
    // Made by Unix, so that a folder that is unpacked can be read by who unpacks it.
    const central = record(
      0x02014b50,
      [0x0314, 20, ...same],
      sizes,
      [path.length, 0, 0, 0, 0],
      [0o100644 << 16, offset],
    )
    parts.push(local, path, bytes)
    directory.push(central, path)
    offset += local.length + path.length + bytes.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = record(0x06054b50, [0, 0, entries.length, entries.length], [size, offset], [0])
  return joined([...parts, ...directory, end])
}

/** A record: its mark, and then by turns numbers of two and of four bytes. */
function record(mark: number, ...groups: (readonly number[])[]): Uint8Array {
  const widths = groups.map((group, index) => ({ group, width: index % 2 === 0 ? 2 : 4 }))
  const view = new DataView(
    new ArrayBuffer(4 + widths.reduce((sum, { group, width }) => sum + group.length * width, 0)),
  )
  view.setUint32(0, mark, true)
  let at = 4
  for (const { group, width } of widths)
    for (const number of group) {
      if (width === 2) view.setUint16(at, number, true)
      else view.setUint32(at, number >>> 0, true)
      at += width
    }
  return new Uint8Array(view.buffer)
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
