import { faultBefore, type UploadPlace, type UploadRules, Uploads } from '../../../widgets/shared/form/upload.ts'
import { deepEqual, equal, eventually, ok } from '../../support/assert.ts'

const PART = 524_288
const RULES: UploadRules = { min: 0, max: 3, maxBytes: 10_000_000, types: ['pdf', 'docx', 'jpg'] }
const PLACE = { base: 'https://api.example.dk', institution: 'styrelsen', job: '1042' }

type Answer = { status: number; headers: Record<string, string>; body: string }

/** A server that takes uploads, and a line to it that can be cut. */
class Server {
  readonly files = new Map<string, { bytes: number; received: number; metadata: string }>()
  readonly asked: string[] = []
  sent = 0
  begun = 0
  isCut = false
  /** How often the line breaks in the middle of a part. */
  cuts = 0
  status = 'clean'
  fault: string | null = null
  refusal: { status: number; code: string } | null = null
  /** What an upload has to be begun with. */
  proof: string | undefined

  answer(method: string, url: string, given: Record<string, string>, body: Blob | null): Answer {
    this.asked.push(`${method} ${new URL(url).pathname.replace('/v1/institutions/styrelsen', '')}`)
    const { refusal } = this
    if (refusal) return { status: refusal.status, headers: {}, body: JSON.stringify({ code: refusal.code }) }
    if (method === 'POST' && given.proof !== this.proof)
      return { status: 401, headers: {}, body: '{"code":"proof-needed"}' }
    if (method === 'POST') {
      const id = `upload-${++this.begun}`
      this.files.set(id, {
        bytes: Number(given['Upload-Length']),
        received: 0,
        metadata: given['Upload-Metadata'] ?? '',
      })
      return { status: 201, headers: { location: `${url}/${id}` }, body: '' }
    }
    const id = url.split('/').at(-1) ?? ''
    const file = this.files.get(id)
    if (!file) return { status: 404, headers: {}, body: '{"code":"not-found"}' }
    const { bytes } = file
    if (method === 'DELETE') this.files.delete(id)
    if (method === 'PATCH') {
      equal(Number(given['Upload-Offset']), file.received)
      ok((body?.size ?? 0) <= PART)
      file.received += body?.size ?? 0
    }
    const state = { id, name: 'x', bytes, received: file.received, status: this.status, fault: this.fault }
    const headers: Record<string, string> = {
      'upload-offset': String(file.received),
      'upload-length': String(bytes),
    }
    return {
      status: method === 'GET' || method === 'HEAD' ? 200 : 204,
      headers,
      body: method === 'GET' ? JSON.stringify(state) : '',
    }
  }
}

let server = new Server()

class FakeXhr {
  status = 0
  responseText = ''
  onload = () => {}
  onerror = (_: Error) => {}
  upload = { onprogress: (_: { lengthComputable: boolean; loaded: number }) => {} }
  #method = ''
  #url = ''
  #headers: Record<string, string> = {}
  #answer: Record<string, string> = {}
  #isAborted = false
  open(method: string, url: string) {
    this.#method = method
    this.#url = url
  }
  setRequestHeader(name: string, value: string) {
    this.#headers[name] = value
  }
  getResponseHeader = (name: string) => this.#answer[name.toLowerCase()] ?? null
  abort() {
    this.#isAborted = true
  }
  send(body: Blob | null) {
    setTimeout(() => {
      if (this.#isAborted) return
      server.sent += body?.size ?? 0
      if (server.isCut || (body && server.cuts-- > 0)) {
        this.onerror(new Error('cut'))
        return
      }
      if (body) this.upload.onprogress({ lengthComputable: true, loaded: body.size })
      const { status, headers, body: text } = server.answer(this.#method, this.#url, this.#headers, body)
      Object.assign(this, { status, responseText: text })
      this.#answer = headers
      this.onload()
    })
  }
}

const fileOf = (name: string, size: number) => new File([new Uint8Array(size)], name)

describe('the uploads of a form', () => {
  const { XMLHttpRequest } = globalThis
  let uploads: Uploads
  let seen: string[]
  const begin = (rules = RULES, place: Partial<UploadPlace> = {}) => {
    server = new Server()
    seen = []
    uploads = new Uploads({ ...PLACE, ...place }, rules, () => 5)
    uploads.addEventListener('change', () => seen.push(uploads.list.map(({ state }) => state).join()))
    return uploads
  }

  before(() => {
    globalThis.XMLHttpRequest = FakeXhr as unknown as typeof XMLHttpRequest
  })
  after(() => {
    globalThis.XMLHttpRequest = XMLHttpRequest
  })
  afterEach(() => uploads.close())

  it('sends a file in parts and says how far it is, until the server has it', async () => {
    begin().add([fileOf('cv.pdf', 1_200_000)])
    await eventually(() => uploads.isBusy === false, 'false')
    deepEqual(
      uploads.list.map(({ id, name, size, state, progress, fault }) => [id, name, size, state, progress, fault]),
      [['upload-1', 'cv.pdf', 1_200_000, 'done', 1, null]],
    )
    deepEqual(uploads.ids, ['upload-1'])
    deepEqual([...new Set(seen)], ['chosen', 'sending', 'checking', 'done'])
    deepEqual(server.asked, ['POST /uploads', ...Array(3).fill('PATCH /uploads/upload-1'), 'GET /uploads/upload-1'])
    equal(server.files.get('upload-1')?.metadata, `filename ${btoa('cv.pdf')},job ${btoa('1042')}`)
  })

  it('keeps nothing on the device', async () => {
    begin().add([fileOf('cv.pdf', 100)])
    await eventually(() => uploads.isBusy === false, 'false')
    equal(localStorage.length + sessionStorage.length, 0)
  })

  it('goes on where it was when the line breaks, with one part sent again for each time', async () => {
    begin().add([fileOf('cv.pdf', 3_000_000)])
    server.cuts = 4
    await eventually(() => uploads.isBusy === false, 'false')
    equal(uploads.list[0]?.state, 'done')
    ok(seen.includes('waiting'))
    equal(server.files.size, 1)
    ok(server.sent <= 3_000_000 + 4 * PART, `${server.sent} bytes`)
  })

  it('says at once that the line is gone, and goes on as soon as it is back', async () => {
    begin()
    server.isCut = true
    uploads.add([fileOf('cv.pdf', 100)])
    dispatchEvent(new Event('offline'))
    equal(uploads.list[0]?.state, 'waiting')
    server.isCut = false
    dispatchEvent(new Event('online'))
    equal(uploads.list[0]?.state, 'sending')
    await eventually(() => uploads.list[0]?.state === 'done', 'done')
    equal(server.files.size, 1)
  })

  it('begins anew when the server no longer knows the upload', async () => {
    begin().add([fileOf('cv.pdf', 2_000_000)])
    await eventually(() => server.files.size === 1, '1')
    server.isCut = true
    await eventually(() => uploads.list[0]?.state === 'waiting', 'waiting')
    server.files.clear()
    server.isCut = false
    await eventually(() => uploads.list[0]?.state === 'done', 'done')
  })

  it('refuses before a byte is sent what is too large, empty, of another kind, twice or too many', () => {
    begin().add([
      fileOf('cv.pdf', 10_000_001),
      fileOf('tom.pdf', 0),
      fileOf('cv.exe', 10),
      fileOf('uden', 10),
      fileOf('a.PDF', 10),
      fileOf('a.PDF', 10),
      fileOf('b.jpeg', 10),
      fileOf('c.docx', 10),
      fileOf('d.pdf', 10),
    ])
    deepEqual(
      uploads.list.map(({ fault }) => fault),
      ['too-large', 'empty', 'file-type', 'file-type', null, 'twice', null, null, 'too-many'],
    )
    equal(faultBefore(RULES, { name: 'x.pdf', size: 10_000_000 }), null)
  })

  it('sends one after the other, and goes on to the next when one is refused', async () => {
    begin()
    server.status = 'blocked'
    server.fault = 'macros'
    uploads.add([fileOf('a.docx', 10), fileOf('b.pdf', 20)])
    deepEqual(
      uploads.list.map(({ state }) => state),
      ['sending', 'chosen'],
    )
    await eventually(() => uploads.isBusy === false, 'false')
    deepEqual(
      uploads.list.map(({ state, fault }) => [state, fault]),
      Array(2).fill(['refused', 'macros']),
    )
    deepEqual(uploads.ids, [])
  })

  it('takes a file whose virus scan comes later', async () => {
    begin()
    server.status = 'pending'
    uploads.add([fileOf('a.pdf', 10)])
    await eventually(() => uploads.list[0]?.state === 'pending', 'pending')
    deepEqual([uploads.isBusy, uploads.ids], [false, ['upload-1']])
  })

  it('says what the server says of a file, and tries no more', async () => {
    const refusals = [
      [413, 'too-large', 'too-large'],
      [422, 'file-type', 'file-type'],
      [409, 'still-running', null],
      [403, 'origin-not-allowed', 'not-taken'],
      [503, 'unavailable', null],
    ] as const
    for (const [status, code, fault] of refusals) {
      begin()
      server.refusal = { status, code }
      uploads.add([fileOf('a.pdf', 10)])
      const end = fault ? 'refused' : 'waiting'
      await eventually(() => uploads.list[0]?.state === end, code)
      equal(uploads.list[0]?.fault, fault)
      uploads.close()
    }
  })

  it('proves anew what has ended and sends again with that, once', async () => {
    let proof = 'old'
    let asked = 0
    const place = { headers: () => ({ proof }) }
    const renewed = (to: string) => async () => {
      asked++
      proof = to
      return to !== ''
    }
    const outcome = async (renew: () => Promise<boolean>) => {
      asked = 0
      begin(RULES, { ...place, renew })
      server.proof = 'new'
      proof = 'old'
      uploads.add([fileOf('a.pdf', 10)])
      await eventually(() => uploads.isBusy === false, 'the end')
      const [{ state, fault } = {}] = uploads.list
      uploads.close()
      return [state, fault, asked, server.begun]
    }
    deepEqual(await outcome(renewed('new')), ['done', null, 1, 1])
    equal(server.files.get('upload-1')?.metadata, `filename ${btoa('a.pdf')},job ${btoa('1042')}`)
    deepEqual(await outcome(renewed('other')), ['refused', 'not-taken', 1, 0])
    deepEqual(await outcome(renewed('')), ['refused', 'not-taken', 1, 0])
    let isCut = true
    const onceCut = async () => {
      if (!isCut) return renewed('new')()
      isCut = false
      throw new Error('cut')
    }
    deepEqual(await outcome(onceCut), ['done', null, 1, 1])
  })

  it('removes a file here and on the server, in the middle too', async () => {
    begin().add([fileOf('a.pdf', 2_000_000), fileOf('b.pdf', 10)])
    await eventually(() => server.files.size === 1, '1')
    await eventually(() => (server.files.get('upload-1')?.received ?? 0) > 0, 'a part')
    uploads.remove(uploads.list[0]!)
    await eventually(() => uploads.isBusy === false, 'false')
    deepEqual(
      uploads.list.map(({ name, state }) => [name, state]),
      [['b.pdf', 'done']],
    )
    await eventually(() => !server.files.has('upload-1'), 'the removal')
  })

  it('takes over what the server has from before, and counts it', () => {
    begin({ ...RULES, max: 1 }).adopt([
      { id: 'u-1', name: 'cv.pdf', bytes: 10, status: 'clean', fault: null },
      { id: 'u-2', name: 'x.pdf', bytes: 10, status: 'blocked', fault: 'infected' },
    ])
    deepEqual(uploads.ids, ['u-1'])
    uploads.add([fileOf('ny.pdf', 10)])
    equal(uploads.list[2]?.fault, 'too-many')
  })
})
