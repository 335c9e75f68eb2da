import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openPreference } from '../../../server/applications/preferential-access.ts'
import { documents } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import { pdf } from '../../support/documents.ts'
import { endless } from '../../support/endless.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, ORIGIN, testServer } from '../../support/server.ts'
import { applicationsOf } from '../applications/recruitment.ts'

const server = await testServer()
const { app, db, deps, clock, newInstitution } = server

const choices = (...ids: string[]) => ids.map((id) => ({ id, label: { da: id.toUpperCase() } }))
const ask = (id: string, kind: string, more: Record<string, unknown> = {}) => ({
  id,
  kind,
  text: { da: `${id}?` },
  ...more,
})
const options = choices('bro', 'vej', 'sti')
const SIX = [
  ask('bil', 'yes-no'),
  ask('fri', 'free-text', { maxLength: 20 }),
  ask('en', 'single-choice', { options }),
  ask('flere', 'multiple-choice', { options }),
  ask('orden', 'prioritised', { options }),
  ask('sort', 'classified', { options, classes: choices('ny', 'ekspert') }),
]
const ANSWERED: [string, string][] = [
  ['question.bil', 'no'],
  ['question.fri', 'En linje\r\nog en til'],
  ['question.en', 'vej'],
  ['question.flere', 'bro'],
  ['question.flere', 'sti'],
  ['question.orden.bro', '2'],
  ['question.orden.vej', '1'],
  ['question.orden.sti', '3'],
  ['question.sort.bro', 'ny'],
  ['question.sort.vej', 'ekspert'],
  ['question.sort.sti', 'ny'],
]

async function adOf() {
  const institution = await newInstitution()
  await decide(app, institution.slug, 'form', { documents: { min: 1, max: 3 }, preferentialAccess: true })
  const { id } = await putJob(app, institution.slug, '1', { questions: SIX, deadline: '2026-11-20T12:00:00' })
  const page = await (await app.request(`/portal/${institution.slug}/jobs/${id}`)).text()
  const key = /name="_key" value="([^"]+)"/.exec(page)?.[1] ?? ''
  assert.match(page, /<form[^>]* enctype="multipart\/form-data"/)
  const files = () => inInstitution(db, institution.id, (tx) => tx.select().from(documents))
  return { institution, key, files, action: `/portal/${institution.slug}/jobs/${id}/apply` }
}

type Entry = [string, string | File]
const file = (name: string, content: Uint8Array = pdf(name)) => new File([Uint8Array.from(content)], name)
const filled = (key: string, more: Entry[], without: string[] = []): Entry[] =>
  [
    ['_key', key],
    ['name', 'Åse Ødegård'],
    ['email', 'aase@example.dk'],
    ['motivation', 'Jeg cykler.'],
    ['_acknowledged', '0'],
    ...ANSWERED,
    ...more,
  ].filter((entry): entry is Entry => !without.includes(String(entry[0])))

async function send(action: string, entries: Entry[]) {
  const body = new FormData()
  for (const [name, value] of entries) body.append(name, value)
  const res = await app.request(action, { method: 'POST', headers: { origin: ORIGIN }, body })
  const page = await res.text()
  return {
    status: res.status,
    page,
    reference: /class="reference">\s*([^<\s]+)/.exec(page)?.[1],
    kept: [...page.matchAll(/name="_document" value="([^"]+)"/g)].map(([, id = '']) => id),
  }
}

describe('applying without script, with questions and documents', () => {
  test('is kept as the element’s would be, and answers a reload with the same receipt, also after the deadline', async () => {
    const { institution, key, action, files } = await adOf()
    const sent = filled(key, [
      ['documents', file('cv.pdf')],
      ['documents', file('brev.pdf')],
      ['preferentialAccess', 'yes'],
    ])
    const { status, reference, page } = await send(action, sent)
    assert.equal(status, 200, page)
    const [row] = await applicationsOf(server, institution)
    assert.equal(row?.reference, reference)
    assert.deepEqual(
      row?.answers.map(({ value }) => value),
      [
        false,
        'En linje\nog en til',
        'vej',
        ['bro', 'sti'],
        ['vej', 'bro', 'sti'],
        { bro: 'ny', vej: 'ekspert', sti: 'ny' },
      ],
    )
    assert.equal(row && openPreference(deps, row), true)
    const mine = (await files()).filter(({ applicationId }) => applicationId === row?.id)
    assert.deepEqual(mine.map(({ name, status }) => `${name} ${status}`).toSorted(), ['brev.pdf clean', 'cv.pdf clean'])
    assert.equal((await send(action, sent)).reference, reference)
    clock.now = new Date('2026-11-20T11:00:01.000Z')
    assert.equal((await send(action, sent)).reference, reference)
    clock.now = NOW
    const other = await send(action, [...sent.slice(0, -3), ['documents', file('andet.pdf')]])
    assert.equal(other.status, 422, 'the key stands for other documents')
    assert.equal((await applicationsOf(server, institution)).length, 1)
  })

  test('refused shows everything again, keeps the good file, and takes it with the next sending', async () => {
    const { institution, key, action, files } = await adOf()
    const first = await send(
      action,
      filled(
        key,
        [
          ['documents', file('cv.pdf')],
          ['documents', file('virker.pdf', Buffer.from('MZ not a pdf'))],
          ['documents', file('program.exe')],
          ['documents', new File([], '')],
        ],
        ['question.en', 'question.orden.vej'],
      ),
    )
    assert.equal(first.status, 422)
    assert.equal(first.kept.length, 1)
    for (const said of ['cv.pdf', 'virker.pdf', 'program.exe', 'En linje']) assert.ok(first.page.includes(said), said)
    assert.match(first.page, /<input[^>]*name="question\.bil"[^>]*value="no"[^>]*\bchecked\b/)
    assert.match(first.page, /<input[^>]*name="question\.flere"[^>]*value="sti"[^>]*\bchecked\b/)
    assert.deepEqual(await applicationsOf(server, institution), [])
    const kept: Entry[] = first.kept.map((id) => ['_document', id])
    const second = await send(action, filled(key, kept))
    assert.equal(second.status, 200, second.page)
    assert.equal((await send(action, filled(key, kept))).reference, second.reference)
    const [row] = await applicationsOf(server, institution)
    const mine = (await files()).filter(({ applicationId }) => applicationId === row?.id)
    assert.deepEqual(
      mine.map(({ name }) => name),
      ['cv.pdf'],
    )
  })

  test('leaves out the file that is ticked, and says that one is wanted', async () => {
    const { institution, key, action, files } = await adOf()
    const { kept } = await send(action, filled(key, [['documents', file('cv.pdf')]], ['question.en']))
    const [id = ''] = kept
    const without = await send(
      action,
      filled(key, [
        ['_document', id],
        ['_remove', id],
      ]),
    )
    assert.equal(without.status, 422)
    assert.deepEqual(without.kept, [])
    assert.deepEqual(await files(), [])
    const foreign = await send(action, filled(key, [['_document', `${'x'.repeat(32)}.0123456789abcdef`]]))
    assert.equal(foreign.status, 422)
    assert.deepEqual(await applicationsOf(server, institution), [])
  })

  test('takes no more than its files and texts may be, and no files on any other page', async () => {
    const { key, action } = await adOf()
    const six: Entry[] = Array.from({ length: 6 }, (_, index) => ['documents', file(`${index}.pdf`)])
    assert.equal((await send(action, filled(key, six))).status, 413)
    assert.equal((await send(action, filled(key, [['motivation', 'x'.repeat(1_000_001)]]))).status, 413)
    const { body, taken } = endless(
      '',
      '--x\r\ncontent-disposition: form-data; name="documents"; filename=""\r\n\r\n\r\n',
    )
    const headers = { origin: ORIGIN, 'content-type': 'multipart/form-data; boundary=x' }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    assert.equal((await app.request(action, init)).status, 413)
    assert.ok(taken() < 2_000_000, `${taken()}`)
    const confirm = action.replace(/jobs\/.*$/, 'confirm')
    assert.equal((await send(confirm, [['code', '12345678']])).status, 415)
  })
})
