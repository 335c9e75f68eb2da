import assert from 'node:assert/strict'
import { afterEach } from 'node:test'
import { eq } from 'drizzle-orm'
import { Mail, MailList } from '../../../server/contract/mail.ts'
import { applicationEvents, applicationMessages, auditEvents, outbox } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { MailMessage } from '../../../server/deps.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { claimNext } from '../../../server/queue/claim.ts'
import { deliver } from '../../../server/queue/deliver.ts'
import { NOW, reading, testServer, withKey } from '../../support/server.ts'
import { application, apply, freshKey, newJob, receiptOf } from '../applications/recruitment.ts'

type Send = (mail: MailMessage) => Promise<void>

/** A server whose mails are sent by hand, and institutions whose people send some. */
export async function mailing() {
  const server = await testServer()
  const { app, db, deps, clock, mails } = server
  afterEach(async () => {
    mails.length = 0
    clock.now = NOW
    await asSystem(db, (tx) => tx.delete(outbox))
  })

  /** Sends what is due, to `send`. */
  async function drain(send: Send = async (mail) => void mails.push(mail)) {
    const sending = { ...deps, mailer: { send, close: async () => {} } }
    for (let one = await claimNext(deps, 'worker'); one; one = await claimNext(deps, 'worker'))
      await deliver(sending, one)
  }
  const failing =
    (code: string, also = {}) =>
    () =>
      Promise.reject(Object.assign(new Error(code), { code, ...also }))

  /** An institution with one received application whose receipt has left, and a key of its own. */
  async function recruitment() {
    const institution = await server.newInstitution()
    const job = await newJob(server, institution)
    const { reference } = await receiptOf(await apply(server, institution, job.id, application()))
    await drain()
    mails.length = 0
    const made = await app.request(`/v1/institutions/${institution.slug}/keys`, withKey({ name: 'HR' }, 'POST'))
    const { key } = (await made.json()) as { key: string }
    const at = (path: string) => `/v1/institutions/${institution.slug}/${path}`
    return {
      institution,
      job,
      reference,
      key,
      send: (body: unknown, headers: Record<string, string> = { 'idempotency-key': freshKey() }, to = reference) => {
        const init = withKey(body, 'POST', key)
        return app.request(at(`applications/${to}/mails`), { ...init, headers: { ...init.headers, ...headers } })
      },
      ask: (method: string, path: string, body?: unknown, by = key) => app.request(at(path), withKey(body, method, by)),
      list: async (path: string) => MailList.parse(await (await app.request(at(path), reading(key))).json()),
    }
  }
  const mailIn = async (res: Response | Promise<Response>) => {
    const answer = await res
    const text = await answer.text()
    assert.ok(answer.ok, `${answer.status} ${text}`)
    return Mail.parse(JSON.parse(text))
  }
  const messagesOf = ({ id }: InstitutionRef) => inInstitution(db, id, (tx) => tx.select().from(applicationMessages))
  const eventsOf = async ({ id }: InstitutionRef) =>
    (await inInstitution(db, id, (tx) => tx.select().from(applicationEvents).orderBy(applicationEvents.id))).map(
      ({ kind }) => kind,
    )
  const auditOf = async ({ id }: InstitutionRef) =>
    (await asSystem(db, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.institutionId, id)))).map(
      ({ action, actor, details }) => ({ action, by: actor.split(':')[0], details }),
    )
  const later = (ms: number) => new Date(NOW.getTime() + ms)
  return {
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
  }
}
