import { and, eq } from 'drizzle-orm'
import type { DocumentState } from '../contract/document.ts'
import type { Tx } from '../db/client.ts'
import { applications, documents } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { findUpload } from '../files/find.ts'
import { documentState } from '../files/queries.ts'
import { isId } from '../http/ids.ts'

type Whose = { institutionId: number; id: string; candidateId: string }

/** A document that the person has sent to the institution before. */
async function sentBefore(tx: Tx, { institutionId, candidateId }: Whose, id: string) {
  const [row] = await tx
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
    .where(and(eq(documents.institutionId, institutionId), eq(documents.id, id)))
  return row?.document
}

/**
 * The files that a draft names and that are still there, by the ids under which it names them and in its order: uploads that
 * it keeps, and documents that its person has sent to the institution before.
 */
export async function documentsOfDraft(
  tx: Tx,
  deps: Pick<Deps, 'keys'>,
  draft: Whose,
  named: readonly string[],
): Promise<DocumentState[]> {
  const found: DocumentState[] = []
  for (const name of new Set(named)) {
    const upload = isId(name) ? null : await findUpload(tx, deps, draft.institutionId, name)
    const row = isId(name) ? await sentBefore(tx, draft, name) : upload?.draftId === draft.id ? upload : null
    if (row) found.push({ ...documentState(row), id: name })
  }
  return found
}
