import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { documents } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'

export type DocumentRow = typeof documents.$inferSelect

/** A document's own id, as an institution and its owner see it; an upload's is a secret of another form. */
export const isDocumentId = (id: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)

/** What an upload's secret is stored as. */
export const uploadHashes = ({ keys }: Pick<Deps, 'keys'>, upload: string) => keys.hmacs('upload', upload)

/** The file that an upload's secret names, or null. `forUpdate` holds it until the transaction ends. */
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
    .where(and(eq(documents.institutionId, institutionId), inArray(documents.uploadHash, uploadHashes(deps, upload))))
  const [row] = await (forUpdate ? query.for('update') : query)
  return row ?? null
}
