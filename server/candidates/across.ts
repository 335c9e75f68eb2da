import { and, eq } from 'drizzle-orm'
import { inLanguage, type Language } from '../contract/language.ts'
import { applications, drafts, jobs, poolMembers } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Call } from '../http/router.ts'
import { type InstitutionRef, institutionById } from '../institutions/queries.ts'
import { type Deletion, deletionsOf } from '../retention/due.ts'
import { signedIn } from './signed-in.ts'

/**
 * The institutions that the person has an application, a draft or a place in a talent pool at: the one whose page this is first, the others by name.
 * @throws ProblemError `sign-in`, `forbidden`.
 */
export async function ownInstitutions(call: Call, language: Language): Promise<InstitutionRef[]> {
  const { id } = signedIn(call, 'own-account')
  const ids = await asSystem(call.deps.db, async (tx) => {
    const applied = await tx
      .selectDistinct({ id: applications.institutionId })
      .from(applications)
      .where(eq(applications.candidateId, id))
    const saved = await tx.selectDistinct({ id: drafts.institutionId }).from(drafts).where(eq(drafts.candidateId, id))
    const joined = await tx
      .selectDistinct({ id: poolMembers.institutionId })
      .from(poolMembers)
      .where(eq(poolMembers.candidateId, id))
    return new Set([...applied, ...saved, ...joined].map((row) => row.id))
  })
  const found: InstitutionRef[] = []
  for (const id of ids) {
    const institution = await institutionById(call.deps, id)
    if (institution) found.push(institution)
  }
  const name = ({ profile }: InstitutionRef) => inLanguage(profile.name, language).text
  const order = new Intl.Collator(language)
  const isHere = ({ id }: InstitutionRef) => id === call.institution.id
  return found.sort((a, b) => Number(isHere(b)) - Number(isHere(a)) || order.compare(name(a), name(b)))
}

/** When one of the person's applications is deleted by its institution's rule. */
export type OwnDeletion = Deletion & { institutionId: number; reference: string; title: string }

/** When each of the person's applications is deleted. @throws ProblemError `sign-in`, `forbidden`. */
export function ownDeletions(call: Call): Promise<OwnDeletion[]> {
  const { id } = signedIn(call, 'own-account')
  return asSystem(call.deps.db, async (tx) => {
    const own = await tx
      .select({
        id: applications.id,
        institutionId: applications.institutionId,
        reference: applications.reference,
        title: jobs.title,
      })
      .from(applications)
      .innerJoin(jobs, and(eq(jobs.institutionId, applications.institutionId), eq(jobs.id, applications.jobId)))
      .where(eq(applications.candidateId, id))
      .orderBy(applications.receivedAt)
    const deletions = await deletionsOf(
      tx,
      own.map((row) => row.id),
    )
    return own.map(({ id, ...row }) => ({ ...row, ...(deletions.get(id) ?? { deletedFrom: null, isLatest: true }) }))
  })
}
