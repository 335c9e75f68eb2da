import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import { DownloadTicket } from '../../../server/contract/document.ts'
import { PoolMember, PoolMemberList } from '../../../server/contract/talent-pool.ts'
import { auditEvents } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { memberToken } from '../../../server/talent-pools/code.ts'
import { leaveByLink, undoByLink } from '../../../server/talent-pools/leave.ts'
import { pdf } from '../../support/documents.ts'
import { NOW, reading, testServer } from '../../support/server.ts'
import { DAY, refusalOf } from '../applications/recruitment.ts'
import { keyOf } from '../applications/signed-in.ts'
import { upload } from '../files/upload.ts'
import { join, pool, send, signUp, startedOf, withPools } from './pools.ts'

const server = await testServer()
const { app, db, deps, clock } = server
const POOL = pool({ motivation: 'optional', documents: { min: 0, max: 1 } })

const membersPath = ({ slug }: InstitutionRef, rest = '') =>
  `/v1/institutions/${slug}/talent-pools/planners/members${rest}`
const page = async (key: string, path: string) => {
  const answer = await app.request(path, reading(key))
  const text = await answer.text()
  assert.equal(answer.status, 200, text)
  return PoolMemberList.parse(JSON.parse(text))
}
const list = (key: string, institution: InstitutionRef, query = '') => page(key, membersPath(institution, query))
const trail = (institution: InstitutionRef, action: string) =>
  inInstitution(db, institution.id, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.institutionId, institution.id), eq(auditEvents.action, action)))
      .orderBy(auditEvents.id),
  )
const person = (name: string, email = `${name.split(' ')[0]!.toLowerCase()}@example.dk`) => ({
  person: { name, email },
})

describe('an institution’s own reading of a pool', () => {
  test('lists who is in it, newest first and page by page, and never who is not, or no longer', async (t) => {
    t.after(() => (clock.now = NOW))
    const institution = await withPools(server, [POOL])
    const key = await keyOf(server, institution)
    const early = await join(server, institution, {}, person('Alma Emne'))
    await startedOf(
      await send(server, institution, await signUp(server, institution, {}, person('Ubekræftet X', 'u@example.dk'))),
    )
    clock.now = new Date(NOW.getTime() + DAY)
    const later = await join(server, institution, {}, person('Berit Emne'))
    assert.deepEqual(
      (await list(key, institution)).items.map(({ id, name, email }) => [id, name, email]),
      [
        [later.id, 'Berit Emne', 'berit@example.dk'],
        [early.id, 'Alma Emne', 'alma@example.dk'],
      ],
    )
    const first = await list(key, institution, '?limit=1')
    assert.deepEqual(
      first.items.map(({ id }) => id),
      [later.id],
    )
    const { pathname, search } = new URL(first.next!)
    const second = await page(key, pathname + search)
    assert.deepEqual([second.items.map(({ id }) => id), second.next], [[early.id], null])
    assert.equal(
      await refusalOf(await app.request(membersPath(institution, '?cursor=x'), reading(key))),
      'invalid cursor:invalid',
    )

    const token = memberToken(deps, 'leave', { institutionId: institution.id, id: later.id })
    const call = { deps, actor: { kind: 'anonymous' } as const, institution, requestId: 'x', startedAt: NOW }
    await leaveByLink(call, token)
    assert.deepEqual(
      (await list(key, institution)).items.map(({ id }) => id),
      [early.id],
      'left by a mail’s link',
    )
    assert.equal(
      await refusalOf(await app.request(membersPath(institution, `/${later.id}`), reading(key))),
      'not-found',
    )
    await undoByLink(call, token)
    clock.now = new Date(early.expiresAt)
    assert.deepEqual(
      (await list(key, institution)).items.map(({ id }) => id),
      [later.id],
      'ended, before any sweep',
    )
    assert.equal(
      await refusalOf(await app.request(membersPath(institution, `/${early.id}`), reading(key))),
      'not-found',
    )
  })

  test('finds by words of what they wrote, in any case, Danish letters too', async () => {
    const institution = await withPools(server, [
      {
        ...POOL,
        questions: [
          {
            id: 'tool',
            kind: 'single-choice',
            text: { da: 'Værktøj?' },
            options: [
              { id: 'gis', label: { da: 'Kortværktøj' } },
              { id: 'cad', label: { da: 'Tegning' } },
            ],
          },
        ],
      },
    ])
    const key = await keyOf(server, institution)
    const answers = (value: string) => [{ question: 'tool', value }]
    await join(
      server,
      institution,
      { motivation: 'ÆRØ og broer', answers: answers('gis') },
      person('Øjvind Emne', 'oe@example.dk'),
    )
    await join(server, institution, { motivation: '50 % broer', answers: answers('cad') }, person('Berit Bro'))
    const found = async (q: string) =>
      (await list(key, institution, `?q=${encodeURIComponent(q)}`)).items.map(({ name }) => name)
    assert.deepEqual(await found('øjvind'), ['Øjvind Emne'])
    assert.deepEqual(await found('ærø BROER'), ['Øjvind Emne'])
    assert.deepEqual(await found('kortværktøj'), ['Øjvind Emne'])
    assert.deepEqual(await found('berit@example'), ['Berit Bro'])
    assert.deepEqual(await found('%'), ['Berit Bro'], 'a sign of the pattern is a sign')
    assert.equal((await found('broer')).length, 2)
    assert.deepEqual(await found('question'), [], 'how it is stored is no word of theirs')
  })

  test('reads one whole and fetches a document once; each access stands in the audit, with ids alone', async () => {
    const institution = await withPools(server, [POOL])
    const key = await keyOf(server, institution)
    const cv = await upload(server, institution, { pool: 'planners', name: 'cv.pdf', content: pdf() })
    const { id } = await join(server, institution, { motivation: 'Fordi.', documents: [cv.id] }, person('Alma Emne'))
    const answer = await app.request(membersPath(institution, `/${id}`), reading(key))
    const member = PoolMember.parse(await answer.json())
    assert.deepEqual([member.motivation, member.language, member.documents.length], ['Fordi.', 'da', 1])
    assert.match(member.consent.text, /kontakter mig/)
    const document = membersPath(institution, `/${id}/documents/${member.documents[0]!.id}`)
    const ticket = DownloadTicket.parse(await (await app.request(document, reading(key))).json())
    const path = new URL(ticket.url).pathname
    const bytes = Buffer.from(await (await app.request(path)).arrayBuffer())
    assert.ok(bytes.subarray(0, 5).equals(Buffer.from('%PDF-')))
    assert.equal((await app.request(path)).status, 410)

    await list(key, institution, '?q=alma')
    const [listed] = await trail(institution, 'pool-members-listed')
    assert.deepEqual([listed!.resource, listed!.details], ['pool:planners', { count: 1, members: [id] }])
    const [read] = await trail(institution, 'pool-member-read')
    const [fetched] = await trail(institution, 'document-read')
    assert.deepEqual([read!.resource, fetched!.details], [`pool-member:${id}`, { member: id }])
    assert.ok(!/alma/i.test(JSON.stringify([listed, read, fetched])))

    const issued = DownloadTicket.parse(await (await app.request(document, reading(key))).json())
    const call = { deps, actor: { kind: 'anonymous' } as const, institution, requestId: 'x', startedAt: NOW }
    await leaveByLink(call, memberToken(deps, 'leave', { institutionId: institution.id, id }))
    assert.equal((await app.request(new URL(issued.url).pathname)).status, 404, 'an address goes with whom it is of')
    assert.equal(await refusalOf(await app.request(document, reading(key))), 'not-found')
  })

  test('is that institution’s and that pool’s alone', async () => {
    const [one, other] = [await withPools(server, [POOL, { ...POOL, key: 'other' }]), await withPools(server, [POOL])]
    const { id } = await join(server, one)
    const foreign = await keyOf(server, other)
    assert.equal(await refusalOf(await app.request(membersPath(one), reading(foreign))), 'forbidden')
    assert.equal(await refusalOf(await app.request(membersPath(other, `/${id}`), reading(foreign))), 'not-found')
    const key = await keyOf(server, one)
    const elsewhere = membersPath(one, `/${id}`).replace('planners', 'other')
    assert.equal(await refusalOf(await app.request(elsewhere, reading(key))), 'not-found')
    assert.equal(
      await refusalOf(await app.request(membersPath(one).replace('planners', 'none'), reading(key))),
      'not-found',
    )
    assert.equal((await app.request(membersPath(one))).status, 401)
  })
})
