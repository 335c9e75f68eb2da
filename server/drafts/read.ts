import { signedIn } from '../candidates/signed-in.ts'
import type { Draft, DraftList } from '../contract/draft.ts'
import { inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { internalSettings } from '../internal/setting.ts'
import { openContent } from './content.ts'
import { documentsOfDraft } from './documents.ts'
import { draftRows, draftSummary } from './queries.ts'

type OwnCall = Pick<Call, 'deps' | 'actor' | 'institution' | 'startedAt'>

/** A person's own drafts at the institution of the session. */
export const ownDrafts = async (call: OwnCall): Promise<DraftList> => {
  const { deps, institution, startedAt } = call
  const { id: person } = signedIn(call, 'own-application')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const internal = await internalSettings(tx, institution.id)
    const found = await draftRows(tx, institution.id, person, startedAt)
    return { items: found.map((row) => draftSummary(deps, institution, internal, row)) }
  })
}

/** One of them, whole. @throws ProblemError `not-found`. */
export async function ownDraft(call: OwnCall, id: string): Promise<Draft> {
  const { deps, institution, startedAt } = call
  const { id: person } = signedIn(call, 'own-application')
  if (!isId(id)) throw new ProblemError('not-found')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [row] = await draftRows(tx, institution.id, person, startedAt, id)
    if (!row) throw new ProblemError('not-found')
    const { content } = openContent(deps, row.draft)
    const documents = await documentsOfDraft(tx, deps, row.draft, content.documents)
    const internal = await internalSettings(tx, institution.id)
    return { ...draftSummary(deps, institution, internal, row), content, documents }
  })
}
