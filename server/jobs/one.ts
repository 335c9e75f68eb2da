import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ApplicationForm } from '../contract/form.ts'
import { Job } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import type { Db } from '../db/client.ts'
import { institutions, jobs } from '../db/schema/index.ts'
import { publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem.ts'
import type { PublicAnswer } from '../http/public-cache.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { calendarFile } from './calendar.ts'
import { type JobRecord, jobRecords } from './read.ts'
import { formFrom, jobFrom } from './shape.ts'

/** The ad template that somebody asks for; one that is not there is passed over. */
export type Asked = string | null

/** By our id, or by the source's own. */
export type Which = { id: string } | { source: string; externalId: string }

const given = sql.placeholder

function prepareReads(db: Db) {
  const published = and(
    eq(institutions.slug, given('institution')),
    sql`${jobs.publishFrom} <= ${given('now')}::timestamptz`,
    // Closed before it ever opened: nobody has seen it.
    sql`(${jobs.closedAt} is null or ${jobs.closedAt} >= ${jobs.publishFrom})`,
  )
  return {
    byId: jobRecords(db, sql`${given('asked')}::text`)
      // A connection test's job is found by its id and no other way.
      .where(and(published, inArray(jobs.audience, ['public', 'test']), eq(jobs.id, given('id'))))
      .prepare('job_by_id'),
    bySource: jobRecords(db)
      .where(
        and(
          published,
          eq(jobs.audience, 'public'),
          eq(jobs.source, given('source')),
          eq(jobs.externalId, given('externalId')),
        ),
      )
      .prepare('job_by_source'),
  }
}
const prepared = new WeakMap<Db, ReturnType<typeof prepareReads>>()

type Reading = Pick<Deps, 'db' | 'config' | 'now'>

/** A published job, open or closed. @throws ProblemError `not-found`, `unknown-institution`. */
async function publishedJob(
  { db, now }: Reading,
  institution: string,
  which: Which,
  asked: Asked = null,
): Promise<JobRecord> {
  const reads = prepared.get(db) ?? prepareReads(publicly(db))
  prepared.set(db, reads)
  const at = { institution, now: now().toISOString() }
  const [record] =
    'id' in which
      ? await reads.byId.execute({ ...at, id: Number(which.id), asked })
      : await reads.bySource.execute({ ...at, ...which })
  if (record) return record
  throw new ProblemError((await institutionBySlug({ db }, institution)) ? 'not-found' : 'unknown-institution')
}

/** The first instant at which the record is seen otherwise by the clock alone. */
const validUntil = ({ status, deadline, listedUntil }: JobRecord, now: Date) => {
  if (status !== 'published') return null
  // Both have last instants; the earlier is the list's.
  const next = [listedUntil, deadline].find((last) => last !== null && last >= now)
  return next ? new Date(next.getTime() + 1) : null
}

/** One ad as JSON. @throws ProblemError `not-found` for one that is not published, not public or not there. */
export async function oneJob(
  deps: Reading,
  slug: string,
  which: Which,
  language: Language,
  asked: Asked = null,
): Promise<PublicAnswer> {
  const record = await publishedJob(deps, slug, which, asked)
  const job: Job = jobFrom(record, deps, language, { asked })
  return {
    body: JSON.stringify(job),
    contentType: 'application/json; charset=utf-8',
    language: job.language === language ? language : `${language}, ${job.language}`,
    institutionId: record.institutionId,
    validUntil: validUntil(record, deps.now()),
  }
}

/**
 * One ad as it is drawn on a page: by the template that the tag names, else by the job's or the institution's own, of which a page
 * that is opened for a preview (`worn`) has another than all others. @throws as `oneJob`.
 */
export async function oneAd(
  deps: Reading,
  slug: string,
  id: string,
  language: Language,
  { page = null, worn }: { page?: Asked | undefined; worn: string },
): Promise<{ job: Job; validUntil: Date | null }> {
  const read = async (asked: Asked) => {
    const { body, validUntil } = await oneJob(deps, slug, { id }, language, asked)
    return { job: Job.parse(JSON.parse(body)), validUntil }
  }
  const found = await read(page)
  const { key, chosenBy } = found.job.template
  return chosenBy === 'institution' && key !== worn ? read(worn) : found
}

/** The deadline as a calendar file. @throws ProblemError `not-found` when there is no job or it has no deadline. */
export async function deadlineFile(
  deps: Reading,
  slug: string,
  which: Which,
  language: Language,
): Promise<PublicAnswer> {
  const record = await publishedJob(deps, slug, which)
  const job = jobFrom(record, deps, language)
  if (job.deadline === null) throw new ProblemError('not-found')
  return {
    body: calendarFile(
      { ...job, deadline: job.deadline },
      { language, changedAt: record.updatedAt, origin: deps.config.origin },
    ),
    contentType: 'text/calendar; charset=utf-8',
    language,
    institutionId: record.institutionId,
    validUntil: validUntil(record, deps.now()),
  }
}

/**
 * One ad with the form that it asks its applicants, or asked them until it closed; null where one applies at the source.
 * @throws ProblemError `not-found`, `unknown-institution`.
 */
export async function oneJobWithForm(
  deps: Reading,
  slug: string,
  which: Which,
  language: Language,
): Promise<{ job: Job; form: ApplicationForm | null }> {
  const record = await publishedJob(deps, slug, which)
  return { job: jobFrom(record, deps, language), form: formFrom(record, language) }
}
