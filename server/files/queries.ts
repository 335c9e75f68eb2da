import { and, asc, desc, eq, ne, or } from 'drizzle-orm'
import type { DocumentState } from '../contract/document.ts'
import type { Tx } from '../db/client.ts'
import { applications, documents, poolMembers } from '../db/schema/index.ts'

type Row = Pick<typeof documents.$inferSelect, 'id' | 'name' | 'bytes' | 'status' | 'fault'>

/** A document as it is shown to whoever may see it. */
export const documentState = ({ id, name, bytes, status, fault }: Row): DocumentState => ({
  id,
  name,
  bytes,
  status,
  fault,
})

/** The documents of an application, in their order. */
export const documentsOfApplication = async (tx: Tx, institutionId: number, applicationId: string) =>
  (
    await tx
      .select()
      .from(documents)
      .where(and(eq(documents.institutionId, institutionId), eq(documents.applicationId, applicationId)))
      .orderBy(asc(documents.position), asc(documents.id))
  ).map(documentState)

/** The documents of a talent pool's member, in their order. */
export const documentsOfMember = async (tx: Tx, institutionId: number, memberId: string) =>
  (
    await tx
      .select()
      .from(documents)
      .where(and(eq(documents.institutionId, institutionId), eq(documents.memberId, memberId)))
      .orderBy(asc(documents.position), asc(documents.id))
  ).map(documentState)

/**
 * What a person sent to an institution, newest first: what can be sent again without uploading it. The same file sent with
 * several applications is there once.
 */
export async function documentsOfCandidate(tx: Tx, institutionId: number, candidateId: string) {
  const found = await tx
    .select({ document: documents })
    .from(documents)
    .leftJoin(
      applications,
      and(eq(applications.institutionId, documents.institutionId), eq(applications.id, documents.applicationId)),
    )
    .leftJoin(
      poolMembers,
      and(eq(poolMembers.institutionId, documents.institutionId), eq(poolMembers.id, documents.memberId)),
    )
    .where(
      and(
        eq(documents.institutionId, institutionId),
        or(
          eq(applications.candidateId, candidateId),
          and(eq(poolMembers.candidateId, candidateId), eq(poolMembers.status, 'member')),
        ),
        ne(documents.status, 'blocked'),
      ),
    )
    .orderBy(desc(documents.createdAt), asc(documents.position), asc(documents.id))
  const newest = new Map<string, Row & { createdAt: Date }>()
  for (const { document } of found) {
    const same = `${document.bytes}:${document.name}`
    if (!newest.has(same)) newest.set(same, document)
  }
  return [...newest.values()].map((document) => ({
    ...documentState(document),
    sentAt: document.createdAt.toISOString(),
  }))
}
