import { and, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Language } from '../contract/language.ts'
import type { PoolMembership } from '../contract/talent-pool.ts'
import type { Tx } from '../db/client.ts'
import { poolMembers } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { documentsOfMember } from '../files/queries.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import type { Standing } from './address.ts'
import { type PoolFacts, poolFactsOf, poolOf } from './facts.ts'
import { type MemberRow, membershipOf } from './shape.ts'

/** In the pool at this moment: confirmed, not left, and within the consent's time, whether or not a sweep has run since. */
export const inForce = (at: Date): SQL =>
  and(eq(poolMembers.status, 'member'), isNull(poolMembers.leftAt), gt(poolMembers.expiresAt, at)) as SQL

/**
 * Holds a person's place in a pool until the transaction ends, with every row of theirs there: of whatever takes or leaves it, one
 * comes after the other. `others` are held too.
 *
 * No two wait for each other, since everything is held in one order, and several of a kind by their ids: codes that were mailed
 * (`holdCodes`), the setting of the pools (`holdFacts`) or the recruitment, accounts (`keepAccount`, `holdAccounts`), the place,
 * rows of what a person has (applications, drafts, agents, members), and their documents and mails.
 */
export async function holdPlace(
  tx: Tx,
  { institutionId, poolKey, candidateId }: Pick<MemberRow, 'institutionId' | 'poolKey' | 'candidateId'>,
  others?: SQL,
): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`pool ${institutionId} ${poolKey} ${candidateId}`}, 0))`,
  )
  const own = and(eq(poolMembers.poolKey, poolKey), eq(poolMembers.candidateId, candidateId))
  await tx
    .select({ id: poolMembers.id })
    .from(poolMembers)
    .where(and(eq(poolMembers.institutionId, institutionId), or(own, others)))
    .orderBy(poolMembers.id)
    .for('update')
}

/** A sign-up or membership, by its id. */
export async function memberRow(tx: Tx, institutionId: number, id: string, more?: SQL): Promise<MemberRow | null> {
  const [row] = await tx
    .select()
    .from(poolMembers)
    .where(and(eq(poolMembers.institutionId, institutionId), eq(poolMembers.id, id), more))
  return row ?? null
}

/** Whose pages, in which language and when. */
export type Viewing = {
  deps: Pick<Deps, 'config'>
  institution: InstitutionRef
  language: Language
  at: Date
}

export const standingOf = ({ deps, institution }: Pick<Viewing, 'deps' | 'institution'>): Standing => ({
  origin: deps.config.origin,
  slug: institution.slug,
  pages: institution.profile.pages,
})

/** A membership, whole, as its person sees it. */
export async function shownMembership(
  tx: Tx,
  row: MemberRow,
  viewing: Viewing,
  facts?: PoolFacts,
): Promise<PoolMembership> {
  const known = poolOf(facts ?? (await poolFactsOf(tx, viewing.institution)), row.poolKey)
  const documents = await documentsOfMember(tx, row.institutionId, row.id)
  return membershipOf(row, documents, known, { ...viewing, standing: standingOf(viewing) })
}
