import type { Problem } from '../contract/problem.ts'
import type { Tx } from '../db/client.ts'

type Fault = NonNullable<Problem['fields']>[number]
type Named = { kind: string; picture?: string; poster?: string | null | undefined }

/** Pictures that blocks name and the institution does not have, by the place of their ids. */
export async function missingPictures(
  _tx: Tx,
  _institutionId: number,
  _blocks: readonly Named[],
  _path: string,
): Promise<Fault[]> {
  return []
}
