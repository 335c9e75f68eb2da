import assert from 'node:assert/strict'
import { eq } from 'drizzle-orm'
import { candidates, sessions } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { NOW, testServer } from '../../support/server.ts'
import { application, apply, newJob, receiptOf } from '../applications/recruitment.ts'
import { type Browser, newBrowser } from '../candidates/browser.ts'
import { codeIn, sent } from '../candidates/signing-in.ts'

export const MINUTE = 60_000

/** What the account's tests stand on, made for each file of them: a file has a database of its own. */
export async function accountPeople() {
  const server = await testServer({ proxyHops: 1 })
  const { app, db, clock, newInstitution } = server
  const here = await newInstitution()
  const there = await newInstitution()
  const job = await newJob(server, here)
  const thereJob = await newJob(server, there, { title: 'Arkivar' })
  const account = `/portal/${here.slug}/account`

  let people = 0
  let networks = 0
  const from = () => ({ 'x-forwarded-for': `198.51.100.${++networks}` })
  const at = (ms: number) => (clock.now = new Date(NOW.getTime() + ms))

  /** Somebody who has applied to both institutions. */
  async function applicant() {
    const email = `person${++people}@example.dk`
    const [one, other] = [
      await receiptOf(await apply(server, here, job.id, application({}, { email }))),
      await receiptOf(await apply(server, there, thereJob.id, application({}, { email }))),
    ]
    const receipts = (await sent(server)).filter(({ to }) => to.address === email)
    return { email, reference: one.reference, thereReference: other.reference, receipts }
  }
  const mailTo = async (email: string) => (await sent(server)).filter(({ to }) => to.address === email).at(-1)

  /** Asks for a code in a browser; answers its mail, which goes before what was ordered earlier. */
  async function askIn(browser: Browser, email: string, to = '') {
    const { path } = await browser.post(`${account}/sign-in`, { email, to })
    assert.equal(path, `${account}/code`)
    const mails = (await sent(server)).filter(({ to }) => to.address === email)
    return mails.findLast((mail) => codeIn(mail) !== '') ?? mails.at(-1)
  }
  async function signedIn(email: string, to = '') {
    const browser = newBrowser(server, from())
    const mail = await askIn(browser, email, to)
    const landed = await browser.post(`${account}/code`, { code: codeIn(mail) })
    assert.equal(landed.status, 200)
    return { browser, landed }
  }
  const livingSessions = async (email: string) => {
    const [person] = await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.email, email)))
    return asSystem(db, (tx) =>
      tx
        .select()
        .from(sessions)
        .where(eq(sessions.candidateId, person?.id ?? '00000000-0000-0000-0000-000000000000')),
    )
  }
  return {
    server,
    app,
    db,
    clock,
    newInstitution,
    here,
    there,
    job,
    thereJob,
    account,
    from,
    at,
    applicant,
    mailTo,
    askIn,
    signedIn,
    livingSessions,
  }
}
