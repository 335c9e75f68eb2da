import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { outbox } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { smtpMailer } from '../../../server/mail/smtp.ts'
import { startQueue } from '../../../server/queue/queue.ts'
import { badMailServer, WAYS_TO_BE_AWAY } from '../../support/bad-mail-server.ts'
import { NOW, testServer } from '../../support/server.ts'
import { application, apply, HOUR, newJob, receiptOf } from '../applications/recruitment.ts'

// The figures with a thousand applications are the measurement's: npm run bench -- smtp.
const server = await testServer()
const { db, deps, clock } = server
const mail = await badMailServer()
const patient = smtpMailer(mail.url, { isOpenAllowed: true })
/** Ten seconds for each that hangs would be the whole test's time. */
const impatient = smtpMailer(mail.url, { isOpenAllowed: true, patience: { reach: 40, answer: 80 } })
const queue = startQueue({
  ...deps,
  mailer: {
    send: (message) => (mail.state.mode === 'hanging' ? impatient : patient).send(message),
    close: async () => {},
  },
})
after(async () => {
  await queue.stop()
  await patient.close()
  await impatient.close()
  await mail.close()
})

describe('a mail server that is away for an hour', () => {
  for (const way of WAYS_TO_BE_AWAY)
    test(`${way}: keeps nobody from applying, and everything has left five minutes after it is back`, async () => {
      const institution = await server.newInstitution()
      const job = await newJob(server, institution)
      clock.now = NOW
      mail.taken.length = 0
      mail.state.cuts = 0
      await mail.be(way)
      const applicants = 3
      for (let n = 0; n < applicants; n++) {
        await receiptOf(await apply(server, institution, job.id, application({}, { email: `${way}${n}@example.dk` })))
        for (let minute = 0; minute < 20; minute += 10) {
          clock.now = new Date(clock.now.getTime() + 10 * 60_000)
          await queue.drain()
        }
      }
      assert.equal(clock.now.getTime() - NOW.getTime(), HOUR)
      const waiting = await asSystem(db, (tx) =>
        tx.select().from(outbox).where(eq(outbox.institutionId, institution.id)),
      )
      assert.deepEqual(
        waiting.map(({ status }) => status),
        Array(applicants).fill('waiting'),
      )
      assert.ok(waiting.some(({ attempts, lastError }) => attempts > 1 && lastError !== null))
      const { cuts } = mail.state
      assert.equal(mail.taken.length, way === 'cut' ? cuts : 0)
      await mail.be('well')
      clock.now = new Date(clock.now.getTime() + 5 * 60_000)
      await queue.drain()
      const rows = await asSystem(db, (tx) => tx.select().from(outbox).where(eq(outbox.institutionId, institution.id)))
      assert.deepEqual(
        rows.map(({ status }) => status),
        Array(applicants).fill('sent'),
      )
      // One more copy for each cut, all of them under the mail's own Message-ID.
      assert.equal(mail.taken.length, applicants + cuts)
      assert.deepEqual(
        [...new Set(mail.taken.map(({ messageId }) => messageId))].sort(),
        rows.map(({ id }) => `<${id}@localhost>`).sort(),
      )
    })
})

test('a mail that was taken before the connection broke comes once more, not more', async () => {
  const institution = await server.newInstitution()
  const job = await newJob(server, institution)
  mail.taken.length = 0
  await mail.be('cut')
  await receiptOf(await apply(server, institution, job.id, application()))
  await queue.drain()
  await mail.be('well')
  for (let n = 0; n < 3; n++) {
    clock.now = new Date(clock.now.getTime() + 5 * 60_000)
    await queue.drain()
  }
  assert.equal(mail.taken.length, 2)
  assert.equal(mail.taken[0]?.messageId, mail.taken[1]?.messageId)
})
