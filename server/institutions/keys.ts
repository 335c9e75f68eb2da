import { and, inArray, isNull } from 'drizzle-orm'
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
  const [row] = await asSystem(db, (tx) =>
    tx
      .select({ institutionId: apiKeys.institutionId, id: apiKeys.id })
      .from(apiKeys)
      .where(and(inArray(apiKeys.hash, keys.hmacs('api-key', token)), isNull(apiKeys.revokedAt))),
  )
  return row ? { kind: 'key', ...row } : null
}
