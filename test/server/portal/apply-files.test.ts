import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Application, ApplicationList } from '../../../server/contract/application.ts'
import { documents } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { docx, pdf } from '../../support/documents.ts'
import { putJob } from '../../support/institution-calls.ts'
import { ORIGIN, reading, testServer } from '../../support/server.ts'

const { app, db, newInstitution } = await testServer()

const inputs = (page: string, name: string) =>
  [...page.matchAll(/<input([^>]*)>/g)].flatMap(([, tag = '']) =>
    tag.includes(`name="${name}"`) ? [/value="([^"]*)"/.exec(tag)?.[1] ?? ''] : [],
  )

/** An institution with one open job, and its form as the page hands it out. */
async function adWithForm(change: Record<string, unknown> = {}) {
  const { slug } = await newInstitution()
  const { id } = await putJob(app, slug, '1', change)
  const page = await (await app.request(`/portal/${slug}/jobs/${id}`)).text()
  const key = inputs(page, '_key')[0]!
  const notice = inputs(page, '_acknowledged')[0]!
  const send = async (fields: [string, string | File][], more: Record<string, string> = {}) => {
    const form = new FormData()
    const all = {
      name: 'Åse Ødegård',
      email: 'aase@example.dk',
      motivation: 'Jeg vil gerne.',
      _acknowledged: notice,
      _key: key,
      ...more,
    }
    for (const [name, value] of [...Object.entries(all), ...fields]) form.append(name, value)
    const response = await app.request(`/portal/${slug}/jobs/${id}/apply`, {
      method: 'POST',
      headers: { origin: ORIGIN },
      body: form,
    })
    return { status: response.status, page: await response.text() }
  }
  const sent = async () => {
    const place = `/v1/institutions/${slug}/applications`
    const { items } = ApplicationList.parse(await (await app.request(place, reading())).json())
    return Promise.all(
      items.map(async ({ reference }) => {
        const one = Application.parse(await (await app.request(`${place}/${reference}`, reading())).json())
        return one.documents.map(({ name, status }) => `${name} ${status}`)
      }),
    )
  }
  return { page, send, sent }
}
const file = (name: string, content: Buffer | string = pdf()) => new File([Uint8Array.from(Buffer.from(content))], name)
const none = new File([], '')

describe('applying with files and without script', () => {
  it('takes the files that were chosen, and sending the same again sends nothing twice', async () => {
    const { page, send, sent } = await adWithForm()
    assert.match(page, /enctype="multipart\/form-data"/)
    const files: [string, File][] = [
      ['documents', file('Mit CV.pdf')],
      ['documents', file('brev.docx', await docx())],
    ]
    assert.equal((await send(files)).status, 200)
    assert.equal((await send(files)).status, 200)
    assert.deepEqual(await sent(), [['Mit CV.pdf clean', 'brev.docx clean']])
    assert.equal(await asSystem(db, (tx) => tx.$count(documents)), 2)
    assert.equal((await send([['documents', file('andet.pdf')]])).status, 422)
  })

  it('no file chosen is none', async () => {
    const { send, sent } = await adWithForm()
    assert.equal((await send([['documents', none]])).status, 200)
    assert.deepEqual(await sent(), [[]])
  })

  it('keeps what has come when something else is wrong: nobody chooses a file twice', async () => {
    const { send, sent } = await adWithForm()
    const first = await send(
      [
        ['documents', file('cv.pdf')],
        ['documents', file('væk.pdf')],
      ],
      { motivation: '' },
    )
    assert.equal(first.status, 422)
    const kept = inputs(first.page, '_document')
    assert.equal(kept.length, 2)
    const again = await send([
      ['_document', kept[0]!],
      ['_document', kept[1]!],
      ['_remove', kept[1]!],
      ['documents', none],
    ])
    assert.equal(again.status, 200)
    assert.deepEqual(await sent(), [['cv.pdf clean']])
  })

  it('says which file is not taken, and keeps the others', async () => {
    const { send, sent } = await adWithForm()
    const refused = await send([
      ['documents', file('cv.pdf')],
      ['documents', file('side.pdf', '<html>')],
      ['documents', file('program.exe', 'MZ')],
    ])
    assert.equal(refused.status, 422)
    for (const name of ['side.pdf', 'program.exe']) assert.ok(refused.page.includes(name), name)
    const kept = inputs(refused.page, '_document')
    assert.equal(kept.length, 1)
    assert.equal((await send([['_document', kept[0]!]])).status, 200)
    assert.deepEqual(await sent(), [['cv.pdf clean']])
  })

  it('takes no more than the job does', async () => {
    const { send } = await adWithForm({ form: { documents: { min: 0, max: 1 } } })
    await send(
      [
        ['documents', file('en.pdf')],
        ['documents', file('to.pdf')],
      ],
      { motivation: '' },
    )
    assert.equal(
      await asSystem(
        db,
        async (tx) => (await tx.select().from(documents)).filter(({ name }) => name === 'to.pdf').length,
      ),
      0,
    )
  })

  it('a form that is broken off or no form at all is refused', async () => {
    const { slug } = await newInstitution()
    const { id } = await putJob(app, slug, '1')
    const response = await app.request(`/portal/${slug}/jobs/${id}/apply`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-da',
    })
    assert.equal(response.status, 400)
  })
})
