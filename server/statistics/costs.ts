import type { Tx } from '../db/client.ts'
import type { Leaf, Narrowed } from './group.ts'

/** What ads have cost, by the day in Copenhagen that they began to stand in a medium. */
export async function costsOf(_tx: Tx, _institutionId: number, _where: Narrowed): Promise<Leaf<'cost'>[]> {
  return []
}
