import type { ProblemCode } from '../contract/problem.ts'
import { ProblemError } from './problem.ts'

/** One part of a form: a text, or a file that was chosen. `content` is null for a file that is larger than it may be; `bytes` is how large. */
export type FormPart =
  | { kind: 'text'; name: string; value: string }
  | { kind: 'file'; name: string; fileName: string; content: Buffer | null; bytes: number }

const MOST_HEADERS = 8_192

/** No line hands a form on in pieces as small as these for long; each costs as much as a large one. */
const CRUMBS = { pieces: 2_000, bytes: 16 }

/** A name as browsers write it into a header: only these three characters are escaped (HTML, multipart form data). */
const unescaped = (text: string) =>
  text.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function namesIn(headers: string): { name: string; fileName: string | null } {
  const disposition = /^content-disposition:\s*form-data\b(.*)$/im.exec(headers)?.[1] ?? ''
  const name = /;\s*name="([^"]*)"/i.exec(disposition)?.[1]
  if (name === undefined) throw new ProblemError('malformed')
  const fileName = /;\s*filename="([^"]*)"/i.exec(disposition)?.[1]
  return { name: unescaped(name), fileName: fileName === undefined ? null : unescaped(fileName) }
}

/** What has come and was not read yet. */
class Incoming {
  #pending: Buffer
  readonly #chunks: AsyncIterator<Uint8Array>
  #pieces = 0
  #bytes = 0
  constructor(body: AsyncIterable<Uint8Array>, first: Buffer) {
    this.#chunks = body[Symbol.asyncIterator]()
    this.#pending = first
  }

  async #more() {
    const { done, value } = await this.#chunks.next()
    if (done) throw new ProblemError('malformed')
    this.#pieces++
    this.#bytes += value.length
    if (this.#pieces > CRUMBS.pieces && this.#bytes < this.#pieces * CRUMBS.bytes) throw new ProblemError('malformed')
    this.#pending = Buffer.concat([this.#pending, value])
  }

  /** Reads past a marker, handing on what stands before it as it comes. */
  async until(marker: Buffer, take: (bytes: Buffer) => void = () => {}): Promise<void> {
    for (;;) {
      const at = this.#pending.indexOf(marker)
      const end = at === -1 ? Math.max(0, this.#pending.length - marker.length + 1) : at
      take(this.#pending.subarray(0, end))
      this.#pending = this.#pending.subarray(at === -1 ? end : at + marker.length)
      if (at !== -1) return
      await this.#more()
    }
  }

  async bytes(count: number): Promise<string> {
    while (this.#pending.length < count) await this.#more()
    const text = this.#pending.toString('latin1', 0, count)
    this.#pending = this.#pending.subarray(count)
    return text
  }
}

/** Collects bytes up to a number of them; of more it keeps nothing, or refuses them as soon as there are. */
function collecting(most: number, refusal: ProblemCode | null) {
  // One piece of memory: they may come one by one, and each by itself takes a hundred times its room.
  let kept: Buffer | null = Buffer.alloc(0)
  let length = 0
  return {
    take(bytes: Buffer) {
      const at = length
      length += bytes.length
      if (length > most && refusal) throw new ProblemError(refusal)
      if (length > most) kept = null
      if (!kept) return
      if (length > kept.length) kept = Buffer.concat([kept], Math.min(most, Math.max(2 * length, 1_024)))
      bytes.copy(kept, at)
    },
    get content() {
      return kept ? kept.subarray(0, length) : null
    },
    get bytes() {
      return length
    },
  }
}

/**
 * The parts of a multipart form as they come: one file at a time stands in memory, and none that is larger than it may be.
 * @throws ProblemError `malformed` for what is no such form, ends too early or comes in crumbs; `too-large` for texts beyond `maxText`. All but
 * what is in files is text: what each part says of itself, and the lines between them.
 */
export async function* formParts(
  body: AsyncIterable<Uint8Array> | null,
  contentType: string,
  { maxFile, maxText }: { maxFile: number; maxText: number },
): AsyncGenerator<FormPart> {
  const boundary = /;\s*boundary="?([^";\s]{1,200})"?/i.exec(contentType)?.[1]
  if (!body || boundary === undefined) throw new ProblemError('malformed')
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const incoming = new Incoming(body, Buffer.from('\r\n'))
  await incoming.until(delimiter, collecting(MOST_HEADERS, 'malformed').take)
  for (let textLeft = maxText; (await incoming.bytes(2)) !== '--'; ) {
    const head = collecting(MOST_HEADERS, 'malformed')
    await incoming.until(Buffer.from('\r\n\r\n'), head.take)
    const { name, fileName } = namesIn(String(head.content))
    // A part without anything in it is not for nothing: there could be a million.
    textLeft -= delimiter.length + head.bytes
    if (textLeft < 0) throw new ProblemError('too-large')
    const read = fileName === null ? collecting(textLeft, 'too-large') : collecting(maxFile, null)
    await incoming.until(delimiter, read.take)
    const { content, bytes } = read
    if (fileName !== null) yield { kind: 'file', name, fileName, content, bytes }
    else {
      textLeft -= bytes
      yield { kind: 'text', name, value: String(content) }
    }
  }
}
