import { and, eq, inArray, lte, or, sql } from 'drizzle-orm'
import type { Job, JobQuery } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import { jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { jobIdOf } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { calendarFile } from '../jobs/calendar.ts'
import { insideList } from '../jobs/list.ts'
import { jobRecords } from '../jobs/read.ts'
import { jobFrom } from '../jobs/shape.ts'
import { internalSettings } from './setting.ts'
import { postedInside } from './visible.ts'

type Reading = Pick<Call, 'deps' | 'institution' | 'proven'>

function wantProven({ proven }: Reading) {
  if (!proven) throw new ProblemError('proof-needed')
}

/** A page of the open jobs, those on the intranet among them. @throws ProblemError `proof-needed`; `invalid` for a cursor. */
export async function listInside(call: Reading, query: JobQuery): Promise<string> {
  wantProven(call)
  const { deps, institution } = call
  return inInstitution(deps.db, institution.id, async (tx) => {
    const { jobPage } = await internalSettings(tx, institution.id)
    return insideList(tx, deps, institution.slug, query, jobPage ?? null)
  })
}

/**
 * One ad for somebody who has proven that they belong to the institution: published to everyone, or posted on the intranet.
 * @throws ProblemError `proof-needed`, `not-found`.
 */
export async function jobInside(call: Reading, id: string, language: Language, asked: string | null): Promise<Job> {
  wantProven(call)
  const { deps, institution } = call
  const at = deps.now()
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [record] = await jobRecords(tx, sql`${asked}::text`).where(
      and(
        eq(jobs.institutionId, institution.id),
        eq(jobs.id, jobIdOf(id)),
        sql`(${jobs.closedAt} is null or ${jobs.closedAt} >= least(${jobs.publishFrom}, ${jobs.internalFrom}))`,
        or(and(inArray(jobs.audience, ['public', 'test']), lte(jobs.publishFrom, at)), postedInside(at)),
      ),
    )
    if (!record) throw new ProblemError('not-found')
    return jobFrom(record, deps, language, { asked })
  })
}

/** The deadline as a calendar file. @throws as `jobInside`. */
export async function deadlineInside(call: Reading, id: string, language: Language): Promise<string> {
  const job = await jobInside(call, id, language, null)
  if (job.deadline === null) throw new ProblemError('not-found')
  const { deps } = call
  return calendarFile(
    { ...job, deadline: job.deadline },
    { language, changedAt: deps.now(), origin: deps.config.origin },
  )
}
