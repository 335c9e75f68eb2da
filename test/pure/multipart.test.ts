import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type FormPart, formParts } from '../../server/http/multipart.ts'
import { ProblemError } from '../../server/http/problem.ts'

const LIMITS = { maxFile: 100, maxText: 1_000 }
const TYPE = 'multipart/form-data; boundary=----x'

/** The body in pieces of a length, as a line may hand it on. */
async function* inPieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}
async function read(
  body: Uint8Array,
  { length = body.length, type = TYPE, limits = LIMITS } = {},
): Promise<FormPart[]> {
  const parts: FormPart[] = []
  for await (const part of formParts(inPieces(body, length), type, limits)) parts.push(part)
  return parts
}
const refusal = (reading: Promise<unknown>) =>
  reading.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
  )
/** As a browser writes it. */
async function written(form: FormData) {
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return { type: request.headers.get('content-type') ?? '', body: new Uint8Array(await request.arrayBuffer()) }
}

describe('a form in parts', () => {
  test('is read the same however it is cut on its way', async () => {
    const form = new FormData()
    const bytes = Uint8Array.from({ length: 90 }, (_, index) => (index * 37) % 256)
    form.append('name', 'Åse\nØ "quoted"')
    form.append('a"b', '')
    form.append('documents', new File([bytes, '\r\n--'], 'æ "b".pdf'))
    form.append('documents', new File([], 'tom.pdf'))
    const { type, body } = await written(form)
    const whole = await read(body, { type })
    assert.deepEqual(
      whole.map((part) => [part.kind, part.name, part.kind === 'text' ? part.value : part.fileName]),
      [
        ['text', 'name', 'Åse\r\nØ "quoted"'],
        ['text', 'a"b', ''],
        ['file', 'documents', 'æ "b".pdf'],
        ['file', 'documents', 'tom.pdf'],
      ],
    )
    const [, , file] = whole
    assert.deepEqual(file?.kind === 'file' && file.content, Buffer.concat([bytes, Buffer.from('\r\n--')]))
    for (const length of [1, 2, 3, 7, 50]) assert.deepEqual(await read(body, { type, length }), whole, String(length))
  })

  test('keeps nothing of a file that is too large, and goes on behind it', async () => {
    const form = new FormData()
    form.append('documents', new File([new Uint8Array(101)], 'large.pdf'))
    form.append('documents', new File([new Uint8Array(100)], 'just.pdf'))
    form.append('name', 'A')
    const { type, body } = await written(form)
    const [large, just, name] = await read(body, { type, length: 10 })
    assert.equal(large?.kind === 'file' && large.content, null)
    assert.equal(just?.kind === 'file' && just.content?.length, 100)
    assert.equal(name?.kind === 'text' && name.value, 'A')
  })

  test('is refused when it comes in crumbs for long, and read in pieces as small as a line makes them', async () => {
    const form = new FormData()
    form.append('documents', new File([new Uint8Array(60_000)], 'cv.pdf'))
    const { type, body } = await written(form)
    const limits = { maxFile: 100_000, maxText: 1_000 }
    assert.equal(await refusal(read(body, { type, limits, length: 3 })), 'malformed')
    assert.equal(await refusal(read(body, { type, limits, length: 20 })), 'none')
  })

  test('that is none, ends too early or holds too much text is refused', async () => {
    const text = (body: string) => new TextEncoder().encode(body)
    const part = (head: string, value = 'x') => `------x\r\n${head}\r\n\r\n${value}\r\n`
    const named = 'Content-Disposition: form-data; name="a"'
    assert.equal(await refusal(read(text(`${part(named)}------x--\r\n`))), 'none')
    for (const body of [
      '',
      'a=b',
      part(named),
      '------x\r\n',
      `${part('X: y')}------x--`,
      part(`${named}\r\nX: ${'y'.repeat(9_000)}`),
    ])
      assert.equal(await refusal(read(text(body), { length: 100 })), 'malformed', body.slice(0, 40))
    assert.equal(await refusal(read(text(`${part(named, 'x'.repeat(1_001))}------x--`))), 'too-large')
    const twice = part(named, 'x'.repeat(600))
    assert.equal(await refusal(read(text(`${twice}${twice}------x--`))), 'too-large')
    assert.equal(await refusal(read(text(`${part(named)}------x--`), { type: 'multipart/form-data' })), 'malformed')
  })

  test('counts what its parts say of themselves too: of many without anything in them no more is read than of a long text', async () => {
    for (const named of ['name="abcdefghij"', 'name=""', 'name="documents"; filename=""']) {
      const part = `------x\r\ncontent-disposition: form-data; ${named}\r\n\r\n\r\n`
      const form = (count: number) => Buffer.from(`${part.repeat(count)}------x--\r\n`)
      assert.equal((await read(form(10))).length, 10)
      let taken = 0
      async function* counted() {
        for await (const piece of inPieces(form(1_000), 100)) {
          taken += piece.length
          yield piece
        }
      }
      const reading = async () => {
        for await (const _ of formParts(counted(), TYPE, LIMITS));
      }
      assert.equal(await refusal(reading()), 'too-large', named)
      assert.ok(taken <= 2 * LIMITS.maxText, `${named}: ${taken}`)
    }
  })
})
