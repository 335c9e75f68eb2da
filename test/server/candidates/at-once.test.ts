import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { and, eq, inArray } from 'drizzle-orm'
import { confirmAddress } from '../../../server/applications/confirm-address.ts'
import { confirmationCode } from '../../../server/applications/confirmation-code.ts'
import { eraseCandidate } from '../../../server/candidates/delete-account.ts'
import {
  applicationEvents,
  applications,
  candidates,
  documents,
  drafts,
  jobAgents,
  poolMembers,
  signIns,
} from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import type { ProblemError } from '../../../server/http/problem.ts'
import { agentCode } from '../../../server/job-agents/handle.ts'
import { expireAccounts } from '../../../server/retention/accounts.ts'
import { runRetention } from '../../../server/retention/run.ts'
import { pdf } from '../../support/documents.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, withKey } from '../../support/server.ts'
import { application, apply, DAY, newJob, receiptOf } from '../applications/recruitment.ts'
import { signIn } from '../applications/signed-in.ts'
import { save, saveAgain, savedOf } from '../drafts/drafting.ts'
import { upload } from '../files/upload.ts'
import { agentsIn, newAgent, signUp as newAgentFor, started, typeCode as typeAgentCode } from '../job-agents/agents.ts'
import { accountPeople } from '../portal/account-people.ts'
import { pool, send, signUp, startedOf, typeCode as typePoolCode, withPools } from '../talent-pools/pools.ts'
import type { Browser } from './browser.ts'
import { codeIn, newCandidate } from './signing-in.ts'
import { atOnce } from './together.ts'

const { account, applicant, clock, db, here, job, mailTo, server, signedIn } = await accountPeople()
const { deps } = server
const { together, waiting } = await atOnce(server)
const system = { deps, actor: { kind: 'system' }, requestId: 'test' } as const
const personOf = async (email: string) =>
  (await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.email, email))))[0]

describe('at the same moment', () => {
  test('an application is taken whose sender’s account is being deleted, and it is withdrawn with the others', async () => {
    const { email } = await applicant()
    const person = await personOf(email)
    // The application waits in its midst, for a draft that somebody holds.
    const other = await newJob(server, here)
    const draft = await savedOf(save(server, here, other.id, { email: 'another@example.dk' }))
    const from = { draft: { id: draft.id, key: draft.key } }
    const [applying, deleting] = await asSystem(db, async (tx) => {
      await tx.select().from(drafts).where(eq(drafts.id, draft.id)).for('update')
      const applying = apply(server, here, other.id, application(from, { email }))
      await waiting(tx, 1)
      const deleting = asSystem(db, (tx) => eraseCandidate(tx, system, person?.id ?? ''))
      await waiting(tx, 2)
      return [applying, deleting]
    })
    assert.equal((await applying).status, 201)
    assert.equal((await deleting)?.email, email)
    const [row] = await asSystem(db, (tx) =>
      tx
        .select()
        .from(applications)
        .where(and(eq(applications.emailCanonical, email), eq(applications.jobId, other.id))),
    )
    // Which of the two came first is the database's to say; the application is nobody's or of a new account.
    if (row?.candidateId === null) assert.equal(row.status, 'withdrawn')
    else assert.equal(row?.candidateId, (await personOf(email))?.id)
  })

  test('two accounts that take each other’s address do not wait for each other for ever', async () => {
    const pair = [await applicant(), await applicant()] as const
    const emails = pair.map(({ email }) => email)
    const ready: { browser: Browser; code: string }[] = []
    for (const [index, email] of emails.entries()) {
      const wanted = emails[1 - index] ?? ''
      const { browser } = await signedIn(email)
      await browser.post(`${account}/email`, { email: wanted })
      ready.push({ browser, code: codeIn(await mailTo(wanted)) })
    }
    const changing = await asSystem(db, async (tx) => {
      await tx.select().from(candidates).where(inArray(candidates.email, emails)).for('update')
      const changing = ready.map(({ browser, code }) => browser.post(`${account}/email/code`, { code }))
      await waiting(tx, 2)
      return { changing }
    })
    for (const { status } of await Promise.all(changing.changing)) assert.notEqual(status, 500)
    const left = await asSystem(db, (tx) => tx.select().from(candidates).where(inArray(candidates.email, emails)))
    assert.equal(left.length, 1, 'whoever was first has both')
  })

  test('a code is typed, of a job agent or a talent pool, while its person’s account is being deleted', async () => {
    const institution = await withPools(server)
    const sign = {
      agent: async (email: string) => {
        const { id } = await started(newAgentFor(server, institution, { email }))
        const [row] = (await agentsIn(server, institution)).slice(-1)
        const code = agentCode(deps, institution.id, row!.id, { confirmation: 1 })
        return () => typeAgentCode(server, institution, id, code)
      },
      pool: async (email: string) => {
        const input = await signUp(server, institution, {}, { person: { email } })
        const { id } = await startedOf(await send(server, institution, input))
        return () => typePoolCode(server, institution, id)
      },
    }
    for (const [name, begin] of Object.entries(sign)) {
      const type = await begin(`${name}@example.dk`)
      const person = await personOf(`${name}@example.dk`)
      const [typing, deleting] = await asSystem(db, async (tx) => {
        await tx.select().from(candidates).where(eq(candidates.id, person!.id)).for('update')
        const deleting = asSystem(db, (tx) => eraseCandidate(tx, system, person!.id))
        await waiting(tx, 1)
        const typing = type()
        await waiting(tx, 2)
        return [typing, deleting]
      })
      assert.ok(await deleting)
      assert.equal((await typing).status, 410, name)
    }
  })

  test('a draft is saved for somebody whose account goes because nothing is left', async (t) => {
    t.after(() => (clock.now = NOW))
    const person = await newCandidate(server, 'late-writer@example.dk')
    clock.now = new Date(NOW.getTime() + 8 * DAY)
    const draft = { institutionId: here.id, id: deps.newId(), jobId: job.id, candidateId: person.id, keyHash: 'x' }
    const running = await asSystem(db, async (tx) => {
      const more = { content: 'x', language: 'da' as const, savedAt: clock.now, expiresAt: new Date('2027-01-01') }
      await tx.insert(drafts).values({ ...draft, ...more })
      const running = runRetention(deps)
      await waiting(tx, 1, running)
      return { running }
    })
    await running.running
    const kept = await asSystem(db, (tx) => tx.select().from(drafts).where(eq(drafts.id, draft.id)))
    assert.equal(kept.length, 1)
    assert.ok(await personOf(person.email))
  })

  test('a draft is saved that is being sent with its files: neither waits for the other for ever', async () => {
    const other = await newJob(server, here)
    const files = [await upload(server, here, { job: other.id, name: 'cv.pdf', content: pdf('cv') })]
    const uploads = files.map(({ id }) => id)
    const content = { values: { name: 'Alma' }, answers: [], documents: uploads, step: null }
    const email = 'sender@example.dk'
    const draft = await savedOf(save(server, here, other.id, { email, content }))
    const [sending, saving] = await asSystem(db, async (tx) => {
      await tx.select().from(documents).where(eq(documents.draftId, draft.id)).for('update')
      const body = application({ documents: uploads, draft: { id: draft.id, key: draft.key } }, { email })
      const sending = apply(server, here, other.id, body)
      await waiting(tx, 1)
      const saving = saveAgain(server, here, draft.id, { key: draft.key, content })
      await waiting(tx, 2)
      return [sending, saving]
    })
    assert.equal((await sending).status, 201)
    // Saved in time or sent already: no third thing.
    assert.ok([200, 404].includes((await saving).status))
  })

  test('the code of a talent pool and the one of a new address are typed by one person', async () => {
    await decide(server.app, here.slug, 'talent-pools', { pools: [pool()] })
    const { email } = await applicant()
    const { browser } = await signedIn(email)
    await browser.post(`${account}/email`, { email: 'new-address@example.dk' })
    const code = codeIn(await mailTo('new-address@example.dk'))
    const { id } = await startedOf(await send(server, here, await signUp(server, here, {}, { person: { email } })))
    const [confirming, changing] = await together<{ status: number }>(
      (tx) => tx.select().from(poolMembers).where(eq(poolMembers.id, id)).for('update'),
      [() => typePoolCode(server, here, id), () => browser.post(`${account}/email/code`, { code })],
    )
    assert.deepEqual([confirming?.status, changing?.status], [200, 200])
  })

  test('an address is taken over whose account goes because nothing is left', async () => {
    const { email } = await applicant()
    const created = new Date(NOW.getTime() - 8 * DAY)
    const empty = await newCandidate(server, 'left-empty@example.dk')
    await asSystem(db, (tx) => tx.update(candidates).set({ createdAt: created }).where(eq(candidates.id, empty.id)))
    const old = { id: deps.newId(), institutionId: here.id, purpose: 'sign-in', candidateId: empty.id } as const
    const of = { email: empty.email, emailCanonical: empty.email, language: 'da', keyHash: 'x' } as const
    await asSystem(db, (tx) => tx.insert(signIns).values({ ...old, ...of, createdAt: created, expiresAt: created }))
    const { browser } = await signedIn(email)
    await browser.post(`${account}/email`, { email: empty.email })
    const code = codeIn(await mailTo(empty.email))
    const [, changing] = await together<unknown>(
      (tx) => tx.select().from(signIns).where(eq(signIns.id, old.id)).for('update'),
      [() => expireAccounts(deps), () => browser.post(`${account}/email/code`, { code })],
    )
    // Taken over in time, or gone with the code that was sent there.
    const { status } = changing as { status: number }
    assert.ok([200, 410].includes(status), `${status}`)
    assert.ok(await personOf(status === 200 ? empty.email : email))
  })

  test('the code of a second application is typed, and the account is deleted', async () => {
    const other = await newJob(server, here)
    const email = 'twice@example.dk'
    const references: string[] = []
    for (let n = 0; n < 2; n++)
      references.push((await receiptOf(await apply(server, here, other.id, application({}, { email })))).reference)
    const mine = eq(applications.emailCanonical, email)
    const own = await asSystem(db, (tx) => tx.select().from(applications).where(mine).orderBy(applications.id))
    const [first, second] = own as [(typeof own)[0], (typeof own)[0]]
    const asked = { reference: references[1]!, code: confirmationCode(deps, here.id, second.id), network: '' }
    const call = { deps, actor: { kind: 'anonymous' }, institution: here, requestId: 'test', startedAt: NOW } as const
    const [deleting, confirming] = await together<unknown>(
      (tx) => tx.select().from(applications).where(eq(applications.id, first.id)).for('update'),
      [
        () => asSystem(db, (tx) => eraseCandidate(tx, system, first.candidateId ?? '')),
        () => confirmAddress(call, asked).catch((error) => error),
      ],
    )
    assert.ok(deleting)
    assert.equal((confirming as ProblemError).code, 'gone')
  })

  test('another application is sent by somebody whose account is being deleted, which was quicker', async () => {
    const { email, reference } = await applicant()
    const own = await asSystem(db, (tx) => tx.select().from(applications).where(eq(applications.reference, reference)))
    const { id, jobId, candidateId } = own[0]!
    const again = application({}, { email })
    const [deleted, answer] = await together<unknown>(
      (tx) => tx.select().from(applications).where(eq(applications.id, id)).for('update'),
      [
        () => asSystem(db, (tx) => eraseCandidate(tx, system, candidateId ?? '')),
        async () => apply(server, here, jobId, again),
      ],
    )
    assert.ok(deleted)
    assert.equal((answer as Response).status, 201)
  })

  test('a job agent that was left is brought back, and the account is deleted', async () => {
    const { email } = await applicant()
    const { id } = await newAgent(server, here, { email })
    const person = await personOf(email)
    const { ask } = await signIn(server, here, email)
    assert.equal((await ask(`job-agents/${id}`, 'DELETE')).status, 204)
    const [back, deleted] = await together<unknown>(
      (tx) => tx.select().from(jobAgents).where(eq(jobAgents.id, id)).for('update'),
      [
        () => ask(`job-agents/${id}`, 'PUT', { status: 'active', frequency: 'weekly' }),
        () => asSystem(db, (tx) => eraseCandidate(tx, system, person?.id ?? '')),
      ],
    )
    assert.ok(deleted)
    assert.ok((back as Response).status < 500, `${(back as Response).status}`)
  })

  test('a job agent is wanted, or a draft saved, by somebody signed in whose account goes: that is no fault of ours', async () => {
    for (const what of ['agent', 'draft'] as const) {
      const email = `${what}-wanted@example.dk`
      const { candidateId, headers } = await signIn(server, here, email)
      const [, answer] = await together<unknown>(
        (tx) => tx.select().from(candidates).where(eq(candidates.id, candidateId)).for('update'),
        [
          () => asSystem(db, (tx) => eraseCandidate(tx, system, candidateId)),
          () =>
            what === 'agent'
              ? newAgentFor(server, here, { email }, headers)
              : save(server, here, job.id, { email }, headers),
        ],
      )
      assert.equal((answer as Response).status, 401, what)
    }
  })

  test('the last application goes, and the account is deleted', async (t) => {
    t.after(() => (clock.now = NOW))
    const other = await newJob(server, here)
    const email = 'last-application@example.dk'
    await receiptOf(await apply(server, here, other.id, application({}, { email })))
    const [row] = await asSystem(db, (tx) =>
      tx.select().from(applications).where(eq(applications.emailCanonical, email)),
    )
    const { id, candidateId } = row!
    await asSystem(db, (tx) =>
      tx.update(candidates).set({ confirmedAt: NOW, seenAt: NOW }).where(eq(candidates.id, candidateId!)),
    )
    await server.app.request(`/v1/institutions/${here.slug}/jobs/${other.id}/end`, withKey({}, 'POST'))
    clock.now = new Date('2027-05-21T00:00:00Z')
    const [retained, deleted] = await together<unknown>(
      (tx) => tx.select().from(applicationEvents).where(eq(applicationEvents.applicationId, id)).for('update'),
      [() => runRetention(deps), () => asSystem(db, (tx) => eraseCandidate(tx, system, candidateId ?? ''))],
    )
    assert.ok((retained as { applications: number }).applications >= 1)
    assert.ok(deleted)
    assert.equal(await personOf(email), undefined)
  })
})
