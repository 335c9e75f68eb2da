import { and, eq, exists, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { applicationEvents, applications } from '../db/schema/index.ts'

/** Those of a person for a job: sent from the address, or from an account that had another address then. */
const ofPerson = (institutionId: number, { jobId, emailCanonical, candidateId }: Person) =>
  and(
    eq(applications.institutionId, institutionId),
    eq(applications.jobId, jobId),
    eq(applications.receivedBy, 'form'),
    candidateId === null
      ? eq(applications.emailCanonical, emailCanonical)
      : or(eq(applications.emailCanonical, emailCanonical), eq(applications.candidateId, candidateId)),
  )
type Person = { jobId: number; emailCanonical: string; candidateId: string | null }

/** Has this person an application for the job that counts, or had one? Asked while the recruitment is held. */
export async function earlierOf(
  tx: Tx,
  institutionId: number,
  person: Person,
): Promise<{ counts: boolean; counted: boolean }> {
  const counting = tx
    .select({ one: sql`1` })
    .from(applications)
    .where(and(ofPerson(institutionId, person), eq(applications.status, 'received')))
  const withdrawn = tx
    .select({ one: sql`1` })
    .from(applications)
    .innerJoin(
      applicationEvents,
      and(
        eq(applicationEvents.institutionId, applications.institutionId),
        eq(applicationEvents.applicationId, applications.id),
        eq(applicationEvents.kind, 'withdrawn'),
        eq(applicationEvents.from, 'received'),
      ),
    )
    .where(ofPerson(institutionId, person))
  const [row] = await tx
    .select({ counts: sql<boolean>`${exists(counting)}`, counted: sql<boolean>`${exists(withdrawn)}` })
    .from(sql`(select 1) as one`)
  return row!
}

/** The reference of the application that this person sent for the job before this one, and that counts. */
export async function countingBefore(
  tx: Tx,
  institutionId: number,
  { jobId, emailCanonical, candidateId, receivedAt }: typeof applications.$inferSelect,
): Promise<string | null> {
  if (emailCanonical === null) return null
  const [row] = await tx
    .select({ reference: applications.reference })
    .from(applications)
    .where(
      and(
        ofPerson(institutionId, { jobId, emailCanonical, candidateId }),
        eq(applications.status, 'received'),
        lt(applications.receivedAt, receivedAt),
      ),
    )
  return row?.reference ?? null
}
