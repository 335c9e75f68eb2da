import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { documents, downloads } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { faultOf } from '../http/fault.ts'
import { type DocumentRef, placeOf } from './records.ts'

/** Documents whose rows have gone, for `removeErased` once that is committed. */
export type Erased = DocumentRef[]

/** Whose documents: those of an application, of a draft, of a talent pool's member, or the ones named by id. */
export type Which = { application: string } | { draft: string } | { member: string } | { documents: readonly string[] }

function chosen(which: Which): SQL {
  if ('application' in which) return eq(documents.applicationId, which.application)
  if ('member' in which) return eq(documents.memberId, which.member)
  if ('draft' in which) return eq(documents.draftId, which.draft)
  return inArray(documents.id, [...which.documents])
}

/**
 * Erases documents of an institution in the transaction that erases what they belong to. With its row a document's key goes,
 * and nobody can read its bytes any more (T34); they go out of the store by `removeErased` after the commit, and by the
 * sweep where the process died in between.
 */
export async function eraseDocuments(tx: Tx, institutionId: number, which: Which): Promise<Erased> {
  if ('documents' in which && which.documents.length === 0) return []
  const gone = await tx
    .delete(documents)
    .where(and(eq(documents.institutionId, institutionId), chosen(which)))
    .returning({ institutionId: documents.institutionId, id: documents.id })
  if (gone.length > 0)
    await tx.delete(downloads).where(
      and(
        eq(downloads.institutionId, institutionId),
        inArray(
          downloads.documentId,
          gone.map(({ id }) => id),
        ),
      ),
    )
  return gone
}

/** Takes the bytes of erased documents out of the store. What fails is left to the sweep. */
export async function removeErased({ files, log }: Pick<Deps, 'files' | 'log'>, erased: Erased): Promise<void> {
  for (const document of erased)
    try {
      for await (const { name } of files.list(placeOf(document))) await files.remove(name)
    } catch (error) {
      log.warn({ fault: faultOf(error) }, 'erased-bytes-left')
    }
}
