import { and, eq, inArray } from 'drizzle-orm'
import type { Contact } from '../contract/job.ts'
import type { LocalizedText } from '../contract/language.ts'
import { Retention } from '../contract/settings.ts'
import { type TalentPoolInput, TalentPools } from '../contract/talent-pool.ts'
import type { Db, Tx } from '../db/client.ts'
import { settings } from '../db/schema/index.ts'
import { ProblemError } from '../http/problem.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import { lockSetting } from '../settings/job-questions.ts'
import { STANDARD } from '../settings/standard.ts'

/** An institution's pools with what their texts are made of. */
export type PoolFacts = {
  pools: readonly TalentPoolInput[]
  institutionName: LocalizedText
  contact: Contact | null | undefined
  /** How long a consent holds where the pool says nothing. */
  months: number
}

/** The settings that a pool is made of. */
export const POOL_SETTINGS = ['talent-pools', 'retention'] as const

/** The facts from those of the settings that exist. */
export function poolFacts(
  { name, contact }: Pick<InstitutionRef['profile'], 'name' | 'contact'>,
  rows: readonly { thing: string; value: unknown }[],
): PoolFacts {
  const of = (thing: string) => rows.find((row) => row.thing === thing)?.value
  return {
    pools: TalentPools.parse(of('talent-pools') ?? STANDARD['talent-pools']).pools,
    institutionName: name,
    contact,
    months: Retention.parse(of('retention') ?? STANDARD.retention).talentPoolMonths,
  }
}

type Whose = Pick<InstitutionRef, 'id' | 'profile'>

/** The facts as they stand in this transaction. */
export async function poolFactsOf(db: Db | Tx, { id, profile }: Whose): Promise<PoolFacts> {
  const found = await db
    .select({ thing: settings.thing, value: settings.value })
    .from(settings)
    .where(and(eq(settings.institutionId, id), inArray(settings.thing, [...POOL_SETTINGS])))
  return poolFacts(profile, found)
}

/** A pool of an institution's with its facts. */
export type KnownPool = { pool: TalentPoolInput; facts: PoolFacts }

/** The pool of a key. @throws ProblemError `not-found`. */
export function poolOf(facts: PoolFacts, key: string): KnownPool {
  const pool = facts.pools.find((one) => one.key === key)
  if (!pool) throw new ProblemError('not-found')
  return { pool, facts }
}

/** The facts while the setting of the pools stands still: nobody comes into a pool that is being closed or taken away. */
export async function holdFacts(tx: Tx, institution: Whose): Promise<PoolFacts> {
  await lockSetting(tx, institution.id, 'talent-pools', 'shared')
  return poolFactsOf(tx, institution)
}

/** The pool of a key, held so, where somebody wants in. @throws ProblemError `not-found`, `pool-closed`. */
export async function holdOpenPool(tx: Tx, institution: Whose, key: string): Promise<KnownPool> {
  const known = poolOf(await holdFacts(tx, institution), key)
  if (!known.pool.open) throw new ProblemError('pool-closed')
  return known
}
