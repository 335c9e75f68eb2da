import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { documents } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'

export type DocumentRow = typeof documents.$inferSelect

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
  if (!/^[\w-]{20,80}$/.test(upload)) return null
  const query = tx
    .select()
    .from(documents)
    .where(
      and(eq(documents.institutionId, institutionId), inArray(documents.uploadHash, deps.keys.hmacs('upload', upload))),
    )
  const [row] = await (forUpdate ? query.for('update') : query)
  return row ?? null
}
