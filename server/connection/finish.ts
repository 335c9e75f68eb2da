import { and, eq, isNull } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import {
  type ConnectionTestResult,
  type EndedConnectionTest,
  type Finding,
  OBLIGATORY,
} from '../contract/connection.ts'
import { connectionTests } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { cleaned } from '../http/text.ts'
import { goLive } from './go-live.ts'
import { connectionTest, isTestId } from './queries.ts'
import { removeTestJob, type SentApplication } from './remove-job.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

const TEXTS = [da.text, en.text]

/** The server's own finding: what of the application had come in, whole or garbled on its way. */
function received(sent: readonly SentApplication[], isSent: boolean): Finding {
  const [first] = sent
  const values = { count: sent.length }
  // A form that never sent anything is told by its own finding.
  if (!first && !isSent) return { check: 'application', outcome: 'skipped', values: { what: 'not-sent', ...values } }
  if (!first) return { check: 'application', outcome: 'failed', values: { what: 'not-received', ...values } }
  return first.motivation === null || TEXTS.includes(first.motivation)
    ? { check: 'application', outcome: 'passed', values: { what: 'received', ...values } }
    : { check: 'application', outcome: 'failed', values: { what: 'changed', ...values } }
}

/** Nothing failed, and what must have been looked at was, and is well. */
const hasPassed = (findings: readonly Finding[]) =>
  findings.every(({ outcome }) => outcome !== 'failed') &&
  OBLIGATORY.every((check) => findings.some((finding) => finding.check === check && finding.outcome === 'passed'))

/**
 * Ends a test with what the tester saw and with what came in, removes its job, and lets the institution go live when it
 * passed and was in test.
 * @throws ProblemError `forbidden`, `not-found`, `job-closed` when the test has ended already.
 */
export async function finishConnectionTest(
  call: Call,
  id: string,
  result: ConnectionTestResult,
): Promise<EndedConnectionTest> {
  const { deps, actor, institution } = call
  if (!can(actor, 'test-connection', institution)) throw new ProblemError('forbidden')
  if (!isTestId(id)) throw new ProblemError('not-found')
  const own = and(eq(connectionTests.institutionId, institution.id), eq(connectionTests.id, id))
  const ended = await inInstitution(deps.db, institution.id, async (tx) => {
    const [running] = await tx
      .select({ endedAt: connectionTests.endedAt })
      .from(connectionTests)
      .where(own)
      .for('update')
    if (!running) throw new ProblemError('not-found')
    if (running.endedAt) throw new ProblemError('job-closed')
    const seen = cleaned(result.findings)
    const isSent = seen.some(({ check, outcome }) => check === 'form' && outcome === 'passed')
    const findings = [...seen, received(await removeTestJob(tx, institution.id, id), isSent)]
    const passed = hasPassed(findings)
    await tx
      .update(connectionTests)
      .set({ endedAt: deps.now(), version: result.version, passed, findings })
      .where(and(own, isNull(connectionTests.endedAt)))
    await audit(tx, call, 'connection-tested', `connection-test:${id}`, {
      passed,
      failed: [...new Set(findings.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check))],
    })
    if (passed) await goLive(tx, call, `connection-test:${id}`)
    return connectionTest(tx, institution.id, id)
  })
  publicCache(deps.database).drop(institution.id)
  return ended
}
