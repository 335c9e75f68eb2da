import { asc, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import type { ApiKey, ApiKeyList } from '../contract/institution.ts'
import { apiKeys } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'

export const apiKeyFrom = ({ id, name, createdAt, revokedAt }: typeof apiKeys.$inferSelect): ApiKey => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
})

/** The institution's keys, revoked ones too, oldest first. @throws ProblemError `forbidden`. */
export async function listKeys({ deps, actor, institution }: Call): Promise<ApiKeyList> {
  if (!can(actor, 'manage-keys', institution)) throw new ProblemError('forbidden')
  const found = await inInstitution(deps.db, institution.id, (tx) =>
    tx
      .select()
      .from(apiKeys)
      .where(eq(apiKeys.institutionId, institution.id))
      .orderBy(asc(apiKeys.createdAt), asc(apiKeys.id)),
  )
  return { items: found.map(apiKeyFrom) }
}
