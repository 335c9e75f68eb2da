import { and, asc, eq } from 'drizzle-orm'
import type { DocumentState } from '../contract/document.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import type { StoredAnswer } from '../contract/question.ts'
import { poolMembers } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { documentsOfMember } from '../files/queries.ts'
import type { Call } from '../http/router.ts'
import { poolFactsOf } from './facts.ts'
import { viewingOf } from './own.ts'

/** A sign-up or membership as a person takes it along. */
export type ExportedMembership = {
  institution: { slug: string; name: string }
  pool: { key: string; name: string }
  /** `waiting`: its address has not been confirmed; `left`: erased once it can no longer be undone. */
  status: 'waiting' | 'member' | 'left'
  name: string
  phone: string | null
  motivation: string | null
  documents: DocumentState[]
  answers: StoredAnswer[]
  consent: { version: string; text: string; at: string }
  privacyNotice: { version: string; text: string }
  medium: string | null
  signedUpAt: string
  confirmedAt: string | null
  changedAt: string | null
  expiresAt: string
}

/** Everything that a person has in an institution's talent pools, whether it counts or not. @throws ProblemError `sign-in`, `forbidden`. */
export async function exportMemberships(call: Call, language: Language): Promise<ExportedMembership[]> {
  const { institution, candidateId } = viewingOf(call, language)
  const own = { slug: institution.slug, name: inLanguage(institution.profile.name, language).text }
  return inInstitution(call.deps.db, institution.id, async (tx) => {
    const { pools } = await poolFactsOf(tx, institution)
    const found = await tx
      .select()
      .from(poolMembers)
      .where(and(eq(poolMembers.institutionId, institution.id), eq(poolMembers.candidateId, candidateId)))
      .orderBy(asc(poolMembers.createdAt), asc(poolMembers.id))
    const exported: ExportedMembership[] = []
    for (const row of found) {
      const pool = pools.find(({ key }) => key === row.poolKey)
      exported.push({
        institution: own,
        pool: { key: row.poolKey, name: pool ? inLanguage(pool.name, language).text : row.poolKey },
        status: row.status === 'unconfirmed' ? 'waiting' : row.leftAt ? 'left' : 'member',
        name: row.name,
        phone: row.phone,
        motivation: row.motivation,
        documents: await documentsOfMember(tx, institution.id, row.id),
        answers: row.answers,
        consent: { version: row.consentVersion, text: row.consentText, at: row.consentedAt.toISOString() },
        privacyNotice: { version: row.privacyVersion, text: row.privacyText },
        medium: row.medium,
        signedUpAt: row.createdAt.toISOString(),
        confirmedAt: row.confirmedAt?.toISOString() ?? null,
        changedAt: row.changedAt?.toISOString() ?? null,
        expiresAt: row.expiresAt.toISOString(),
      })
    }
    return exported
  })
}
