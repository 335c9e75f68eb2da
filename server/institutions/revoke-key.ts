import { and, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { ApiKey } from '../contract/institution.ts'
import { apiKeys } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { apiKeyFrom } from './list-keys.ts'

/** From now on the key opens nothing. Revoking it again changes nothing. @throws ProblemError `forbidden`; `not-found`. */
export async function revokeKey(call: Call, id: string): Promise<ApiKey> {
  const { deps, actor, institution } = call
  if (!can(actor, 'manage-keys', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const which = and(eq(apiKeys.institutionId, institution.id), eq(apiKeys.id, id))
    const [row] = await tx.select().from(apiKeys).where(which).for('update')
    if (!row) throw new ProblemError('not-found')
    if (row.revokedAt) return apiKeyFrom(row)
    const revokedAt = deps.now()
    await tx.update(apiKeys).set({ revokedAt }).where(which)
    await audit(tx, call, 'key-revoked', `key:${id}`)
    return apiKeyFrom({ ...row, revokedAt })
  })
}
