import assert from 'node:assert/strict'
import { test } from 'node:test'
import { and, eq, sql } from 'drizzle-orm'
import { confirmAddress } from '../../../server/applications/confirm-address.ts'
import { confirmationCode } from '../../../server/applications/confirmation-code.ts'
import { register } from '../../../server/applications/register.ts'
import { withdrawOwn } from '../../../server/applications/withdraw.ts'
import { eraseCandidate } from '../../../server/candidates/delete-account.ts'
import { rows } from '../../../server/db/client.ts'
import { applications, candidates, mediaCounts } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { eraseApplications } from '../../../server/retention/erase.ts'
import { dayOf } from '../../../server/statistics/day.ts'
import { NOW, testServer } from '../../support/server.ts'
import { application, applicationsOf, apply, HOUR, newJob, receiptOf } from '../applications/recruitment.ts'

const server = await testServer()
const { db, deps, clock, newInstitution } = server

const callOf = (institution: InstitutionRef) => ({ deps, institution, requestId: 'test', startedAt: deps.now() })

/** Numbers by chance, the same ones every time. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

const add = (to: Record<string, number>, day: string, job: number, medium: string | null) => {
  const name = `${day} ${job} ${medium ?? ''}`
  to[name] = (to[name] ?? 0) + 1
}

/** What the rows come to: one that is received or was before it was withdrawn is an application, and the latter a withdrawal too. */
async function fromRows(institution: InstitutionRef) {
  const found = await inInstitution(db, institution.id, (tx) =>
    rows<{ job: number; medium: string | null; status: string; received: string; withdrawn: string | null }>(
      tx,
      sql`select a.job_id::int as job, a.medium, a.status, a.received_at::text as received, (select e.at::text from application_events e
        where e.institution_id = a.institution_id and e.application_id = a.id and e.kind = 'withdrawn' and e."from" = 'received') as withdrawn
        from applications a where a.institution_id = ${institution.id}`,
    ),
  )
  const counts: Record<'application' | 'withdrawal', Record<string, number>> = { application: {}, withdrawal: {} }
  for (const { job, medium, status, received, withdrawn } of found) {
    if (status === 'received' || withdrawn) add(counts.application, dayOf(new Date(received)), job, medium)
    if (withdrawn) add(counts.withdrawal, dayOf(new Date(withdrawn)), job, medium)
  }
  return counts
}

async function fromCounts(institution: InstitutionRef) {
  const found = await inInstitution(db, institution.id, (tx) => tx.select().from(mediaCounts))
  const counts: Record<string, Record<string, number>> = { application: {}, withdrawal: {} }
  for (const { kind, day, jobId, medium, n } of found) if (n !== 0) counts[kind]![`${day} ${jobId} ${medium}`] = n
  return counts
}

const together = (one: Record<string, number>, other: Record<string, number>) => {
  const sum = { ...one }
  for (const [name, n] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + n
  return sum
}

test('statistics add up to the rows through submits, replacements, withdrawals and erasures in any order', async () => {
  const institution = await newInstitution()
  const next = chance(7)
  const pick = <T>(all: readonly T[]): T => all[next(all.length)] as T
  const jobs = [
    (await newJob(server, institution, { deadline: null })).id,
    (await newJob(server, institution, { deadline: null })).id,
  ]
  const media = ['website', 'jobindex', 'nyhedsbrev', undefined]
  let erased: Record<'application' | 'withdrawal', Record<string, number>> = { application: {}, withdrawal: {} }
  const did = new Map<string, number>()
  const applied = async () => {
    const medium = pick(media)
    const email = `p${next(6)}@example.dk`
    await receiptOf(await apply(server, institution, pick(jobs), application({ ...(medium && { medium }) }, { email })))
  }
  const registered = () =>
    register(
      { ...callOf(institution), actor: { kind: 'admin' } },
      {
        job: String(pick(jobs)),
        applicant: { name: 'Pia Post' },
        receivedAt: new Date(clock.now.getTime() - next(50) * HOUR).toISOString(),
        receivedBy: 'post',
        medium: 'avisen',
      },
    )
  const confirmed = async () => {
    const waiting = (await applicationsOf(server, institution)).filter((one) => one.status === 'awaiting-confirmation')
    if (waiting.length === 0) return applied()
    const { reference, id } = pick(waiting)
    const code = confirmationCode(deps, institution.id, id)
    const call = { ...callOf(institution), actor: { kind: 'anonymous' } as const }
    await confirmAddress(call, { reference, code, network: `net-${clock.now.getTime()}` })
  }
  const withdrawn = async () => {
    const open = (await applicationsOf(server, institution)).filter(
      ({ status, candidateId }) => candidateId !== null && ['received', 'awaiting-confirmation'].includes(status),
    )
    if (open.length === 0) return applied()
    const { reference, candidateId } = pick(open)
    const actor = { kind: 'candidate', id: candidateId ?? '', institutionId: null, session: 's' } as const
    await withdrawOwn({ ...callOf(institution), actor }, reference, 'da')
  }
  const accountDeleted = async () => {
    const people = await asSystem(db, (tx) => tx.select({ id: candidates.id }).from(candidates))
    const id = pick(people)?.id
    if (!id) return applied()
    const actor = { kind: 'candidate', id, institutionId: null, session: 's' } as const
    await asSystem(db, (tx) => eraseCandidate(tx, { deps, actor, requestId: 'test' }, id))
  }
  const erasedSome = async () => {
    const all = await applicationsOf(server, institution)
    const before = await fromRows(institution)
    const ids = all.filter(() => next(4) === 0).map(({ id }) => id)
    await inInstitution(db, institution.id, (tx) => eraseApplications(tx, institution.id, ids, clock.now))
    const after = await fromRows(institution)
    for (const kind of ['application', 'withdrawal'] as const)
      for (const [name, n] of Object.entries(before[kind])) {
        const gone = n - (after[kind][name] ?? 0)
        if (gone > 0) erased = { ...erased, [kind]: together(erased[kind], { [name]: gone }) }
      }
  }
  const steps = {
    applied,
    again: applied,
    registered,
    confirmed,
    more: confirmed,
    withdrawn,
    accountDeleted,
    erasedSome,
  }
  for (let n = 0; n < 90; n++) {
    clock.now = new Date(clock.now.getTime() + 5 * HOUR)
    const name = pick(Object.keys(steps) as (keyof typeof steps)[])
    await steps[name]()
    did.set(name, (did.get(name) ?? 0) + 1)
  }
  clock.now = NOW
  assert.equal(did.size, Object.keys(steps).length, `every kind of step was taken: ${[...did.keys()]}`)
  const there = await fromRows(institution)
  const counted = await fromCounts(institution)
  assert.ok(Object.keys(erased.application).length > 0 && Object.keys(there.application).length > 0)
  assert.ok(Object.keys(counted.withdrawal ?? {}).length > 0)
  assert.deepEqual(counted, {
    application: together(there.application, erased.application),
    withdrawal: together(there.withdrawal, erased.withdrawal),
  })
})

test('what a connection test sends is counted nowhere', async () => {
  const institution = await newInstitution()
  const job = await newJob(server, institution, { audience: 'test' })
  await inInstitution(db, institution.id, (tx) =>
    tx.insert(applications).values({
      institutionId: institution.id,
      id: deps.newId(),
      reference: 'TEST-1',
      jobId: job.id,
      caseId: job.caseId,
      status: 'received',
      name: 'Test',
      fields: [],
      answers: [],
      language: 'da',
      receivedBy: 'form',
      receivedAt: NOW,
    }),
  )
  const { move } = await import('../../../server/applications/status.ts')
  const [row] = await applicationsOf(server, institution)
  const call = { ...callOf(institution), actor: { kind: 'system' } as const }
  await inInstitution(db, institution.id, (tx) =>
    move(tx, call, row!.id, { from: 'received', to: 'withdrawn', kind: 'withdrawn' }),
  )
  const found = await inInstitution(db, institution.id, (tx) =>
    tx
      .select()
      .from(mediaCounts)
      .where(and(eq(mediaCounts.institutionId, institution.id))),
  )
  assert.deepEqual(found, [])
})
