import type { DocumentState } from '../contract/document.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import type { PoolMembership, TalentPool, TalentPoolInput, TalentPoolSummary } from '../contract/talent-pool.ts'
import type { poolMembers } from '../db/schema/index.ts'
import { poolAddress, type Standing } from './address.ts'
import { consentOf } from './consent.ts'
import type { KnownPool, PoolFacts } from './facts.ts'
import { poolForm } from './form.ts'
import { canRenew } from './renewable.ts'

/** A pool in a list, texts in the asked language. */
export function poolSummary(
  pool: TalentPoolInput,
  facts: PoolFacts,
  standing: Standing,
  language: Language,
): TalentPoolSummary {
  return {
    key: pool.key,
    institution: { slug: standing.slug, name: inLanguage(facts.institutionName, language).text },
    name: inLanguage(pool.name, language).text,
    text: inLanguage(pool.text, language).text,
    staffGroup: pool.staffGroup ? inLanguage(pool.staffGroup, language).text : null,
    open: pool.open,
    url: poolAddress(standing, pool.key),
  }
}

/** A pool with its form. */
export const wholePool = (known: KnownPool, standing: Standing, language: Language): TalentPool => ({
  ...poolSummary(known.pool, known.facts, standing, language),
  form: known.pool.open
    ? { ...poolForm(known, language), consent: consentOf(known.pool, known.facts, language) }
    : null,
})

/** A membership's row. */
export type MemberRow = typeof poolMembers.$inferSelect

/** A membership as its person sees it. */
export function membershipOf(
  row: MemberRow,
  documents: DocumentState[],
  known: KnownPool,
  { standing, language, at }: { standing: Standing; language: Language; at: Date },
): PoolMembership {
  const renews = canRenew(row, known.pool, at)
  return {
    id: row.id,
    pool: poolSummary(known.pool, known.facts, standing, language),
    name: row.name,
    phone: row.phone,
    motivation: row.motivation,
    documents,
    answers: row.answers,
    consent: { version: row.consentVersion, text: row.consentText, at: row.consentedAt.toISOString() },
    joinedAt: (row.confirmedAt ?? row.createdAt).toISOString(),
    changedAt: row.changedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
    canRenew: renews,
    renewal: renews ? consentOf(known.pool, known.facts, language) : null,
    form: poolForm(known, language),
  }
}
