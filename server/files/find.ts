import { and, eq, inArray, or, type SQL } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { applications, documents, poolMembers } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'

export type DocumentRow = typeof documents.$inferSelect

/** What the secret of an upload looks like. */
const UPLOAD = /^[\w-]{20,80}$/

/**
 * The file that an upload's secret names, or null. A document's own id, as its institution and its owner see it, has another
 * form. `forUpdate` holds it until the transaction ends.
 */
export async function findUpload(
  tx: Tx,
  deps: Pick<Deps, 'keys'>,
  institutionId: number,
  upload: string,
  { forUpdate = false } = {},
): Promise<DocumentRow | null> {
  if (!UPLOAD.test(upload)) return null
  const query = tx
    .select()
    .from(documents)
    .where(
      and(eq(documents.institutionId, institutionId), inArray(documents.uploadHash, deps.keys.hmacs('upload', upload))),
    )
  const [row] = await (forUpdate ? query.for('update') : query)
  return row ?? null
}

/**
 * Holds these uploads, and whatever else, until the transaction ends: all who take several files hold them in one order, so that
 * no two wait for each other.
 */
export async function holdUploads(
  tx: Tx,
  { keys }: Pick<Deps, 'keys'>,
  institutionId: number,
  uploads: readonly string[],
  others?: SQL,
): Promise<void> {
  const hashes = uploads.filter((upload) => UPLOAD.test(upload)).flatMap((upload) => keys.hmacs('upload', upload))
  if (hashes.length === 0 && !others) return
  await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.institutionId, institutionId), or(inArray(documents.uploadHash, hashes), others)))
    .orderBy(documents.id)
    .for('update')
}

/** A document that the person sent to this institution before, with an application or to a talent pool. */
export async function findOwn(
  tx: Tx,
  institutionId: number,
  id: string,
  candidateId: string | null,
): Promise<DocumentRow | null> {
  const [row] =
    candidateId === null
      ? []
      : await tx
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
              eq(documents.id, id),
              or(
                eq(applications.candidateId, candidateId),
                and(eq(poolMembers.candidateId, candidateId), eq(poolMembers.status, 'member')),
              ),
            ),
          )
  return row?.document ?? null
}
