import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Actor } from '../actors.ts'
import { apiKeys } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { sameSecret } from '../keys.ts'

/** Whose key this is, or null when it is nobody's or was revoked. */
export async function keyActor(
  { db, keys, config }: Pick<Deps, 'db' | 'keys' | 'config'>,
  token: string,
): Promise<Actor | null> {
  if (sameSecret(token, config.adminKey)) return { kind: 'admin' }
  const known = keys.hmacs('api-key', token)
  const hash = known[0]!
  const row = await asSystem(db, async (tx) => {
    const [found] = await tx
      .select({ institutionId: apiKeys.institutionId, id: apiKeys.id, hash: apiKeys.hash })
      .from(apiKeys)
      .where(and(inArray(apiKeys.hash, known), isNull(apiKeys.revokedAt)))
    // Known by an earlier generation of `OPSLAG_KEYS`: by the newest from now on, so that the earlier one can go.
    if (found && found.hash !== hash)
      await tx
        .update(apiKeys)
        .set({ hash })
        .where(and(eq(apiKeys.institutionId, found.institutionId), eq(apiKeys.id, found.id)))
    return found
  })
  return row ? { kind: 'key', institutionId: row.institutionId, id: row.id } : null
}
