import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { JobInput, StoredJob } from '../contract/job.ts'
import { POOL_SOURCE } from '../contract/talent-pool.ts'
import type { Tx } from '../db/client.ts'
import { jobs, recruitmentCases } from '../db/schema/index.ts'
import type { SaidPublishing } from '../db/schema/jobs.ts'
import { inInstitution } from '../db/scope.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { noteJob } from '../jobnet/note.ts'
import { jobnetStatus } from '../jobnet/queries.ts'
import { keepPublications, mediaFacts } from '../media/keep.ts'
import { publicationsOfJob } from '../media/queries.ts'
import { openCase } from '../recruitment-cases/open.ts'
import { auditExceptions } from '../settings/audit-exceptions.ts'
import { formFacts } from '../settings/form.ts'
import { lockSetting } from '../settings/job-questions.ts'
import { deadlineInstant } from './deadline.ts'
import { cleanInput, inputHash, jobColumns, openingOf } from './input.ts'
import { jobRecords } from './read.ts'
import { isReservedSource } from './reserved.ts'
import { sanitise } from './sanitise.ts'
import { jobFrom } from './shape.ts'
import { jobWarnings } from './warnings.ts'

export type SourceId = { source: string; externalId: string }
type Row = typeof jobs.$inferSelect

/**
 * The source's job, locked until the transaction ends, whether it exists yet or not.
 * @throws ProblemError `invalid` for a source that is our own.
 */
export async function lockSourced(tx: Tx, institutionId: number, where: SourceId) {
  if (isReservedSource(where.source)) throw invalidField('source', 'not-allowed')
  return lockJob(tx, institutionId, where)
}

/** The same for any source. */
export async function lockJob(tx: Tx, institutionId: number, { source, externalId }: SourceId) {
  // First of all: who changes the media holds them, and then wants the jobs.
  await lockSetting(tx, institutionId, 'media', 'shared')
  // A row that is not there yet cannot be locked; two first PUTs at once must not both insert it.
  const name = JSON.stringify([institutionId, source, externalId])
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
  const [row] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.source, source), eq(jobs.externalId, externalId)))
    .for('update')
  return row
}

/** What the call answers: the job as stored, in its own language, and what is unwise about it. */
export async function storedJob(
  tx: Tx,
  { deps, institution }: Pick<Call, 'deps' | 'institution'>,
  id: number,
  change: StoredJob['change'],
  bodyChanged: boolean,
): Promise<StoredJob> {
  const [record] = await jobRecords(tx).where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, id)))
  if (!record) throw new ProblemError('not-found')
  const job = jobFrom(record, deps, record.language)
  const warned = {
    ...record,
    hasContact: job.contacts.length > 0,
    bodyChanged,
    questions: record.questions ?? [],
    institutionForm: formFacts(institution.profile, record.settings).form,
  }
  const { source, externalId } = record
  const publications = await publicationsOfJob(tx, institution.id, id, deps.now())
  const warnings = jobWarnings({ ...warned, publications }, deps.now())
  const jobnet = await jobnetStatus(tx, deps, institution.id, id)
  return { id: job.id, source, externalId, change, job, publications, warnings, jobnet }
}

/** A closed job opens again when it is sent with a deadline that is still to come. */
const reopens = (row: Pick<Row, 'status'>, deadline: Date | null, now: Date) =>
  row.status === 'closed' && (deadline === null || deadline >= now)

/**
 * When a job opens whose input does not say it: as it has been, if it is open already or the institution's people decided
 * it; else now, for what a source no longer says is not waited for.
 */
function openingUnsaid(row: Row, now: Date): Date {
  const opening = openingOf(row)
  return opening > now && row.publishing?.by !== 'staff' ? now : opening
}

/** Columns that differ, by the names that the input has for them. */
function changedFields(row: Row, columns: Partial<Row>): string[] {
  const { inputHash: _, titleSort: __, searchText: ___, searchedAs: ____, ...said } = columns
  return Object.entries(said)
    .filter(([name, value]) => !isDeepStrictEqual(value, row[name as keyof Row]))
    .map(([name]) => name)
}

/** The job's recruitment while it runs; when it has ended, opening the job again begins another. */
async function runningCase(tx: Tx, { deps, institution }: Call, { caseId }: Row): Promise<string> {
  const [running] = await tx
    .select({ id: recruitmentCases.id })
    .from(recruitmentCases)
    .where(
      and(
        eq(recruitmentCases.institutionId, institution.id),
        eq(recruitmentCases.id, caseId),
        isNull(recruitmentCases.endedAt),
      ),
    )
  return running?.id ?? openCase(tx, deps, institution.id)
}

/** What a search looks at: when one of these changes, the job agents are asked again. */
const SEARCHED = [
  'title',
  'bodyHtml',
  'blocks',
  'workplace',
  'employmentArea',
  'departmentKey',
  'categoryKey',
  'locationKey',
  'employmentType',
  'audience',
  'publishFrom',
  'listedUntil',
  'deadline',
]

/** What keeping a job came to. `bodyChanged` is null where nobody looked: the body is as it was. */
export type Kept = { id: number; change: 'added' | 'changed' | 'unchanged'; bodyChanged: boolean | null }

/** Is the row what this input was stored as, with nothing to open again? */
export const isAsStored = (row: Pick<Row, 'inputHash' | 'status' | 'deadline'>, hash: string, now: Date): boolean =>
  row.inputHash === hash && !reopens(row, row.deadline, now)

/**
 * Stores a cleaned input in its row, which `lockSourced` found, or in a new one. `mayReopen`: a closed job with time left
 * opens again by it; `by`: who says where it is published. What a source says is known again by its hash, what the
 * institution's people say is not. @throws ProblemError `invalid`.
 */
export async function keepInput(
  tx: Tx,
  call: Call,
  where: SourceId,
  row: Row | undefined,
  input: JobInput,
  { mayReopen = true, by = 'source' }: { mayReopen?: boolean; by?: SaidPublishing['by'] } = {},
): Promise<Kept> {
  const { deps, institution } = call
  const now = deps.now()
  const hash = inputHash(input)
  if (row && by === 'source' && (mayReopen ? isAsStored(row, hash, now) : row.inputHash === hash))
    return { id: row.id, change: 'unchanged', bodyChanged: null }

  const deadline = input.deadline === null ? null : deadlineInstant(input.deadline)
  const again = row !== undefined && mayReopen && reopens(row, deadline, now)
  const publishFrom = row && !again ? openingUnsaid(row, now) : now
  const media = await mediaFacts(tx, institution.id, row?.id, now)
  const beside = { publishFrom, media, saidBefore: row?.publishing ?? null, by }
  const { columns: all, planned, bodyChanged } = await jobColumns(tx, institution, input, beside)
  const columns = by === 'source' || !row ? all : { ...all, inputHash: row.inputHash }
  const publish = (id: number) =>
    // An entry that stands for a talent pool is in the list, and in no medium.
    where.source === POOL_SOURCE
      ? undefined
      : keepPublications(tx, call, { jobId: id, planned, media, isOpen: again || row?.status !== 'closed' })
  if (!row) {
    const caseId = await openCase(tx, deps, institution.id)
    const [added] = await tx
      .insert(jobs)
      .values({
        ...columns,
        ...where,
        institutionId: institution.id,
        caseId,
        status: 'published',
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: jobs.id })
    const id = added?.id as number
    await publish(id)
    await noteJob(tx, deps, institution, id)
    await audit(tx, call, 'job-added', `job:${id}`, { ...where })
    await auditExceptions(tx, call, `job:${id}`, [], input.questions ?? [])
    return { id, change: 'added', bodyChanged }
  }
  const own = and(eq(jobs.institutionId, institution.id), eq(jobs.id, row.id))
  const fields = changedFields(row, columns)
  if (!again && fields.length === 0) {
    // Said in other words, it comes to the same.
    await tx.update(jobs).set({ inputHash: columns.inputHash }).where(own)
    return { id: row.id, change: 'unchanged', bodyChanged }
  }
  await tx
    .update(jobs)
    .set({
      ...columns,
      ...(again && {
        status: 'published',
        closedAt: null,
        closedReason: null,
        caseId: await runningCase(tx, call, row),
      }),
      ...((again || fields.some((field) => SEARCHED.includes(field))) && { agentsAskedAt: null }),
      updatedAt: now,
    })
    .where(own)
  await publish(row.id)
  await noteJob(tx, deps, institution, row.id)
  await audit(tx, call, again ? 'job-reopened' : 'job-changed', `job:${row.id}`, { ...where, fields })
  await auditExceptions(tx, call, `job:${row.id}`, row.questions ?? [], input.questions ?? [])
  return { id: row.id, change: 'changed', bodyChanged }
}

/** Keeps one of many jobs, and answers no more than what that came to. @throws as `putJob`. */
export async function keepJob(call: Call, where: SourceId, sent: JobInput): Promise<Kept> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-job', institution)) throw new ProblemError('forbidden')
  const input = cleanInput(sent)
  const kept = await inInstitution(deps.db, institution.id, async (tx) =>
    keepInput(tx, call, where, await lockSourced(tx, institution.id, where), input),
  )
  publicCache(deps.database).dropSoon(institution.id)
  return kept
}

/**
 * Keeps a job as its source has it. The same input again changes nothing; a closed job with a deadline to come opens
 * again. `added` tells a new one.
 * @throws ProblemError `forbidden`; `invalid` naming every field that is.
 */
export async function putJob(call: Call, where: SourceId, sent: JobInput): Promise<StoredJob> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-job', institution)) throw new ProblemError('forbidden')
  const input = cleanInput(sent)
  const stored = await inInstitution(deps.db, institution.id, async (tx) => {
    const row = await lockSourced(tx, institution.id, where)
    const { id, change, bodyChanged } = await keepInput(tx, call, where, row, input)
    return storedJob(tx, call, id, change, bodyChanged ?? sanitise(input.bodyHtml).changed)
  })
  // The caller's next read must see it; the notification may come a moment later.
  publicCache(deps.database).drop(institution.id)
  return stored
}
