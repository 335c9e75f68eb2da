import { and, eq } from 'drizzle-orm'
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

/** Since when an institution's jobs show outside its test pages, or null while it is in test (R022). */
export async function liveSince(db: Db | Tx, institutionId: number): Promise<Date | null> {
  const [row] = await db
    .select({ liveSince: institutions.liveSince })
    .from(institutions)
    .where(eq(institutions.id, institutionId))
  return row?.liveSince ?? null
}
