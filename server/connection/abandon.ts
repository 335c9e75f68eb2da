import { and, eq, isNull, lte } from 'drizzle-orm'
import { TEST_MINUTES } from '../contract/connection.ts'
import { connectionTests } from '../db/schema/index.ts'
import { asSystem, inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { removeTestJob } from './remove-job.ts'

/** Ends the tests that nobody has ended within an hour: not passed, their jobs gone. */
export async function endAbandonedTests({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  const at = now()
  const begun = new Date(at.getTime() - TEST_MINUTES * 60_000)
  const abandoned = await asSystem(db, (tx) =>
    tx
      .select({ institutionId: connectionTests.institutionId, id: connectionTests.id })
      .from(connectionTests)
      .where(and(isNull(connectionTests.endedAt), lte(connectionTests.startedAt, begun))),
  )
  for (const { institutionId, id } of abandoned)
    await inInstitution(db, institutionId, async (tx) => {
      const running = and(
        eq(connectionTests.institutionId, institutionId),
        eq(connectionTests.id, id),
        isNull(connectionTests.endedAt),
      )
      const [mine] = await tx.select({ id: connectionTests.id }).from(connectionTests).where(running).for('update')
      if (!mine) return
      await removeTestJob(tx, institutionId, id)
      await tx
        .update(connectionTests)
        .set({
          endedAt: at,
          passed: false,
          findings: [{ check: 'application', outcome: 'failed', values: { what: 'abandoned' } }],
        })
        .where(running)
    })
}
