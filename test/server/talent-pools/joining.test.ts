import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { auditEvents, candidates, documents } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { CODE_TRIES, memberCode } from '../../../server/talent-pools/code.ts'
import { pdf } from '../../support/documents.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, testServer } from '../../support/server.ts'
import { DAY, freshKey, outboxOf, refusalOf } from '../applications/recruitment.ts'
import { signIn } from '../applications/signed-in.ts'
import { upload } from '../files/upload.ts'
import {
  DRIVING,
  join,
  membershipFrom,
  membersOf,
  ownPools,
  pool,
  readPool,
  send,
  signUp,
  startedOf,
  typeCode,
  withPools,
} from './pools.ts'

const server = await testServer()
const { app, db, deps, clock, newInstitution } = server
const templates = async (institution: InstitutionRef) =>
  (await outboxOf(server, institution)).map(({ payload }) => (payload as { template: string }).template).sort()
const wrongCode = (institution: InstitutionRef, id: string) =>
  memberCode(deps, { institutionId: institution.id, id }) === '12345678' ? '12345679' : '12345678'

describe('joining a talent pool', () => {
  test('stores what was agreed to: text, version and time; and what was read', async () => {
    const institution = await withPools(server)
    const { form } = await readPool(server, institution)
    const membership = await join(server, institution)
    const [row] = await membersOf(server, institution)
    assert.deepEqual(
      [row!.consentText, row!.consentVersion, row!.consentedAt],
      [form!.consent.text, form!.consent.version, NOW],
    )
    assert.deepEqual([row!.privacyText, row!.privacyVersion], [form!.privacyNotice.text, form!.privacyNotice.version])
    assert.match(row!.consentText, /gemmer mine oplysninger i emnebanken »Planlæggere« i 12 måneder og kontakter mig/)
    assert.equal(membership.expiresAt, '2027-11-20T22:59:59.999Z', 'twelve months, to the end of the day')
    assert.deepEqual(membership.consent, {
      version: row!.consentVersion,
      text: row!.consentText,
      at: NOW.toISOString(),
    })
  })

  test('counts once the mailed code has been typed, and that confirms the address; before, one code is all that is mailed', async () => {
    const institution = await withPools(server)
    const { id, expiresAt } = await startedOf(await send(server, institution, await signUp(server, institution)))
    assert.equal(expiresAt, new Date(NOW.getTime() + 7 * DAY).toISOString())
    assert.deepEqual(await templates(institution), ['pool-confirm'])
    assert.equal((await membersOf(server, institution))[0]!.status, 'unconfirmed')
    const membership = await membershipFrom(await typeCode(server, institution, id))
    assert.equal(membership.id, id)
    assert.deepEqual(await templates(institution), ['pool-confirm', 'pool-welcome'])
    const [person] = await asSystem(db, (tx) =>
      tx.select().from(candidates).where(eq(candidates.email, 'alma@example.dk')),
    )
    assert.deepEqual(person!.confirmedAt, NOW)
    assert.deepEqual(await membershipFrom(await typeCode(server, institution, id)), membership, 'the code again')
    assert.deepEqual(await templates(institution), ['pool-confirm', 'pool-welcome'], 'and no other welcome')
  })

  test('takes a code with the space of the mail; nothing typed is no try, and five wrong ones are all there are', async () => {
    const institution = await withPools(server)
    const { id } = await startedOf(await send(server, institution, await signUp(server, institution)))
    assert.equal(await refusalOf(await typeCode(server, institution, id, '')), 'invalid code:required')
    assert.equal(await refusalOf(await typeCode(server, institution, id, '1234')), 'invalid code:invalid')
    for (let tries = 1; tries < CODE_TRIES; tries++)
      assert.equal(
        await refusalOf(await typeCode(server, institution, id, wrongCode(institution, id))),
        'invalid code:invalid',
      )
    const code = memberCode(deps, { institutionId: institution.id, id })
    await membershipFrom(await typeCode(server, institution, id, `${code.slice(0, 4)} ${code.slice(4)}`))

    const { id: other } = await startedOf(await send(server, institution, await signUp(server, institution)))
    for (let tries = 0; tries < CODE_TRIES; tries++)
      await typeCode(server, institution, other, wrongCode(institution, other))
    assert.equal(await refusalOf(await typeCode(server, institution, other)), 'gone', 'the right one too')
  })

  test('is over after seven days without the code, whether or not a sweep has run', async (t) => {
    t.after(() => (clock.now = NOW))
    const institution = await withPools(server)
    const { id } = await startedOf(await send(server, institution, await signUp(server, institution)))
    clock.now = new Date(NOW.getTime() + 7 * DAY)
    assert.equal(await refusalOf(await typeCode(server, institution, id)), 'gone')
  })

  test('answers a stranger the same whether or not the address is in the pool, and lets the member be until it is confirmed', async () => {
    const institution = await withPools(server, [pool({ motivation: 'required' })])
    const motivation = 'Jeg vil planlægge.'
    const first = await join(server, institution, { motivation })
    const known = await send(server, institution, await signUp(server, institution, { motivation: 'En anden.' }))
    const unknown = await send(
      server,
      institution,
      await signUp(server, institution, { motivation }, { person: { email: 'nobody@example.dk' } }),
    )
    const bodies = [await known.clone().text(), await unknown.clone().text()]
    assert.deepEqual([known.status, bodies[0]!.length], [unknown.status, bodies[1]!.length])
    assert.deepEqual(
      [...known.headers].map(([name]) => name),
      [...unknown.headers].map(([name]) => name),
    )
    const { id } = await startedOf(known)
    const person = await signIn(server, institution)
    assert.deepEqual(
      (await ownPools(person)).map((one) => [one.id, one.motivation]),
      [[first.id, motivation]],
    )

    await membershipFrom(await typeCode(server, institution, id))
    assert.deepEqual(
      (await ownPools(person)).map((one) => [one.id, one.motivation]),
      [[id, 'En anden.']],
    )
    const rows = await membersOf(server, institution)
    assert.deepEqual(rows.map(({ status }) => status).sort(), ['member', 'unconfirmed'], 'the earlier one has gone')
  })

  test('of one who is signed in needs no code, takes the place of an earlier one, and is from the account’s own address', async () => {
    const institution = await withPools(server)
    const person = await signIn(server, institution)
    const body = await signUp(server, institution)
    const joined = await membershipFrom(await send(server, institution, body, { token: person.token }), 201)
    const again = await membershipFrom(await send(server, institution, body, { token: person.token }), 201)
    assert.notEqual(again.id, joined.id)
    assert.deepEqual(
      (await ownPools(person)).map(({ id }) => id),
      [again.id],
    )
    assert.deepEqual(await templates(institution), ['pool-welcome'], 'what was known of the earlier one has gone')
    const foreign = await signUp(server, institution, {}, { person: { email: 'berit@example.dk' } })
    assert.equal(
      await refusalOf(await send(server, institution, foreign, { token: person.token })),
      'invalid person.email:not-allowed',
    )
  })

  test('twice at once with two codes leaves one membership', async () => {
    const institution = await withPools(server)
    const started = await Promise.all(
      [1, 2, 3].map(async () => startedOf(await send(server, institution, await signUp(server, institution)))),
    )
    const answers = await Promise.all(started.map(({ id }) => typeCode(server, institution, id)))
    const rows = await membersOf(server, institution)
    assert.equal(rows.filter(({ status }) => status === 'member').length, 1)
    assert.ok(
      answers.every(({ status }) => status === 200 || status === 410),
      answers.map(({ status }) => status).join(),
    )
  })

  test('with the same key is one sign-up and one answer; with another body the key is another’s', async () => {
    const institution = await withPools(server)
    const idempotencyKey = freshKey()
    const body = await signUp(server, institution)
    const answers = await Promise.all([1, 2, 3].map(() => send(server, institution, body, { idempotencyKey })))
    const ids = await Promise.all(answers.map(async (answer) => (await startedOf(answer)).id))
    assert.equal(new Set(ids).size, 1)
    assert.equal((await membersOf(server, institution)).length, 1)
    const other = await send(server, institution, { ...body, language: 'en' }, { idempotencyKey })
    assert.equal(await refusalOf(other), 'idempotency-mismatch')
  })

  test('holds what is sent against the pool’s form, as applying does', async () => {
    const questions = [{ ...DRIVING, required: true, options: [], classes: [] }]
    const institution = await withPools(server, [
      pool({ phone: 'required', motivation: 'required', questions, documents: { min: 1, max: 1 } }),
    ])
    const good = {
      motivation: 'Fordi.',
      answers: [{ question: 'licence', value: true }],
      documents: [(await upload(server, institution, { pool: 'planners', name: 'cv.pdf', content: pdf() })).id],
    }
    const refused = async (over: object, person = {}) =>
      refusalOf(await send(server, institution, await signUp(server, institution, { ...good, ...over }, { person })))
    assert.equal(
      await refused({ motivation: ' ', answers: [], documents: [] }, { phone: '' }),
      'invalid person.phone:required motivation:required documents:required questions.0:required',
    )
    assert.equal(await refused({}, { email: 'nobody' }), 'invalid person.email:not-an-email')
    assert.equal(await refused({}, { name: '' }), 'invalid person.name:required')
    assert.equal(
      await refused({ answers: [{ question: 'other', value: 'x' }, ...good.answers] }),
      'invalid answers.0.question:unknown-key',
    )
    assert.equal(await refused({ extra: 1 }), 'invalid extra:unknown-field')
    const membership = await join(server, institution, good)
    assert.deepEqual(membership.answers, [
      { question: 'licence', kind: 'yes-no', text: 'Har du kørekort til bil?', value: true, shown: ['Ja'] },
    ])
    assert.deepEqual(
      membership.documents.map(({ name, status }) => [name, status]),
      [['cv.pdf', 'clean']],
    )
  })

  test('is refused when the consent or the notice has become another, and tells so', async () => {
    const institution = await withPools(server)
    const body = await signUp(server, institution)
    await decide(app, institution.slug, 'talent-pools', { pools: [pool({ consent: { da: 'Ja tak til alt.' } })] }, '1')
    assert.equal(await refusalOf(await send(server, institution, body)), 'pool-changed')
    assert.equal((await readPool(server, institution)).form!.consent.text, 'Ja tak til alt.')
    const agreed = await signUp(server, institution)
    assert.equal(await refusalOf(await send(server, institution, { ...agreed, acknowledged: '0' })), 'pool-changed')
    assert.equal(await refusalOf(await send(server, institution, { ...agreed, consent: '' })), 'pool-changed')
    await startedOf(await send(server, institution, agreed))
  })

  test('is refused where the pool is closed, or there is none', async () => {
    const institution = await withPools(server, [pool({ open: false })])
    const body = { ...(await signUp(server, institution)), consent: 'x', acknowledged: 'x' }
    assert.equal(await refusalOf(await send(server, institution, body)), 'pool-closed')
    assert.equal(await refusalOf(await send(server, institution, body, { key: 'none' })), 'not-found')
    const nothing = await newInstitution()
    assert.equal(await refusalOf(await send(server, nothing, body)), 'not-found')
  })

  test('can be confirmed in a pool that was closed since, as long as the code can be typed', async (t) => {
    t.after(() => (clock.now = NOW))
    const institution = await withPools(server)
    const ids: string[] = []
    for (const email of ['in-time@example.dk', 'too-late@example.dk'])
      ids.push(
        (await startedOf(await send(server, institution, await signUp(server, institution, {}, { person: { email } }))))
          .id,
      )
    await decide(app, institution.slug, 'talent-pools', { pools: [pool({ open: false })] }, '1')
    clock.now = new Date(NOW.getTime() + 7 * DAY - 1)
    assert.equal((await membershipFrom(await typeCode(server, institution, ids[0]!))).pool.open, false)
    clock.now = new Date(NOW.getTime() + 7 * DAY)
    assert.equal(await refusalOf(await typeCode(server, institution, ids[1]!)), 'gone')
  })

  test('keeps uploads for a pool apart from those for a job or another pool', async () => {
    const documents = { min: 0, max: 2 }
    const institution = await withPools(server, [pool({ documents }), pool({ key: 'other', documents })])
    const foreign = await upload(server, institution, { pool: 'other', name: 'cv.pdf', content: pdf() })
    assert.equal(
      await refusalOf(await send(server, institution, await signUp(server, institution, { documents: [foreign.id] }))),
      'invalid documents.0:unknown-key',
    )
    const own = await upload(server, institution, { pool: 'planners', name: 'cv.pdf', content: pdf() })
    await join(server, institution, { documents: [own.id] })
    const taken = await signUp(server, institution, { documents: [own.id] }, { person: { email: 'thief@example.dk' } })
    assert.equal(await refusalOf(await send(server, institution, taken)), 'invalid documents.0:unknown-key')
  })

  test('sent again from the same page before the code was typed is the same one, with its files and a code of its own', async () => {
    const institution = await withPools(server, [pool({ documents: { min: 1, max: 2 } })])
    const files = await Promise.all(
      ['cv.pdf', 'bilag.pdf'].map((name) => upload(server, institution, { pool: 'planners', name, content: pdf() })),
    )
    const signUpWith = async (documents: string[]) =>
      startedOf(await send(server, institution, await signUp(server, institution, { documents })))
    const first = await signUpWith(files.map(({ id }) => id))
    const second = await signUpWith([files[0]!.id])
    assert.notEqual(second.id, first.id)
    assert.deepEqual(
      (await membersOf(server, institution)).map(({ id }) => id),
      [second.id],
    )
    assert.notEqual((await typeCode(server, institution, first.id)).status, 200, 'the newest mail counts')
    const membership = await membershipFrom(await typeCode(server, institution, second.id))
    assert.deepEqual(
      membership.documents.map(({ name }) => name),
      ['cv.pdf'],
    )
  })

  test('tells an auditor of sign-up and joining, with ids alone', async () => {
    const institution = await withPools(server)
    const { id } = await join(server, institution)
    const trail = await inInstitution(db, institution.id, (tx) =>
      tx
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.resource, `pool-member:${id}`))
        .orderBy(auditEvents.id),
    )
    assert.deepEqual(
      trail.map(({ action }) => action),
      ['pool-sign-up', 'pool-joined'],
    )
    assert.ok(!/alma/i.test(JSON.stringify(trail)))
  })

  test('of a signed-in person may send what was sent before again, as a copy that lives with the membership', async () => {
    const institution = await withPools(server, [
      pool({ documents: { min: 0, max: 1 } }),
      pool({ key: 'other', documents: { min: 0, max: 1 } }),
    ])
    const own = await upload(server, institution, { pool: 'planners', name: 'cv.pdf', content: pdf() })
    const first = await join(server, institution, { documents: [own.id] })
    const person = await signIn(server, institution)
    const again = { documents: [first.documents[0]!.id] }
    const body = await signUp(server, institution, again, { key: 'other' })
    const second = await membershipFrom(
      await send(server, institution, body, { key: 'other', token: person.token }),
      201,
    )
    assert.notEqual(second.documents[0]!.id, first.documents[0]!.id)
    const rows = await inInstitution(db, institution.id, (tx) => tx.select().from(documents))
    assert.deepEqual(rows.map(({ poolKey, memberId }) => [poolKey, memberId]).sort(), [
      ['other', second.id],
      ['planners', first.id],
    ])
  })
})
