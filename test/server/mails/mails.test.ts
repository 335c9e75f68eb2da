import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import type { MailList } from '../../../server/contract/mail.ts'
import { applications, outbox } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { openMessage } from '../../../server/mails/message-text.ts'
import { sweep } from '../../../server/queue/sweep.ts'
import { eraseApplications } from '../../../server/retention/erase.ts'
import { NOW, withKey } from '../../support/server.ts'
import { application, apply, DAY, freshKey, HOUR, outboxOf, receiptOf, refusalOf } from '../applications/recruitment.ts'
import { mailing } from './mailing.ts'

const {
  server,
  app,
  db,
  deps,
  clock,
  mails,
  drain,
  failing,
  recruitment,
  mailIn,
  messagesOf,
  eventsOf,
  auditOf,
  later,
} = await mailing()

describe('a mail to an applicant', () => {
  test('leaves at once, stands in the overview of its application, and is in events and audit', async () => {
    const { institution, reference, send, list } = await recruitment()
    const ordered = await mailIn(send({ template: 'rejection' }))
    assert.deepEqual([ordered.status, ordered.template, ordered.application], ['waiting', 'rejection', reference])
    await drain()
    assert.deepEqual(
      mails.map(({ to, messageId }) => [to.address, messageId]),
      [['alma@example.dk', `<${ordered.id}@localhost>`]],
    )
    const { items } = await list(`applications/${reference}/mails`)
    assert.deepEqual(
      items.map(({ template, status, attempts, dueAt, reason }) => [template, status, attempts, dueAt, reason]),
      [
        ['rejection', 'sent', 1, null, null],
        ['receipt', 'sent', 1, null, null],
      ],
    )
    assert.equal(items[0]?.doneAt, NOW.toISOString())
    assert.deepEqual(await eventsOf(institution), ['received', 'mail-sent', 'mail-sent'])
    const said = await auditOf(institution)
    assert.deepEqual(
      said.filter(({ action }) => /mail/.test(action)).map(({ action, by }) => `${action} ${by}`),
      ['mail-ordered key', 'application-mails-listed key'],
    )
  })

  test('at a time waits for it, can be moved and stopped, and is not late meanwhile', async () => {
    const { send, ask, list } = await recruitment()
    const one = await mailIn(send({ template: 'interview-invitation', sendAt: '2026-11-20T12:00:00+01:00' }))
    assert.equal(one.dueAt, '2026-11-20T11:00:00.000Z')
    const other = await mailIn(send({ template: 'rejection', sendAt: later(HOUR).toISOString() }))
    clock.now = later(HOUR)
    assert.equal(
      (await mailIn(ask('PUT', `mails/${one.id}`, { sendAt: later(DAY).toISOString() }))).dueAt,
      later(DAY).toISOString(),
    )
    assert.equal((await mailIn(ask('DELETE', `mails/${other.id}`))).status, 'stopped')
    assert.equal((await mailIn(ask('DELETE', `mails/${other.id}`))).status, 'stopped', 'again changes nothing')
    await drain()
    assert.equal(mails.length, 0)
    const health = (await (await app.request('/readyz')).json()) as { checks: Record<string, unknown> }
    assert.deepEqual(health.checks.oldestUnsentMail, { ok: true, seconds: 0 })
    clock.now = later(DAY)
    await drain()
    assert.equal(mails.length, 1)
    assert.deepEqual(
      (await list('mails')).items.map(({ template, status }) => `${template} ${status}`),
      ['rejection stopped', 'interview-invitation sent', 'receipt sent'],
    )
    assert.equal(await refusalOf(await ask('PUT', `mails/${one.id}`, { sendAt: later(DAY).toISOString() })), 'gone')
    assert.equal(await refusalOf(await ask('DELETE', `mails/${one.id}`)), 'gone')
    assert.equal(await refusalOf(await ask('POST', `mails/${other.id}/retry`, {})), 'gone')
  })

  test('whose 72 hours begin when it may leave, however long it waited for that', async () => {
    const { institution, send } = await recruitment()
    await mailIn(send({ template: 'rejection', sendAt: later(30 * DAY).toISOString() }))
    const status = async () =>
      (await outboxOf(server, institution)).find(({ template }) => template === 'rejection')?.status
    clock.now = later(30 * DAY)
    await drain(failing('ECONNECTION'))
    assert.equal(await status(), 'waiting')
    clock.now = later(33 * DAY)
    await drain(failing('ECONNECTION'))
    assert.equal(await status(), 'dead')
  })

  test('is one for one Idempotency-Key, and wants one', async () => {
    const { send } = await recruitment()
    const twice = { 'idempotency-key': freshKey() }
    const answers = await Promise.all([send({ template: 'rejection' }, twice), send({ template: 'rejection' }, twice)])
    const [one, two] = await Promise.all(answers.map(mailIn))
    assert.equal(one?.id, two?.id)
    await drain()
    assert.equal(mails.length, 1)
    assert.equal(await refusalOf(await send({ template: 'interview-invitation' }, twice)), 'idempotency-mismatch')
    assert.equal(await refusalOf(await send({ template: 'rejection' }, {})), 'idempotency-key-missing')
  })

  test('goes only to an application that counts, when it is ordered and when it leaves', async () => {
    const { institution, send, list } = await recruitment()
    await mailIn(send({ template: 'rejection', message: 'Kære Alma', sendAt: later(HOUR).toISOString() }))
    await inInstitution(db, institution.id, (tx) => tx.update(applications).set({ status: 'withdrawn' }))
    assert.equal(await refusalOf(await send({ template: 'rejection' })), 'gone')
    clock.now = later(HOUR)
    await drain()
    assert.equal(mails.length, 0)
    const [mail] = (await list('mails')).items
    assert.deepEqual([mail?.status, mail?.reason], ['stopped', 'nobody'])
    assert.deepEqual(await messagesOf(institution), [], 'nor is there a message to read')
  })

  test('refuses what it cannot be: by field', async () => {
    const { institution, job, send } = await recruitment()
    for (const [body, said] of [
      [{ template: 'receipt' }, 'invalid template:invalid'],
      [{ template: 'rejection', message: ' ' }, 'invalid message:required'],
      [{ template: 'rejection', sendAt: 'tomorrow' }, 'invalid sendAt:not-a-date'],
      [{ template: 'rejection', sendAt: later(400 * DAY).toISOString() }, 'invalid sendAt:not-allowed'],
      [{ template: 'rejection', subject: 'x' }, 'invalid subject:unknown-field'],
    ] as const)
      assert.equal(await refusalOf(await send(body)), said)
    assert.equal(await refusalOf(await send({ template: 'rejection' }, undefined, '7K3F-9QXM')), 'not-found')
    const registered = async (applicant: Record<string, string>) => {
      const body = { job: String(job.id), applicant, receivedBy: 'post', receivedAt: NOW.toISOString() }
      const res = await app.request(`/v1/institutions/${institution.slug}/applications`, withKey(body, 'POST'))
      return (await receiptOf(res)).reference
    }
    const noAddress = await registered({ name: 'Ida' })
    assert.equal(
      await refusalOf(await send({ template: 'rejection' }, undefined, noAddress)),
      'invalid application:not-an-email',
    )
    // Nobody could sign in to read it.
    const noAccount = await registered({ name: 'Bo', email: 'bo@example.dk' })
    const withMessage = { template: 'rejection', message: 'Kære Bo' }
    assert.equal(await refusalOf(await send(withMessage, undefined, noAccount)), 'invalid message:not-allowed')
    assert.equal((await mailIn(send({ template: 'rejection' }, undefined, noAccount))).status, 'waiting')
  })
})

describe('a message to one applicant', () => {
  const text = 'Kære Alma\n\nVi valgte en anden, fordi …'

  test('is kept sealed, is not in the mail, and is shown from when the mail leaves', async () => {
    const { institution, send, ask } = await recruitment()
    const { id } = await mailIn(send({ template: 'rejection', message: text, sendAt: later(HOUR).toISOString() }))
    const [message] = await messagesOf(institution)
    assert.ok(message && !message.text.includes('Alma'))
    assert.equal(openMessage(deps, message), text)
    assert.deepEqual([message.shownFrom, message.template, message.language], [later(HOUR), 'rejection', 'da'])
    await mailIn(ask('PUT', `mails/${id}`, { sendAt: later(2 * HOUR).toISOString() }))
    assert.deepEqual((await messagesOf(institution))[0]?.shownFrom, later(2 * HOUR))
    clock.now = later(2 * HOUR)
    await drain()
    assert.equal(mails.length, 1)
    assert.ok(!`${mails[0]?.text}${mails[0]?.html}`.includes('en anden'), 'it stands in no mail')
    assert.ok(!server.logged.join('').includes('en anden'))
  })

  test('goes when its mail is stopped, and with the application', async () => {
    const { institution, send, ask } = await recruitment()
    const at = { sendAt: later(HOUR).toISOString() }
    const { id } = await mailIn(send({ template: 'rejection', message: text, ...at }))
    await mailIn(ask('DELETE', `mails/${id}`))
    assert.deepEqual(await messagesOf(institution), [])
    await mailIn(send({ template: 'rejection', message: text, ...at }))
    const [row] = await inInstitution(db, institution.id, (tx) => tx.select().from(applications))
    await inInstitution(db, institution.id, (tx) => eraseApplications(tx, institution.id, [row!.id], NOW))
    assert.deepEqual(await messagesOf(institution), [])
    assert.deepEqual(await outboxOf(server, institution), [], 'its mails are no longer listed, and none will be sent')
  })
})

describe('a mail that was given up', () => {
  test('is listed with the reason, and tried again by command, one, all, or those of one reason', async () => {
    const { institution, job, send, ask, list } = await recruitment()
    const { id } = await mailIn(send({ template: 'rejection' }))
    for (const name of ['bo', 'ida'])
      await receiptOf(await apply(server, institution, job.id, application({}, { email: `${name}@example.dk` })))
    const final = { permanent: true }
    await drain(({ to }) => failing(to.address.startsWith('bo') ? 'content 554' : 'recipient 550', final)())
    const dead = await list('mails?status=dead')
    assert.deepEqual(
      dead.items.map(({ template, reason, attempts }) => `${template} ${reason} ${attempts}`),
      ['receipt recipient 550 1', 'receipt content 554 1', 'rejection recipient 550 1'],
    )
    assert.deepEqual((await eventsOf(institution)).filter((kind) => kind === 'mail-failed').length, 3)
    clock.now = later(10 * DAY)
    const again = await mailIn(ask('POST', `mails/${id}/retry`, {}))
    assert.deepEqual([again.status, again.attempts, again.reason], ['waiting', 0, null])
    assert.equal((await mailIn(ask('POST', `mails/${id}/retry`, {}))).status, 'waiting', 'again changes nothing')
    assert.deepEqual(await (await ask('POST', 'mails/retry', { reason: 'content 554' })).json(), { retried: 1 })
    assert.deepEqual(await (await ask('POST', 'mails/retry', {})).json(), { retried: 1 })
    await drain(failing('ECONNECTION'))
    assert.deepEqual((await list('mails?status=dead')).items, [], 'its 72 hours have begun anew')
    clock.now = later(10 * DAY + HOUR)
    await drain()
    assert.equal(mails.length, 3)
    assert.ok(
      mails.some(({ messageId }) => messageId === `<${id}@localhost>`),
      'under the same Message-ID',
    )
  })

  test('is listed for as long as its application is kept, and can be tried again for 30 days', async () => {
    const { institution, send, ask, list } = await recruitment()
    const { id } = await mailIn(send({ template: 'rejection' }))
    await asSystem(db, (tx) => tx.update(outbox).set({ signUpId: id }).where(eq(outbox.id, id)))
    await drain(failing('recipient 550', { permanent: true }))
    await asSystem(db, (tx) =>
      tx.insert(outbox).values({
        institutionId: institution.id,
        id: deps.newId(),
        kind: 'mail',
        template: 'sign-in',
        status: 'sent',
        dueAt: NOW,
        createdAt: NOW,
        doneAt: NOW,
      }),
    )
    clock.now = later(30 * DAY - 1)
    await sweep(deps)
    assert.equal((await list('mails')).items.length, 3)
    clock.now = later(30 * DAY)
    await sweep(deps)
    assert.deepEqual(
      (await list('mails')).items.map(({ template, status }) => `${template} ${status}`),
      ['rejection dead', 'receipt sent'],
    )
    const [row] = await asSystem(db, (tx) => tx.select().from(outbox).where(eq(outbox.id, id)))
    assert.deepEqual([row?.payload, row?.line, row?.signUpId], [null, null, null])
    assert.ok((await outboxOf(server, institution)).every(({ payload }) => payload === null))
    assert.equal(await refusalOf(await ask('POST', `mails/${id}/retry`, {})), 'gone')
  })
})

describe('the overview', () => {
  test('pages through, newest first, and is an institution’s own', async () => {
    const { institution, reference, send, list, ask } = await recruitment()
    const other = await recruitment()
    for (let n = 0; n < 4; n++) await mailIn(send({ template: 'interview-invitation' }))
    const seen: string[] = []
    let next: string | null = `applications/${reference}/mails?limit=2`
    for (let pages = 1; next !== null; pages++) {
      const page: MailList = await list(next)
      seen.push(...page.items.map(({ id }) => id))
      next = page.next && page.next.split(`/${institution.slug}/`)[1]!
      assert.ok(pages <= 3)
    }
    assert.equal(new Set(seen).size, 5)
    assert.deepEqual(seen, seen.toSorted().reverse())
    assert.equal(await refusalOf(await ask('GET', 'mails?cursor=eA')), 'invalid cursor:invalid')
    for (const id of ['none-such', seen[0]!]) {
      const by = other.ask
      assert.equal(await refusalOf(await by('DELETE', `mails/${id}`)), 'not-found')
      assert.equal(await refusalOf(await by('POST', `mails/${id}/retry`, {})), 'not-found')
      assert.equal(await refusalOf(await by('PUT', `mails/${id}`, { sendAt: NOW.toISOString() })), 'not-found')
    }
    assert.equal(await refusalOf(await other.ask('GET', `applications/${reference}/mails`)), 'not-found')
  })

  test('lets an institution’s people move and stop what they sent, the operator anything, and nobody what is on its way', async () => {
    const { institution, job, send, ask } = await recruitment()
    await receiptOf(await apply(server, institution, job.id, application({}, { email: 'bo@example.dk' })))
    const waiting = (await outboxOf(server, institution)).find(({ status }) => status === 'waiting')!
    assert.equal(await refusalOf(await ask('DELETE', `mails/${waiting.id}`)), 'forbidden')
    assert.equal(
      (
        await mailIn(
          app.request(`/v1/institutions/${institution.slug}/mails/${waiting.id}`, withKey(undefined, 'DELETE')),
        )
      ).status,
      'stopped',
    )
    const { id } = await mailIn(send({ template: 'rejection' }))
    await asSystem(db, (tx) =>
      tx
        .update(outbox)
        .set({ leasedBy: 'x', leasedUntil: later(1_000) })
        .where(and(eq(outbox.id, id))),
    )
    assert.equal(await refusalOf(await ask('DELETE', `mails/${id}`)), 'still-running')
  })
})
