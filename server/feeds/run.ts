import { createHash } from 'node:crypto'
import type { Feed, FeedRun } from '../contract/feeds.ts'
import { FIELD_OF, keysOf, LISTS, type List } from '../contract/lists.ts'
import { inInstitution } from '../db/scope.ts'
import { faultOf } from '../http/fault.ts'
import { ProblemError } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { addEntries } from '../settings/add-entries.ts'
import { settingOf } from '../settings/queries.ts'
import { FetchFailed } from './fetch.ts'
import { FeedUnreadable } from './formats/format.ts'
import { giveBack, type Lease, nextRun, renew } from './lease.ts'
import { type Prepared, prepare, type Refusal } from './prepare.ts'
import { type Remembered, readAll, type WholeReading } from './read.ts'
import { beginRun, type Ending, endRun, NOTHING } from './record.ts'
import { hides, isOpen, jobsOfSource, type SourcedJob, store } from './store.ts'

/** Under this name the validators say what they were gained for; no document has an empty address. */
const PURPOSE = ''

/** One run of a feed that is leased to it. */
export type Task = {
  feed: Feed
  lease: Lease
  /** The held run that a person lets through, and how many ads that person saw: fewer are not believed. */
  releasing?: { run: string; found: number }
  signal?: AbortSignal | undefined
}

async function listsOf({ deps, institution }: Call) {
  const found = await inInstitution(deps.db, institution.id, async (tx) => {
    const all = []
    for (const list of LISTS) all.push(await settingOf(tx, institution.id, list))
    return all
  })
  const known = Object.fromEntries(found.map(({ value }, at) => [LISTS[at], keysOf(LISTS[at] as List, value)]))
  return { known: known as Record<List, Set<string>>, versions: found.map(({ version }) => version) }
}

/** What the same documents would come to something else with. When it has changed they are read anew. */
const purposeOf = ({ institution: { profile } }: Call, feed: Feed, versions: string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([feed, profile.mandatory, Boolean(profile.contact), versions]))
    .digest('base64url')

/** Readers cut the names of items to this length. */
const NAME = 200

/** The jobs of items that could not even be read: by the source's id, or by the page that they stand on. */
function namedBy(refused: readonly Refusal[], stored: readonly SourcedJob[]): string[] {
  const names = new Set(refused.map(({ item }) => item.slice(0, NAME)))
  const isNamed = (name: string | null) => name !== null && names.has(name.slice(0, NAME))
  return stored
    .filter(({ externalId, applyUrl }) => isNamed(externalId) || isNamed(applyUrl))
    .map(({ externalId }) => externalId)
}

/** Why a person should look before this is believed, or null. */
function doubtOf({ ads, present }: Prepared, found: number, stored: readonly SourcedJob[], now: Date) {
  const open = stored.filter((job) => isOpen(job, now))
  const said = new Map(ads.map((ad) => [ad.externalId, ad]))
  const kept = open.filter((job) => {
    const ad = said.get(job.externalId)
    return present.has(job.externalId) && !(ad && hides(ad, job, now))
  }).length
  if (found === 0 && open.length > 0) return 'empty'
  return kept * 2 < open.length ? 'shrunk' : null
}

/** Adds to the lists what the ads name; a list that takes no more is named, and its keys are left out of the ads. */
async function addLacking(call: Call, { lacking, ads }: Prepared): Promise<Refusal[]> {
  const refused: Refusal[] = []
  for (const list of LISTS) {
    if (lacking[list].size === 0) continue
    try {
      await addEntries(call, list, lacking[list])
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'invalid') throw error
      for (const one of error.fields ?? []) refused.push({ item: list, ...one })
      for (const { input } of ads) if (lacking[list].has(input[FIELD_OF[list]] ?? '')) input[FIELD_OF[list]] = null
    }
  }
  return refused
}

/** Believes what was read, unless it looks wrong. */
async function take(call: Call, { feed, releasing }: Task, read: WholeReading, onward: () => Promise<void>) {
  const { deps, institution } = call
  const { reading } = read
  const { known } = await listsOf(call)
  const prepared = await prepare(reading.ads, feed, known)
  const refusals = [...reading.refused, ...prepared.refused]
  const found = reading.ads.length + new Set(reading.refused.map(({ item }) => item)).size
  const stored = await inInstitution(deps.db, institution.id, (tx) => jobsOfSource(tx, institution.id, feed.source))
  for (const externalId of namedBy(reading.refused, stored)) prepared.present.add(externalId)
  const doubt = doubtOf(prepared, found, stored, deps.now())
  if (doubt && (!releasing || found < releasing.found))
    return { outcome: 'held', reason: doubt, counts: { ...NOTHING, found }, refusals } satisfies Ending

  refusals.push(...(await addLacking(call, prepared)))
  const { counts, refused } = await store(call, feed.source, prepared, stored, onward)
  refusals.push(...refused)
  return { outcome: 'done', reason: null, counts: { found, ...counts }, refusals } satisfies Ending
}

function failureOf(call: Call, task: Task, error: unknown): Ending {
  const isOurs = error instanceof FetchFailed || error instanceof FeedUnreadable
  if (!isOurs)
    call.deps.log.error(
      { institution: call.institution.id, source: task.feed.source, fault: faultOf(error) },
      'feed-fault',
    )
  return { outcome: 'failed', reason: isOurs ? error.code : 'internal', counts: NOTHING, refusals: [] }
}

/**
 * Reads a feed and keeps its jobs as it has them. What cannot be read, or looks wrong, changes nothing. The record says
 * what it came to; the feed is given back with the time of its next run.
 */
export async function runLeased(call: Call, task: Task): Promise<FeedRun> {
  const { deps, institution } = call
  const { feed, lease, releasing, signal } = task
  const id = await beginRun(call, feed.source)
  const onward = async () => {
    if (signal?.aborted || !(await renew(deps, lease))) throw new FetchFailed('interrupted')
  }
  let ending: Ending
  let validators: Remembered | undefined
  let retryAfter: Date | null = null
  try {
    const { [PURPOSE]: gainedFor, ...before } = lease.validators
    const isSame = gainedFor?.etag === purposeOf(call, feed, (await listsOf(call)).versions)
    const read = await readAll(
      feed,
      { dataFolder: deps.config.dataFolder, slug: institution.slug },
      {
        fetch: (address, how) => deps.fetchDocument(address, { ...how, slug: institution.slug }),
        signal,
        now: deps.now,
        onward,
      },
      isSame ? before : {},
    )
    if (read.isModified) {
      ending = await take(call, task, read, onward)
      if (ending.outcome === 'done')
        validators = {
          ...read.validators,
          [PURPOSE]: { etag: purposeOf(call, feed, (await listsOf(call)).versions) },
        }
    } else ending = { outcome: 'not-modified', reason: null, counts: NOTHING, refusals: [] }
  } catch (error) {
    ending = failureOf(call, task, error)
    if (error instanceof FetchFailed) retryAfter = error.retryAfter
  }
  const run = await endRun(call, { id, source: feed.source, releasing: releasing?.run ?? null }, ending)
  publicCache(deps.database).drop(institution.id)
  const isStopped = ending.reason === 'interrupted'
  const failures = isStopped ? lease.failures : ending.outcome === 'failed' ? lease.failures + 1 : 0
  const now = deps.now()
  const nextRunAt = isStopped ? now : nextRun(feed.everyMinutes, failures, now, retryAfter)
  await giveBack(deps, lease, { nextRunAt, failures, validators })
  const about = {
    institution: institution.id,
    source: feed.source,
    run: run.id,
    outcome: run.outcome,
    reason: run.reason,
  }
  const { found, added, changed, closed, refused } = run
  if (ending.outcome === 'failed' || ending.outcome === 'held') deps.log.warn(about, 'feed-run')
  else deps.log.info({ ...about, found, added, changed, closed, refused }, 'feed-run')
  return run
}
