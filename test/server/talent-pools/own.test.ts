import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq, getTableName, sql } from 'drizzle-orm'
import { eraseCandidate } from '../../../server/candidates/delete-account.ts'
import { exportOwn } from '../../../server/candidates/export.ts'
import { Erasure, ReplayedErasures } from '../../../server/contract/erasure.ts'
import { rows } from '../../../server/db/client.ts'
import * as schema from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { removeErased } from '../../../server/files/erase.ts'
import { sweepFiles } from '../../../server/files/sweep.ts'
import { readiness } from '../../../server/health/checks.ts'
import { overLimit } from '../../../server/http/limits.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { runRetention } from '../../../server/retention/run.ts'
import { memberToken } from '../../../server/talent-pools/code.ts'
import { leaveByLink, placeByLink, undoByLink } from '../../../server/talent-pools/leave.ts'
import { CHANGES_OF_PERSON } from '../../../server/talent-pools/limits.ts'
import { pdf } from '../../support/documents.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'
import { DAY, outboxOf, refusalOf } from '../applications/recruitment.ts'
import { signIn } from '../applications/signed-in.ts'
import { upload } from '../files/upload.ts'
import {
  join,
  membershipFrom,
  membersOf,
  ownPools,
  pool,
  send,
  signUp,
  startedOf,
  typeCode,
  withPools,
} from './pools.ts'

const server = await testServer()
const { app, db, deps, clock, store } = server
const after = (days: number) => (clock.now = new Date(NOW.getTime() + days * DAY))
const back = () => (clock.now = NOW)
/** Twelve months, to the end of the day. */
const ENDS = (new Date('2027-11-20T22:59:59.999Z').getTime() - NOW.getTime()) / DAY
const tables = Object.values(schema).map((table) => getTableName(table))
/** Every row of every table, as text. */
const dump = () =>
  asSystem(db, async (tx) => {
    let text = ''
    for (const table of tables)
      text += `${table} ${JSON.stringify(await rows(tx, sql`select * from ${sql.identifier(table)}`))}\n`
    return text
  })
const callIn = (institution: InstitutionRef) => ({
  deps,
  actor: { kind: 'anonymous' } as const,
  institution,
  requestId: 'test',
  startedAt: deps.now(),
})
const renewals = async (institution: InstitutionRef) =>
  (await outboxOf(server, institution)).filter(
    ({ payload }) => (payload as { template?: string } | null)?.template === 'pool-renewal',
  ).length
const files = async () => {
  const names: string[] = []
  for await (const { name } of store.list('')) names.push(name)
  return names
}

/** What only one institution's member has written. */
const canary = ({ slug }: InstitutionRef) => `KANARIE-${slug}.`

/** Somebody in a pool with a document, signed in. */
async function member(pools: object[] = [pool({ motivation: 'optional', documents: { min: 0, max: 2 } })], over = {}) {
  const institution = await withPools(server, pools)
  const email = `${institution.slug}@example.dk`
  const cv = await upload(server, institution, { pool: 'planners', name: 'cv.pdf', content: pdf() })
  const sent = { motivation: canary(institution), documents: [cv.id], ...over }
  const membership = await join(server, institution, sent, { person: { name: `${canary(institution)} Emne`, email } })
  return { institution, email, membership, person: await signIn(server, institution, email) }
}

describe('a membership', () => {
  test('is read and changed by its person, as long as the consent holds; what was agreed to stays', async () => {
    const { institution, membership, person } = await member()
    const [read] = await ownPools(person)
    assert.deepEqual(read, membership)
    const more = await upload(server, institution, { pool: 'planners', name: 'brev.pdf', content: pdf('Nyt') })
    after(0.1)
    const changed = await membershipFrom(
      await person.ask(`pool-memberships/${membership.id}`, 'PUT', {
        person: { name: 'Alma Ny' },
        motivation: 'Nyt.',
        documents: [more.id, membership.documents[0]!.id],
      }),
    )
    assert.equal(changed.changedAt, clock.now.toISOString())
    back()
    assert.deepEqual(
      [changed.name, changed.phone, changed.motivation, changed.documents.map(({ name }) => name)],
      ['Alma Ny', null, 'Nyt.', ['brev.pdf', 'cv.pdf']],
    )
    assert.deepEqual([changed.consent, changed.expiresAt], [membership.consent, membership.expiresAt])
    const bare = await person.ask(`pool-memberships/${membership.id}`, 'PUT', { person: { name: '' } })
    assert.equal(await refusalOf(bare), 'invalid person.name:required')
  })

  test('is judged before any file is copied, and cannot be changed as often as a program would', async (t) => {
    const files = { documents: { min: 0, max: 1 } }
    const { institution, email, membership, person } = await member([
      pool({ motivation: 'optional', documents: { min: 0, max: 2 } }),
      pool({ key: 'lawyers', ...files }),
    ])
    const other = await join(server, institution, {}, { key: 'lawyers', person: { email } })
    const put = t.mock.method(store, 'put')
    const change = (name: string) =>
      person.ask(`pool-memberships/${other.id}`, 'PUT', {
        person: { name },
        documents: membership.documents.map(({ id }) => id),
      })
    assert.equal(await refusalOf(await change('')), 'invalid person.name:required')
    assert.equal(put.mock.callCount(), 0)
    const copied = await membershipFrom(await change('Alma'))
    assert.deepEqual([copied.documents.length, put.mock.callCount()], [1, 1])
    await overLimit(db, deps, CHANGES_OF_PERSON, `${institution.id}:${person.candidateId}`, CHANGES_OF_PERSON.max)
    const refused = await change('Alma')
    assert.equal(await refusalOf(refused), 'too-many-requests')
    assert.ok(Number(refused.headers.get('retry-after')) > 0)
    assert.equal(put.mock.callCount(), 1)
  })

  test('can be changed in a closed pool too, and not renewed there', async (t) => {
    t.after(back)
    const { institution, membership, person } = await member()
    const closed = pool({ motivation: 'optional', documents: { min: 0, max: 2 }, open: false })
    await decide(app, institution.slug, 'talent-pools', { pools: [closed] }, '1')
    const path = `pool-memberships/${membership.id}`
    const change = { person: { name: 'Alma Ny' }, documents: [membership.documents[0]!.id] }
    assert.equal((await membershipFrom(await person.ask(path, 'PUT', change))).name, 'Alma Ny')
    after(ENDS - 10)
    const again = await signIn(server, institution, `${institution.slug}@example.dk`)
    assert.equal(await refusalOf(await again.ask(`${path}/renew`, 'POST', {})), 'pool-closed')
    await runRetention(deps)
    assert.equal(await renewals(institution), 0, 'and nobody is asked to')
  })

  test('is renewed in its last sixty days, to the text as it is then; earlier, and the second time, nothing changes', async (t) => {
    t.after(back)
    const { institution, email, membership, person } = await member()
    const path = `pool-memberships/${membership.id}/renew`
    const early = await membershipFrom(await person.ask(path, 'POST', {}))
    assert.deepEqual(early, membership)
    assert.deepEqual([early.canRenew, early.renewal], [false, null])

    after(ENDS - 60)
    const again = await signIn(server, institution, email)
    const [due] = await ownPools(again)
    assert.deepEqual([due!.canRenew, due!.renewal?.version], [true, membership.consent.version])
    const renewed = await membershipFrom(await again.ask(path, 'POST', { consent: due!.renewal!.version }))
    assert.equal(
      renewed.expiresAt,
      '2028-09-22T21:59:59.999Z',
      'twelve months from now, to the end of a day in Copenhagen',
    )
    assert.deepEqual([renewed.consent.at, renewed.canRenew], [clock.now.toISOString(), false])
    assert.deepEqual(await membershipFrom(await again.ask(path, 'POST', {})), renewed)
  })

  test('is not renewed to a text that has become another unless that is what was agreed to', async (t) => {
    t.after(back)
    const { institution, email, membership } = await member()
    const other = pool({ motivation: 'optional', documents: { min: 0, max: 2 }, consent: { da: 'Ny tekst.' } })
    await decide(app, institution.slug, 'talent-pools', { pools: [other] }, '1')
    after(ENDS - 20)
    const person = await signIn(server, institution, email)
    const path = `pool-memberships/${membership.id}/renew`
    assert.equal(await refusalOf(await person.ask(path, 'POST', {})), 'pool-changed')
    const [shown] = await ownPools(person)
    assert.equal(shown!.renewal!.text, 'Ny tekst.')
    const renewed = await membershipFrom(await person.ask(path, 'POST', { consent: shown!.renewal!.version }))
    assert.equal(renewed.consent.text, 'Ny tekst.')
  })

  test('is its person’s alone', async () => {
    const { institution, membership } = await member()
    const stranger = await signIn(server, institution, 'stranger@example.dk')
    const path = `pool-memberships/${membership.id}`
    const other = await member()
    for (const [way, method, body] of [
      [path, 'PUT', { person: { name: 'x' } }],
      [`${path}/renew`, 'POST', {}],
      [path, 'DELETE', undefined],
    ] as const)
      for (const person of [stranger, other.person])
        assert.equal(await refusalOf(await person.ask(way, method, body)), 'not-found', method)
    assert.deepEqual(await ownPools(stranger), [])
    assert.equal((await membersOf(server, institution)).length, 1)
  })

  test('that is withdrawn leaves nothing: no row, no answer, no document, no sign-up that waited', async () => {
    const { institution, email, membership, person } = await member()
    await startedOf(
      await send(
        server,
        institution,
        await signUp(server, institution, { motivation: canary(institution) }, { person: { email } }),
      ),
    )
    const answer = await person.ask(`pool-memberships/${membership.id}`, 'DELETE')
    assert.equal(answer.status, 204, await answer.text())
    assert.equal((await membersOf(server, institution)).length, 0)
    assert.ok(!(await dump()).includes(canary(institution)))
    const names = await files()
    assert.deepEqual(
      names.filter((name) => name.startsWith(`${institution.id}/`)),
      [],
      'nor bytes',
    )
    assert.equal(await refusalOf(await person.ask(`pool-memberships/${membership.id}`, 'DELETE')), 'not-found')
  })

  test('that was withdrawn goes again when a backup from before comes back', async () => {
    const { institution, membership, person } = await member()
    const [row] = await membersOf(server, institution)
    await person.ask(`pool-memberships/${membership.id}`, 'DELETE')
    const [noted] = await asSystem(db, (tx) =>
      tx.select().from(schema.erasures).where(eq(schema.erasures.subject, membership.id)),
    )
    assert.equal(noted!.kind, 'pool-member')
    await inInstitution(db, institution.id, (tx) => tx.insert(schema.poolMembers).values(row!))
    const items = [Erasure.parse({ ...noted, at: noted!.at.toISOString() })]
    const answer = await app.request('/v1/erasures', withKey({ items }, 'POST'))
    assert.equal(ReplayedErasures.parse(await answer.json()).poolMembers, 1)
    assert.equal((await membersOf(server, institution)).length, 0)
  })

  test('goes with the account, its documents too, and stands in what a person takes along', async () => {
    const { institution, membership, person } = await member()
    const actor = { kind: 'candidate', id: person.candidateId, institutionId: null, session: '' } as const
    const call = { ...callIn(institution), actor }
    const { talentPools } = await exportOwn(call, 'da')
    assert.deepEqual(
      talentPools.map(({ pool, status, motivation, consent, documents }) => [
        pool.name,
        status,
        motivation,
        consent.text,
        documents.map(({ name }) => name),
      ]),
      [['Planlæggere', 'member', canary(institution), membership.consent.text, ['cv.pdf']]],
    )
    const gone = await asSystem(db, (tx) => eraseCandidate(tx, call, person.candidateId))
    await removeErased(deps, gone!.erased)
    assert.equal((await membersOf(server, institution)).length, 0)
    assert.ok(!(await dump()).includes(canary(institution)))
    assert.deepEqual(
      (await files()).filter((name) => name.startsWith(`${institution.id}/`)),
      [],
    )
  })

  test('keeps its documents from the sweep of uploads that nothing was made of', async (t) => {
    t.after(back)
    const { institution, email } = await member()
    after(3)
    await sweepFiles(deps)
    const person = await signIn(server, institution, email)
    assert.equal((await ownPools(person))[0]!.documents.length, 1)
  })
})

describe('the end of a consent', () => {
  test('is told once, thirty days before it, and again a year after it was renewed', async (t) => {
    t.after(back)
    const { institution, email, membership } = await member()
    after(ENDS - 30.1)
    await runRetention(deps)
    assert.equal(await renewals(institution), 0)
    after(ENDS - 30)
    await runRetention(deps)
    after(ENDS - 29)
    await runRetention(deps)
    assert.equal(await renewals(institution), 1)
    const person = await signIn(server, institution, email)
    const renewed = await membershipFrom(await person.ask(`pool-memberships/${membership.id}/renew`, 'POST', {}))
    clock.now = new Date(new Date(renewed.expiresAt).getTime() - 30 * DAY)
    await runRetention(deps)
    assert.equal(await renewals(institution), 2)
  })

  test('of a consent for a month is told when half of it is over', async (t) => {
    t.after(back)
    const institution = await withPools(server, [pool({ months: 1 })])
    const { expiresAt } = await join(server, institution, {}, { person: { email: `${institution.slug}@example.dk` } })
    assert.equal(expiresAt, '2026-12-20T22:59:59.999Z')
    await runRetention(deps)
    after(15)
    await runRetention(deps)
    assert.equal(await renewals(institution), 0)
    after(15.4)
    await runRetention(deps)
    assert.equal(await renewals(institution), 1)
  })

  test('takes the member away, and before any sweep nobody sees them any more', async (t) => {
    t.after(back)
    const { institution, email } = await member()
    after(ENDS)
    const person = await signIn(server, institution, email)
    assert.deepEqual(await ownPools(person), [])
    const { poolMembers } = await runRetention(deps)
    assert.ok(poolMembers >= 1)
    assert.equal((await membersOf(server, institution)).length, 0)
    assert.deepEqual(
      (await files()).filter((name) => name.startsWith(`${institution.id}/`)),
      [],
    )
  })

  test('and that of a sign-up nobody confirmed are deleted, with the address; readiness tells when nobody does it', async (t) => {
    t.after(back)
    const institution = await withPools(server)
    const email = `${institution.slug}@example.dk`
    await startedOf(await send(server, institution, await signUp(server, institution, {}, { person: { email } })))
    after(6.9)
    await runRetention(deps)
    assert.equal((await membersOf(server, institution)).length, 1)
    after(10)
    const { checks } = await readiness(deps)
    assert.equal(checks.overdueRetention.ok, false)
    await runRetention(deps)
    assert.equal((await membersOf(server, institution)).length, 0)
    assert.ok(!(await dump()).includes(email))
  })
})

describe('the link of a mail', () => {
  test('leaves at once, twice is the same, and can be undone for seven days', async (t) => {
    t.after(back)
    const { institution, membership, email, person } = await member()
    const token = memberToken(deps, 'leave', { institutionId: institution.id, id: membership.id })
    const call = () => callIn(institution)
    assert.equal((await placeByLink(call(), token)).kind, 'in')
    const left = await leaveByLink(call(), token)
    assert.deepEqual(left, { kind: 'left', poolKey: 'planners', undoUntil: new Date(NOW.getTime() + 7 * DAY) })
    assert.deepEqual(await leaveByLink(call(), token), left)
    assert.deepEqual(await ownPools(person), [], 'and nobody sees the member')
    assert.equal(await refusalOf(await person.ask(`pool-memberships/${membership.id}/renew`, 'POST', {})), 'not-found')
    after(6.9)
    assert.equal((await undoByLink(call(), token)).kind, 'in')
    const again = await signIn(server, institution, email)
    assert.deepEqual(
      (await ownPools(again)).map(({ id, expiresAt }) => [id, expiresAt]),
      [[membership.id, membership.expiresAt]],
    )

    await leaveByLink(call(), token)
    after(6.9 + 7)
    assert.equal((await undoByLink(call(), token)).kind, 'gone')
    await runRetention(deps)
    assert.equal((await membersOf(server, institution)).length, 0)
    assert.equal((await leaveByLink(call(), token)).kind, 'gone')
  })

  test('is one membership’s and one use’s', async () => {
    const { institution, membership } = await member()
    const of = { institutionId: institution.id, id: membership.id }
    const other = await withPools(server)
    const token = memberToken(deps, 'leave', of)
    for (const wrong of ['', 'x', membership.id, memberToken(deps, 'manage', of), `${token.slice(0, -1)}x`])
      assert.equal((await leaveByLink(callIn(institution), wrong)).kind, 'gone', wrong)
    assert.equal((await leaveByLink(callIn(other), token)).kind, 'gone')
    assert.equal((await membersOf(server, institution))[0]!.leftAt, null)
  })

  test('does nothing to whoever has joined anew', async () => {
    const { institution, email, membership } = await member()
    const token = memberToken(deps, 'leave', { institutionId: institution.id, id: membership.id })
    await leaveByLink(callIn(institution), token)
    const { id } = await startedOf(
      await send(server, institution, await signUp(server, institution, {}, { person: { email } })),
    )
    await membershipFrom(await typeCode(server, institution, id))
    assert.equal((await leaveByLink(callIn(institution), token)).kind, 'gone')
    assert.deepEqual(
      (await membersOf(server, institution)).map((row) => [row.id, row.leftAt]),
      [[id, null]],
    )
  })
})
