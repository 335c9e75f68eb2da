import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { ApiKeyInput, IssuedApiKey } from '../contract/institution.ts'
import { apiKeys } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { cleanLine } from '../http/text.ts'
import { newSecret } from '../keys.ts'

/** A key for one of the institution's own systems. The secret is answered once and kept as an HMAC (R206). */
export async function issueKey(call: Call, input: ApiKeyInput): Promise<IssuedApiKey> {
  const { deps, actor, institution } = call
  if (!can(actor, 'manage-keys', institution)) throw new ProblemError('forbidden')
  const key = `opslag_${newSecret()}`
  const row = { id: deps.newId(), name: cleanLine(input.name), createdAt: deps.now() }
  await inInstitution(deps.db, institution.id, async (tx) => {
    const hash = deps.keys.hmac('api-key', key)
    await tx.insert(apiKeys).values({ institutionId: institution.id, ...row, hash })
    await audit(tx, call, 'key-issued', `key:${row.id}`)
  })
  return { ...row, createdAt: row.createdAt.toISOString(), revokedAt: null, key }
}
