import { and, eq, inArray, isNull, notInArray, or } from 'drizzle-orm'
import type { DocumentState } from '../contract/document.ts'
import type { Tx } from '../db/client.ts'
import { applications, documents } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { documentState } from '../files/queries.ts'
import { isId } from './content.ts'

type Which = { institutionId: number; id: string; jobId: number }

const hashesOf = ({ keys }: Pick<Deps, 'keys'>, uploads: readonly string[]) =>
  new Map(uploads.flatMap((upload) => keys.hmacs('upload', upload).map((hash) => [hash, upload] as const)))

/**
 * Makes the uploads that a draft names its own, so that they are kept as long as it is; those that it names no longer are
 * nobody's again. An upload's id is known to whoever uploaded it alone; one that has been sent with an application stays there.
 */
export async function holdDocuments(
  tx: Tx,
  deps: Pick<Deps, 'keys'>,
  { institutionId, id, jobId }: Which,
  uploads: readonly string[],
): Promise<void> {
  const hashes = [...hashesOf(deps, uploads).keys()]
  await tx
    .update(documents)
    .set({ draftId: null })
    .where(
      and(
        eq(documents.institutionId, institutionId),
        eq(documents.draftId, id),
        hashes.length > 0 ? notInArray(documents.uploadHash, hashes) : undefined,
      ),
    )
  if (hashes.length === 0) return
  await tx
    .update(documents)
    .set({ draftId: id })
    .where(
      and(
        eq(documents.institutionId, institutionId),
        eq(documents.jobId, jobId),
        inArray(documents.uploadHash, hashes),
        isNull(documents.applicationId),
        or(isNull(documents.draftId), eq(documents.draftId, id)),
      ),
    )
}

/**
 * The files that a draft names and that are still there, by the ids under which it names them and in its order: uploads of its
 * own, and documents that its person has sent to the institution before.
 */
export async function documentsOfDraft(
  tx: Tx,
  deps: Pick<Deps, 'keys'>,
  { institutionId, id, candidateId }: Pick<Which, 'institutionId' | 'id'> & { candidateId: string },
  named: readonly string[],
): Promise<DocumentState[]> {
  const byHash = hashesOf(deps, named)
  const held = await tx
    .select()
    .from(documents)
    .where(and(eq(documents.institutionId, institutionId), eq(documents.draftId, id)))
  const ids = named.filter(isId)
  const sent = ids.length
    ? await tx
        .select({ document: documents })
        .from(documents)
        .innerJoin(
          applications,
          and(
            eq(applications.institutionId, documents.institutionId),
            eq(applications.id, documents.applicationId),
            eq(applications.candidateId, candidateId),
          ),
        )
        .where(and(eq(documents.institutionId, institutionId), inArray(documents.id, ids)))
    : []
  const byName = new Map([
    ...sent.map(({ document }) => [document.id, document] as const),
    ...held.map((document) => [byHash.get(document.uploadHash), document] as const),
  ])
  return named.flatMap((name) => {
    const row = byName.get(name)
    return row ? [{ ...documentState(row), id: name }] : []
  })
}
