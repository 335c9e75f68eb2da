import { eq, sql } from 'drizzle-orm'
import type { Language } from '../contract/language.ts'
import { Profile } from '../contract/settings.ts'
import type { TalentPool, TalentPoolSummary } from '../contract/talent-pool.ts'
import type { Db } from '../db/client.ts'
import { institutions, settings } from '../db/schema/index.ts'
import { publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem.ts'
import type { PublicAnswer } from '../http/public-cache.ts'
import type { Standing } from './address.ts'
import { POOL_SETTINGS, type PoolFacts, poolFacts, poolOf } from './facts.ts'
import { poolSummary, wholePool } from './shape.ts'

type Reading = Pick<Deps, 'db' | 'config'>
type SettingRow = { thing: string; value: unknown }

const things = sql.join(
  ['profile', ...POOL_SETTINGS].map((thing) => sql`${thing}`),
  sql`, `,
)

const prepare = (db: Db) =>
  publicly(db)
    .select({
      id: institutions.id,
      slug: institutions.slug,
      settings: sql<SettingRow[]>`(
        select json_agg(json_build_object('thing', s.thing, 'value', s.value))
        from ${settings} s where s.institution_id = ${institutions.id} and s.thing in (${things}))`,
    })
    .from(institutions)
    .where(eq(institutions.slug, sql.placeholder('institution')))
    .prepare('talent_pools')
const prepared = new WeakMap<Db, ReturnType<typeof prepare>>()

/** An institution's pools as everybody may read them: one statement. @throws ProblemError `unknown-institution`. */
async function published(
  { db, config }: Reading,
  slug: string,
): Promise<{ institutionId: number; facts: PoolFacts; standing: Standing }> {
  const read = prepared.get(db) ?? prepare(db)
  prepared.set(db, read)
  const [row] = await read.execute({ institution: slug })
  const profile = Profile.safeParse(row?.settings?.find(({ thing }) => thing === 'profile')?.value)
  if (!row || !profile.success) throw new ProblemError('unknown-institution')
  return {
    institutionId: row.id,
    facts: poolFacts(profile.data, row.settings),
    standing: { origin: config.origin, slug: row.slug, pages: profile.data.pages },
  }
}

const answer = (institutionId: number, language: Language, value: unknown): PublicAnswer => ({
  body: JSON.stringify(value),
  contentType: 'application/json; charset=utf-8',
  language,
  institutionId,
  validUntil: null,
})

/** All pools, in the institution's order, closed ones too. @throws ProblemError `unknown-institution`. */
export async function publicPools(deps: Reading, slug: string, language: Language): Promise<TalentPoolSummary[]> {
  const { facts, standing } = await published(deps, slug)
  return facts.pools.map((pool) => poolSummary(pool, facts, standing, language))
}

/** One pool with its form. @throws ProblemError `unknown-institution`, `not-found`. */
export async function publicPool(deps: Reading, slug: string, key: string, language: Language): Promise<TalentPool> {
  const { facts, standing } = await published(deps, slug)
  return wholePool(poolOf(facts, key), standing, language)
}

/** The list for the public cache. */
export async function poolsAnswer(deps: Reading, slug: string, language: Language): Promise<PublicAnswer> {
  const { institutionId, facts, standing } = await published(deps, slug)
  const items = facts.pools.map((pool) => poolSummary(pool, facts, standing, language))
  return answer(institutionId, language, { items })
}

/** One for the public cache. */
export async function poolAnswer(deps: Reading, slug: string, key: string, language: Language): Promise<PublicAnswer> {
  const { institutionId, facts, standing } = await published(deps, slug)
  return answer(institutionId, language, wholePool(poolOf(facts, key), standing, language))
}
