import type { Tx } from '../db/client.ts'
import { recruitmentCases } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'

/** Opens the recruitment that a new job belongs to, in the transaction that creates the job. Answers its id. */
export async function openCase(
  tx: Tx,
  { now, newId }: Pick<Deps, 'now' | 'newId'>,
  institutionId: number,
): Promise<string> {
  const id = newId()
  await tx.insert(recruitmentCases).values({ institutionId, id, createdAt: now() })
  return id
}
