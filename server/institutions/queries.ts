import { and, eq, sql } from 'drizzle-orm'
import { Key } from '../contract/language.ts'
import { Profile } from '../contract/settings.ts'
import type { Db, Tx } from '../db/client.ts'
import { institutions, settings } from '../db/schema/index.ts'
import { publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'

/** An institution as the server's code knows it. */
export type InstitutionRef = { id: number; slug: string; profile: Profile }

/** The institution of an address, or null. */
export async function institutionBySlug({ db }: Pick<Deps, 'db'>, slug: string): Promise<InstitutionRef | null> {
  if (!Key.safeParse(slug).success) return null
  const [row] = await publicly(db)
    .select({ id: institutions.id, slug: institutions.slug, profile: settings.value })
    .from(institutions)
    .innerJoin(settings, and(eq(settings.institutionId, institutions.id), eq(settings.thing, 'profile')))
    .where(eq(institutions.slug, slug))
  return row ? { id: row.id, slug: row.slug, profile: Profile.parse(row.profile) } : null
}

/** The institution of a row, or null. */
export async function institutionById({ db }: Pick<Deps, 'db'>, id: number): Promise<InstitutionRef | null> {
  const [row] = await publicly(db).select({ slug: institutions.slug }).from(institutions).where(eq(institutions.id, id))
  return row ? institutionBySlug({ db }, row.slug) : null
}

/** Whether any institution lists this origin among its pages'. */
export async function isListedAnywhere({ db }: Pick<Deps, 'db'>, origin: string): Promise<boolean> {
  const found = await publicly(db)
    .select({ one: sql`1` })
    .from(settings)
    .where(and(eq(settings.thing, 'profile'), sql`jsonb_exists(${settings.value} -> 'origins', ${origin})`))
    .limit(1)
  return found.length > 0
}

/** Since when an institution's jobs show outside its test pages, or null while it is in test (R022). */
export async function liveSince(db: Db | Tx, institutionId: number): Promise<Date | null> {
  const [row] = await db
    .select({ liveSince: institutions.liveSince })
    .from(institutions)
    .where(eq(institutions.id, institutionId))
  return row?.liveSince ?? null
}
