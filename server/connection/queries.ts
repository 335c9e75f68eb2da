import { and, desc, eq } from 'drizzle-orm'
import * as z from 'zod'
import { can } from '../actors.ts'
import {
  type ConnectionTest,
  type ConnectionTestList,
  type EndedConnectionTest,
  Finding,
} from '../contract/connection.ts'
import type { Tx } from '../db/client.ts'
import { connectionTests } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { liveSince } from '../institutions/queries.ts'

const SHOWN = 50

/** Anything that cannot be an id is a test that is not there. */
export const isTestId = (text: string): boolean => z.guid().safeParse(text).success

const shown = (row: typeof connectionTests.$inferSelect): ConnectionTest => ({
  id: row.id,
  address: row.address,
  startedAt: row.startedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  version: row.version,
  passed: row.passed,
  findings: z.array(Finding).parse(row.findings),
  actor: row.actor,
})

const liveSinceOf = async (tx: Tx, institutionId: number): Promise<string | null> =>
  (await liveSince(tx, institutionId))?.toISOString() ?? null

/** One test with what the institution is now. @throws ProblemError `not-found`. */
export async function connectionTest(tx: Tx, institutionId: number, id: string): Promise<EndedConnectionTest> {
  const [row] = await tx
    .select()
    .from(connectionTests)
    .where(and(eq(connectionTests.institutionId, institutionId), eq(connectionTests.id, id)))
  if (!row) throw new ProblemError('not-found')
  return { liveSince: await liveSinceOf(tx, institutionId), test: shown(row) }
}

/** The newest tests, newest first. @throws ProblemError `forbidden`. */
export function listConnectionTests({ deps, actor, institution }: Call): Promise<ConnectionTestList> {
  if (!can(actor, 'test-connection', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const tests = await tx
      .select()
      .from(connectionTests)
      .where(eq(connectionTests.institutionId, institution.id))
      .orderBy(desc(connectionTests.startedAt), desc(connectionTests.id))
      .limit(SHOWN)
    return { liveSince: await liveSinceOf(tx, institution.id), items: tests.map(shown) }
  })
}
