import { and, asc, eq } from 'drizzle-orm'
import type { DocumentState } from '../contract/document.ts'
import type { Tx } from '../db/client.ts'
import { documents } from '../db/schema/index.ts'

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
