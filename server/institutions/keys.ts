import { and, eq, isNull } from 'drizzle-orm'
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
  const hash = keys.hmac('api-key', token)
  const [row] = await asSystem(db, (tx) =>
    tx
      .select({ institutionId: apiKeys.institutionId, id: apiKeys.id })
      .from(apiKeys)
      .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt))),
  )
  return row ? { kind: 'key', ...row } : null
}
