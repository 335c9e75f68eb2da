import { actorName, can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { EndedConnectionTest, Waiver } from '../contract/connection.ts'
import { connectionTests } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { cleanLine } from '../http/text.ts'
import { goLive } from './go-live.ts'
import { connectionTest } from './queries.ts'

/**
 * Declares an institution live whose pages no tester reaches, such as an intranet's. The reason stays among its tests.
 * @throws ProblemError `forbidden` for anybody but the operator.
 */
export async function waiveConnectionTest(call: Call, { reason }: Waiver): Promise<EndedConnectionTest> {
  const { deps, actor, institution } = call
  if (!can(actor, 'waive-connection-test', institution)) throw new ProblemError('forbidden')
  const id = deps.newId()
  const now = deps.now()
  const ended = await inInstitution(deps.db, institution.id, async (tx) => {
    await tx.insert(connectionTests).values({
      institutionId: institution.id,
      id,
      startedAt: now,
      endedAt: now,
      address: '',
      passed: false,
      findings: [{ check: 'waived', outcome: 'skipped', values: { what: 'waived', reason: cleanLine(reason) } }],
      actor: actorName(actor),
    })
    await audit(tx, call, 'connection-test-waived', `connection-test:${id}`)
    await goLive(tx, call, `connection-test:${id}`)
    return connectionTest(tx, institution.id, id)
  })
  publicCache(deps.database).drop(institution.id)
  return ended
}
