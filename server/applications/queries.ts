import { and, desc, eq, lt, ne, or, sql } from 'drizzle-orm'
import type { Application, ApplicationList } from '../contract/application.ts'
import type { Tx } from '../db/client.ts'
import { applicationEvents, applications, jobs } from '../db/schema/index.ts'
import { documentsOfApplication } from '../files/queries.ts'
import { furtherAnswersOf } from '../further-questions/queries.ts'
import { invalidField } from '../http/problem.ts'
import type { Keys } from '../keys.ts'
import { openPreference } from './preferential-access.ts'

type Row = { application: typeof applications.$inferSelect; title: string }

const summary = ({ application, title }: Row) => ({
  reference: application.reference,
  job: { id: String(application.jobId), title },
  name: application.name,
  status: application.status,
  receivedAt: application.receivedAt.toISOString(),
  receivedBy: application.receivedBy,
})

const withJob = (tx: Tx) =>
  tx
    .select({ application: applications, title: jobs.title })
    .from(applications)
    .innerJoin(jobs, and(eq(jobs.institutionId, applications.institutionId), eq(jobs.id, applications.jobId)))

type Place = { at: Date; reference: string }
const cursorOf = ({ at, reference }: Place) => Buffer.from(`${at.toISOString()} ${reference}`).toString('base64url')

function placeOf(cursor: string): Place {
  const [at = '', reference] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!reference || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) || Number.isNaN(Date.parse(at)))
    throw invalidField('cursor', 'invalid')
  return { at: new Date(at), reference }
}

/** What came in, newest first. `next` is the cursor of the following page. */
export async function listApplications(
  tx: Tx,
  institutionId: number,
  { job, limit, cursor }: { job?: number | undefined; limit: number; cursor?: string | undefined },
): Promise<{ items: ApplicationList['items']; next: string | null }> {
  const after = cursor === undefined ? undefined : placeOf(cursor)
  const rows = await withJob(tx)
    .where(
      and(
        eq(applications.institutionId, institutionId),
        ne(jobs.audience, 'test'),
        job === undefined ? undefined : eq(applications.jobId, job),
        after &&
          or(
            lt(applications.receivedAt, after.at),
            and(eq(applications.receivedAt, after.at), sql`${applications.reference} collate "C" < ${after.reference}`),
          ),
      ),
    )
    .orderBy(desc(applications.receivedAt), sql`${applications.reference} collate "C" desc`)
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)?.application
  return {
    items: page.map(summary),
    next: rows.length > limit && last ? cursorOf({ at: last.receivedAt, reference: last.reference }) : null,
  }
}

/** What the person read and acknowledged; null for one that came another way. */
export const acknowledgedOf = ({
  privacyVersion,
  privacyText,
  acknowledgedAt,
}: Row['application']): Application['acknowledged'] =>
  privacyVersion !== null && privacyText !== null && acknowledgedAt
    ? { version: privacyVersion, text: privacyText, at: acknowledgedAt.toISOString() }
    : null

/**
 * One application, whole, with what happened to it; null when the institution has none of that reference. Without `keys`
 * what is sealed stays so.
 */
export async function readApplication(
  tx: Tx,
  institutionId: number,
  reference: string,
  keys: Keys | null,
): Promise<{ id: string; application: Application } | null> {
  const [row] = await withJob(tx).where(
    and(eq(applications.institutionId, institutionId), eq(applications.reference, reference)),
  )
  if (!row) return null
  const { application: a } = row
  const events = await tx
    .select({ kind: applicationEvents.kind, at: applicationEvents.at, actor: applicationEvents.actor })
    .from(applicationEvents)
    .where(and(eq(applicationEvents.institutionId, institutionId), eq(applicationEvents.applicationId, a.id)))
    .orderBy(applicationEvents.id)
  return {
    id: a.id,
    application: {
      ...summary(row),
      applicant: { name: a.name, email: a.email, phone: a.phone },
      fields: a.fields,
      motivation: a.motivation,
      documents: await documentsOfApplication(tx, institutionId, a.id),
      answers: a.answers,
      preferentialAccess: keys === null ? null : openPreference({ keys }, a),
      furtherAnswers: await furtherAnswersOf(tx, institutionId, a.id),
      changedAt: a.changedAt?.toISOString() ?? null,
      acknowledged: acknowledgedOf(a),
      language: a.language,
      medium: a.medium,
      lateReason: a.lateReason,
      // A candidate's id is one across the institutions, and would tell two of them that it is the same person.
      events: events.map(({ kind, at, actor }) => ({
        kind,
        at: at.toISOString(),
        actor: actor.replace(/^candidate:.*/, 'candidate'),
      })),
    },
  }
}
