import { sql } from 'drizzle-orm'
import { jobnetAds } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { faultOf } from '../http/fault.ts'
import { isWanted, missingOf, prepareAd, untilOf } from './ad.ts'
import { nextStep, type Verb } from './decide.ts'
import { factsById, type JobnetFacts } from './facts.ts'
import { type Lease, leaseDue, released } from './lease.ts'
import { MAY_CLOSE, MAY_UPDATE } from './mapping.ts'
import { referenceOf } from './note.ts'
import { type AdRow, change, LeaseLost, rowOf, type Told } from './record.ts'
import { type JobannonceService, type RemoteAd, type RemoteState, ServiceFault } from './service.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** No ad takes more than these to come to rest: closed, created anew. */
const MOST_STEPS = 4
/** How long a request that nobody knows of may still come to something there. */
const SETTLES_MS = 5 * MINUTE_MS

type Work = { deps: Deps; service: JobannonceService; lease: Lease }

/** When an ad at rest is looked at again: a young one often, one that stands at its end. Null: when something changes. */
function restsUntil({ deps }: Work, row: AdRow, facts: JobnetFacts | null): Date | null {
  const now = deps.now()
  const after = (ms: number) => new Date(now.getTime() + ms)
  const until = facts && untilOf(facts)
  switch (row.state) {
    case 'not-sent': {
      if (!facts?.period || facts.job.status === 'closed') return null
      return facts.period.from > now ? facts.period.from : after(30 * MINUTE_MS)
    }
    case 'waiting': {
      const age = now.getTime() - row.changedAt.getTime()
      return after(Math.min(Math.max(age / 4, 15_000), 30 * MINUTE_MS))
    }
    case 'published': {
      const next = after(row.inDoubt ? 10 * MINUTE_MS : 6 * HOUR_MS)
      return until && until > now && until < next ? new Date(until.getTime() + 1) : next
    }
    case 'rejected':
      return after(12 * HOUR_MS)
    case 'ended':
      return row.inDoubt ? after(HOUR_MS) : null
  }
}

/** Doubles from half a minute to an hour; what the service refuses to take is asked again daily, or when it changes. */
const retryAfter = (failures: number, isRefused: boolean): number =>
  isRefused ? DAY_MS : Math.min(30_000 * 2 ** Math.min(failures, 10), HOUR_MS)

/** The ad as it stands there: by its id; one whose creation was never answered by our own name for it. */
async function look({ service }: Work, row: AdRow): Promise<RemoteAd | null> {
  if (row.jobnetId !== null) {
    try {
      return await service.get(row.jobnetId)
    } catch (error) {
      if (!(error instanceof ServiceFault) || error.code !== 'not-found') throw error
      return { id: row.jobnetId, reference: row.reference, state: 'Closed' }
    }
  }
  if (row.pending !== 'create') return null
  return (await service.search(row.reference))[0] ?? null
}

const NOTHING_PENDING = { pending: null, pendingHash: null, requestId: null } as const

/** What a pending request has come to, judged by what stands there; null while nothing of it shows. */
function settled(row: AdRow, remote: RemoteAd | null): [Partial<AdRow>, Told] | null {
  if (remote === null) return null
  const waits = { jobnetId: remote.id, state: 'waiting', sentHash: row.pendingHash, reason: null } as const
  switch (row.pending) {
    case 'create': {
      const told: Told = row.replaces
        ? { kind: 'replaced', detail: `${row.replaces} → ${remote.id}` }
        : { kind: 'sent', detail: remote.id }
      return [{ ...waits, replaces: null }, told]
    }
    case 'update':
      return MAY_UPDATE.includes(remote.state) ? null : [waits, { kind: 'updated', detail: remote.id }]
    case 'close':
    case 'replace': {
      if (remote.state !== 'Closed') return null
      const gone = { jobnetId: null, sentHash: null, generation: row.generation + 1 }
      const isOver = row.pending === 'close'
      return [
        isOver ? { ...gone, state: 'ended', replaces: null } : { ...gone, replaces: remote.id },
        { kind: 'closed', detail: remote.id },
      ]
    }
    case 'publish':
      return remote.state === 'Draft' ? null : [{ state: 'waiting' }, { kind: 'updated', detail: remote.id }]
    default:
      return null
  }
}

/** What can show no more. */
const OVER: readonly RemoteState[] = ['Closed', 'NotApproved', 'PublicationEnd']

/** How long ago the service was last asked for something. */
const sinceSent = (row: AdRow, now: Date) =>
  row.sentAt ? now.getTime() - row.sentAt.getTime() : Number.POSITIVE_INFINITY

/** Closes what a lost answer may have left there twice; the doubt is over when nothing more can come of it. */
async function closeDoubles(work: Work, row: AdRow, own: string | null): Promise<AdRow> {
  const { deps, service, lease } = work
  const others = (await service.search(row.reference)).filter(({ id, state }) => id !== own && !OVER.includes(state))
  for (const { id, state } of others) {
    if (!MAY_CLOSE.includes(state)) continue
    await service.close(id, deps.newId())
    await change(deps, lease, row, {}, { kind: 'closed', detail: id })
  }
  const isOver = others.every(({ state }) => MAY_CLOSE.includes(state)) && sinceSent(row, deps.now()) > SETTLES_MS
  return isOver ? change(deps, lease, row, { inDoubt: false }) : row
}

/** Asks the service, having written down what it is asked. Answers the ad as it must stand there then. */
async function ask(work: Work, row: AdRow, verb: Verb, prepared: ReturnType<typeof prepareAd>) {
  const { deps, service, lease } = work
  const isAgain = row.pending === verb
  const hash = prepared?.hash ?? null
  const requestId = (isAgain ? row.requestId : null) ?? deps.newId()
  const asked = await change(deps, lease, row, {
    pending: verb,
    // Of two that differ nobody could tell which one it is that stands there.
    pendingHash: isAgain && row.pendingHash !== hash ? null : hash,
    requestId,
    sentAt: deps.now(),
    inDoubt: row.inDoubt || (isAgain && verb === 'create'),
  })
  const there = (state: RemoteState, id = row.jobnetId!): [AdRow, RemoteAd] => [
    asked,
    { id, reference: row.reference, state },
  ]
  switch (verb) {
    case 'create':
      return there('AwaitingApproval', await service.create(prepared!.document, requestId))
    case 'update':
      await service.update(row.jobnetId!, prepared!.document, requestId)
      return there('AwaitingApproval')
    case 'publish':
      await service.publish(row.jobnetId!, requestId)
      return there('AwaitingApproval')
    case 'close':
    case 'replace':
      await service.close(row.jobnetId!, requestId)
      return there('Closed')
  }
}

/** The comment of the newest rejection. */
async function reasonOf({ service }: Work, id: string): Promise<string | null> {
  const events = await service.history(id)
  return events.findLast(({ state }) => state === 'NotApproved')?.comment?.slice(0, 2_000) ?? null
}

/** The time at which the row is due, unless something has changed since it was read: then it is at once. */
const dueAt = (row: AdRow, at: Date | null, now: Date) =>
  sql<Date>`case when ${jobnetAds.noted} = ${row.noted} then ${at?.toISOString() ?? null}::timestamptz
    else ${now.toISOString()}::timestamptz end` as unknown as Date

/** Brings the ad's row to rest in a state, and tells of it where it moved. */
async function rest(work: Work, row: AdRow, remote: RemoteAd | null, state: AdRow['state'], facts: JobnetFacts | null) {
  const { deps, lease } = work
  const now = deps.now()
  const isMoved = state !== row.state
  const reason = state !== 'rejected' ? null : isMoved && remote ? await reasonOf(work, remote.id) : row.reason
  const set = { ...NOTHING_PENDING, state, reason, problem: null, failures: 0 }
  const after = { ...row, ...set, ...(isMoved && { changedAt: now }) }
  const told: Told | null = isMoved ? { kind: 'state', detail: reason ?? remote?.id ?? null } : null
  await change(deps, lease, row, { ...set, dueAt: dueAt(row, restsUntil(work, after, facts), now), ...released }, told)
}

/** One step towards what is wanted; whether the ad is at rest after it. */
async function takeStep(work: Work, row: AdRow, facts: JobnetFacts | null): Promise<boolean> {
  const { deps, lease } = work
  const now = deps.now()
  const remote = await look(work, row)
  const done = settled(row, remote)
  if (done) {
    await change(deps, lease, row, { ...NOTHING_PENDING, problem: null, failures: 0, ...done[0] }, done[1])
    return false
  }
  let current = row.inDoubt ? await closeDoubles(work, row, remote?.id ?? null) : row
  const isNew = remote === null || remote.state === 'Closed'
  const generation = remote !== null && isNew ? row.generation + 1 : row.generation
  const reference = isNew && facts ? referenceOf(facts.slug, row.jobId, generation) : row.reference
  const wanted = facts !== null && isWanted(facts, now)
  const prepared = wanted ? prepareAd(facts, deps, reference, now) : null
  const next = nextStep({
    remote: remote?.state ?? null,
    isWanted: wanted,
    isComplete: prepared !== null && missingOf(facts!, now).length === 0,
    isSame: prepared?.hash === row.sentHash,
    wasSent: row.generation > 1 || row.sentHash !== null,
  })
  const isLost = remote === null && row.pending === 'create'
  if ('rest' in next && isLost && sinceSent(row, now) < SETTLES_MS) {
    // It may come yet, and would stand there with nobody to close it.
    const again = new Date(row.sentAt!.getTime() + SETTLES_MS)
    await change(deps, lease, row, { dueAt: dueAt(row, again, now), ...released })
    return true
  }
  if ('rest' in next || (next.verb === 'create' && current.inDoubt && reference !== row.reference)) {
    await rest(work, current, remote, 'rest' in next ? next.rest : row.state, facts)
    return true
  }
  if (next.verb === 'create' && reference !== row.reference)
    current = await change(deps, lease, current, { reference, generation, jobnetId: null, ...NOTHING_PENDING })
  const [asked, there] = await ask(work, current, next.verb, prepared)
  const came = settled(asked, there)
  if (came) await change(deps, lease, asked, { ...NOTHING_PENDING, problem: null, failures: 0, ...came[0] }, came[1])
  return false
}

/** Takes an ad as far as it goes. */
async function work(about: Work, signal: AbortSignal): Promise<void> {
  const { deps, lease } = about
  for (let step = 0; step < MOST_STEPS && !signal.aborted; step++) {
    const [row, facts] = await inInstitution(deps.db, lease.institutionId, async (tx) => [
      await rowOf(tx, lease),
      await factsById(tx, deps, lease.institutionId, lease.jobId),
    ])
    if (!row || (await takeStep(about, row, facts))) return
  }
}

/** A try that came to nothing: what is known to have changed nothing is pending no more, the rest is looked for first. */
async function failed({ deps, lease }: Work, fault: ServiceFault): Promise<void> {
  const row = await inInstitution(deps.db, lease.institutionId, (tx) => rowOf(tx, lease))
  if (!row) return
  const isRefused = fault.code === 'refused'
  // Received before, by an answer that was lost: it shows after a while, or else it is sent under another number.
  const wasReceived = fault.code === 'duplicate-request'
  const wait = wasReceived ? SETTLES_MS : retryAfter(row.failures, isRefused)
  const detail = [fault.code, ...fault.said].join(': ').slice(0, 2_000)
  await change(
    deps,
    lease,
    row,
    {
      ...(fault.isCertain && NOTHING_PENDING),
      ...(wasReceived && { requestId: null }),
      ...(!fault.isCertain && row.pending === 'create' && { inDoubt: true }),
      problem: detail,
      failures: row.failures + 1,
      dueAt: new Date(deps.now().getTime() + wait),
      ...released,
    },
    row.problem === detail ? null : { kind: 'fault', detail },
  )
  deps.log.warn({ institution: lease.institutionId, job: lease.jobId, code: fault.code }, 'jobnet-fault')
}

/** Takes care of one leased ad. */
async function runOne(about: Work, signal: AbortSignal): Promise<void> {
  try {
    await work(about, signal)
  } catch (error) {
    if (error instanceof LeaseLost) return
    if (!(error instanceof ServiceFault))
      about.deps.log.error({ job: about.lease.jobId, fault: faultOf(error) }, 'jobnet-failed')
    await failed(about, error instanceof ServiceFault ? error : new ServiceFault('internal')).catch((lost) => {
      if (!(lost instanceof LeaseLost)) throw lost
    })
  }
}

/** Takes care of all ads that are due, one after the other, until none is or `signal` says to stop. */
export async function runDueAds(deps: Deps, signal: AbortSignal): Promise<void> {
  const service = deps.jobnet
  while (service && !signal.aborted) {
    const lease = await leaseDue(deps, `${process.pid}-${crypto.randomUUID()}`)
    if (!lease) return
    await runOne({ deps, service, lease }, signal)
  }
}
