import { and, eq, isNull, ne } from 'drizzle-orm'
import { can } from '../actors.ts'
import { JobInput, type StoredJob } from '../contract/job.ts'
import type { MediaSettings, PublicationInput, Publishing } from '../contract/media.ts'
import type { Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError, parse } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { cleanInput, inputFrom } from '../jobs/input.ts'
import { keepInput, lockJob, storedJob } from '../jobs/put.ts'
import { settingOf } from '../settings/queries.ts'
import { standardMedium } from './derive.ts'

/** An ad that is published by whoever decides: no trial of the connection, and no talent pool's entry. */
async function sourceOf(tx: Tx, institutionId: number, job: string) {
  const [found] = /^\d{1,15}$/.test(job)
    ? await tx
        .select({ source: jobs.source, externalId: jobs.externalId })
        .from(jobs)
        .where(
          and(
            eq(jobs.institutionId, institutionId),
            eq(jobs.id, Number(job)),
            ne(jobs.audience, 'test'),
            isNull(jobs.poolKey),
          ),
        )
    : []
  if (!found) throw new ProblemError('not-found')
  return found
}

/**
 * Changes where one job is published, by the institution's people: it stands until they, or the job's source by name, say
 * otherwise; a source that says nothing of media takes nothing back.
 */
async function changeMedia(call: Call, job: string, change: (now: Publishing) => Publishing): Promise<StoredJob> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-job', institution)) throw new ProblemError('forbidden')
  const stored = await inInstitution(deps.db, institution.id, async (tx) => {
    const where = await sourceOf(tx, institution.id, job)
    const row = await lockJob(tx, institution.id, where)
    if (!row) throw new ProblemError('not-found')
    if (row.status === 'closed') throw new ProblemError('job-closed')
    const { value } = await settingOf(tx, institution.id, 'media')
    const audience = row.audience === 'internal' ? 'internal' : 'public'
    const standard = standardMedium(value as MediaSettings, audience)
    const now = row.publishing?.media ?? (standard ? [{ medium: standard.key }] : [])
    const input = cleanInput(parse(JobInput, { ...inputFrom(row), publishing: change(now) }))
    const kept = await keepInput(tx, call, where, row, input, { mayReopen: false, by: 'staff' })
    return storedJob(tx, call, kept.id, kept.change, kept.bodyChanged ?? false)
  })
  publicCache(deps.database).drop(institution.id)
  return stored
}

/**
 * Publishes a job in one medium more, or otherwise in one that it stands in already.
 * @throws ProblemError `forbidden`; `not-found`; `job-closed`; `invalid` naming every field that is.
 */
export const publishIn = (call: Call, job: string, medium: string, how: PublicationInput): Promise<StoredJob> =>
  changeMedia(call, job, (now) => {
    const one = { medium, ...how }
    return now.some((said) => said.medium === medium)
      ? now.map((said) => (said.medium === medium ? one : said))
      : [...now, one]
  })

/**
 * Takes a job out of a medium. In the last one that is public it is internal from then on, and that is warned about.
 * @throws ProblemError `forbidden`; `not-found` when it is not published there; `job-closed`.
 */
export const unpublishFrom = (call: Call, job: string, medium: string): Promise<StoredJob> =>
  changeMedia(call, job, (now) => {
    if (!now.some((said) => said.medium === medium)) throw new ProblemError('not-found')
    return now.filter((said) => said.medium !== medium)
  })
