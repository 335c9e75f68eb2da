import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { applications } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import { type HardBounce, HEARERS, type Hearer } from '../../../server/queue/hard-bounce.ts'
import { withKey } from '../../support/server.ts'
import { HOUR, outboxOf, refusalOf } from '../applications/recruitment.ts'
import { mailing } from './mailing.ts'

const { server, app, db, clock, mails, drain, failing, recruitment, mailIn, eventsOf, later } = await mailing()

describe('a bounce', () => {
  const report = (body: unknown, key?: string) => app.request('/v1/bounces', withKey(body, 'POST', key))
  const heard: HardBounce[] = []
  const hear: Hearer = async (_, __, bounce) => void heard.push(bounce)
  before(() => void HEARERS.push(hear))
  // Other files of this process have theirs in the same list.
  after(() => void HEARERS.splice(HEARERS.indexOf(hear), 1))
  afterEach(() => void heard.splice(0))

  test('that comes later marks the mail, its application, and tells whoever must know, once', async () => {
    const { institution, list, key } = await recruitment()
    const [row] = await outboxOf(server, institution)
    const body = { messageId: `<${row!.id}@localhost>`, permanent: true, reason: '5.1.1' }
    assert.equal(await refusalOf(await report(body, key)), 'forbidden')
    assert.equal((await report({ ...body, permanent: false, reason: '4.4.1' })).status, 204)
    assert.deepEqual(
      (await list('mails')).items.map(({ status, reason }) => [status, reason]),
      [['sent', 'delayed 4.4.1']],
    )
    assert.equal((await report(body)).status, 204)
    assert.equal((await report(body)).status, 204)
    assert.deepEqual(
      (await list('mails')).items.map(({ status, reason }) => [status, reason]),
      [['dead', 'bounced 5.1.1']],
    )
    assert.deepEqual(await eventsOf(institution), ['received', 'mail-sent', 'mail-failed'])
    assert.deepEqual(heard, [
      { institutionId: institution.id, template: 'receipt', application: row!.applicationId, signUp: null },
    ])
  })

  test('that was a mistake lets the mail be tried again, one or all, and it comes under its Message-ID', async () => {
    const { institution, ask, list } = await recruitment()
    const [row] = await outboxOf(server, institution)
    const bounced = { messageId: `<${row!.id}@localhost>`, permanent: true, reason: '5.1.1' }
    assert.equal(await refusalOf(await ask('POST', `mails/${row!.id}/retry`, {})), 'gone', 'it has arrived')
    const again = [
      () => ask('POST', `mails/${row!.id}/retry`, {}),
      () => ask('POST', 'mails/retry', { reason: 'bounced 5.1.1' }),
    ]
    for (const retry of again) {
      assert.equal((await report(bounced)).status, 204)
      assert.equal((await retry()).status, 200)
      const [waits] = (await list('mails')).items
      assert.deepEqual([waits?.status, waits?.reason, waits?.attempts], ['waiting', null, 0])
      const [order] = await outboxOf(server, institution)
      assert.notEqual(order?.line, null, 'it stands in line again')
      await drain()
      assert.equal((await list('mails')).items[0]?.status, 'sent')
    }
    assert.deepEqual(
      mails.map(({ messageId, to }) => [messageId, to.address]),
      Array(2).fill([bounced.messageId, 'alma@example.dk']),
    )
  })

  test('for what we are, not for the address, tells nobody to give it up', async () => {
    const { institution } = await recruitment()
    const [row] = await outboxOf(server, institution)
    assert.equal((await report({ messageId: `${row!.id}@LOCALHOST`, permanent: true, reason: '5.7.1' })).status, 204)
    assert.equal((await outboxOf(server, institution))[0]?.status, 'dead')
    assert.deepEqual(heard, [])
  })

  test('of a mail that is none of ours is refused, and so is what says nothing', async () => {
    const { institution } = await recruitment()
    const [row] = await outboxOf(server, institution)
    const good = { messageId: `<${row!.id}@localhost>`, permanent: true, reason: '5.1.1' }
    for (const messageId of [
      `<${row!.id}@elsewhere.example>`,
      '<x@localhost>',
      '@localhost',
      `<${crypto.randomUUID()}@localhost>`,
    ])
      assert.equal(await refusalOf(await report({ ...good, messageId })), 'not-found')
    assert.equal(
      await refusalOf(await report({ ...good, reason: 'alma@example.dk unknown' })),
      'invalid reason:invalid',
    )
  })

  test('at the moment of sending does the same; a refusal of the content or for now does not', async () => {
    const { institution, send } = await recruitment()
    const final = { permanent: true }
    await mailIn(send({ template: 'rejection' }))
    await drain(failing('content 554', { ...final, isNobodyThere: false }))
    await mailIn(send({ template: 'rejection' }))
    await drain(failing('recipient 451'))
    assert.deepEqual(heard, [])
    clock.now = later(HOUR)
    await drain(failing('recipient 550 5.1.1', { ...final, isNobodyThere: true }))
    const [row] = await inInstitution(db, institution.id, (tx) => tx.select().from(applications))
    assert.deepEqual(heard, [
      { institutionId: institution.id, template: 'rejection', application: row!.id, signUp: null },
    ])
  })
})
