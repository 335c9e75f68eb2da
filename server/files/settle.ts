import { and, eq, sql } from 'drizzle-orm'
import type { FileFault } from '../contract/document.ts'
import type { Tx } from '../db/client.ts'
import { documents } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { faultOf } from '../http/fault.ts'
import { faultIn } from './checks/check.ts'
import { withoutTraces } from './checks/traces.ts'
import { removeErased } from './erase.ts'
import type { DocumentRow } from './find.ts'
import { AROUND, DamagedDocument, keyOf, recordName, sealRecord, wholeOf } from './records.ts'
import { takingTurns } from './turns.ts'

/** Files that are looked into at once: each stands in memory whole. */
const inTurn = takingTurns(2)

/** What the queue of the scanner listens to. */
export const SCAN_CHANNEL = 'opslag_documents'

/** Puts back the records that `cleaned` differs from `whole` in: of the same length, each by itself, so that a crash in between harms nothing. */
async function putChanged(deps: Deps, row: DocumentRow, whole: Buffer, cleaned: Buffer): Promise<void> {
  const key = keyOf(deps.keys, row)
  let start = 0
  for (let number = 0; number < row.records; number++) {
    const name = recordName(row, number)
    const sealed = await deps.files.get(name)
    const end = start + (sealed?.length ?? 0) - AROUND
    const part = cleaned.subarray(start, end)
    if (!part.equals(whole.subarray(start, end))) await deps.files.put(name, sealRecord(key, row, number, part))
    start = end
  }
}

/** What is wrong with a file whose last byte is here; where nothing is, it has lost what tells of place and device (T35). */
function judge(deps: Deps, row: DocumentRow): Promise<FileFault | null> {
  return inTurn(async () => {
    try {
      const whole = await wholeOf(deps, row)
      const fault = await faultIn(row.name, whole)
      if (fault) return fault
      const cleaned = withoutTraces(whole)
      if (cleaned) await putChanged(deps, row, whole, cleaned)
      return null
    } catch (error) {
      if (!(error instanceof DamagedDocument)) throw error
      deps.log.error({ document: row.id, fault: faultOf(error) }, 'document-damaged')
      return 'damaged'
    }
  })
}

const isWhole = ({ status, received, bytes }: DocumentRow) => status === 'uploading' && received === bytes

async function settle(tx: Tx, deps: Deps, row: DocumentRow, fault: FileFault | null): Promise<DocumentRow> {
  const at = deps.now()
  const status = fault ? 'blocked' : deps.scanner ? 'pending' : 'clean'
  const [settled] = await tx
    .update(documents)
    .set({
      status,
      fault,
      completedAt: at,
      scanDueAt: status === 'pending' ? at : null,
      // Nobody gets a blocked one: its key goes at once.
      ...(fault && { wrappedKey: null, records: 0 }),
    })
    .where(
      and(
        eq(documents.institutionId, row.institutionId),
        eq(documents.id, row.id),
        eq(documents.status, 'uploading'),
        eq(documents.received, documents.bytes),
      ),
    )
    .returning()
  if (status === 'pending') await tx.execute(sql`select pg_notify(${SCAN_CHANNEL}, '')`)
  return settled ?? row
}

/**
 * Decides about an upload whose last byte is here: content and structure first, then the scanner, where there is one. The
 * bytes of a blocked one go. Looking into it happens outside of any transaction, writing down what was found in `within`.
 */
export async function endUpload(
  deps: Deps,
  row: DocumentRow,
  within: (work: (tx: Tx) => Promise<DocumentRow>) => Promise<DocumentRow>,
): Promise<DocumentRow> {
  if (!isWhole(row)) return row
  const fault = await judge(deps, row)
  const settled = await within((tx) => settle(tx, deps, row, fault))
  if (settled.status === 'blocked') await removeErased(deps, [settled])
  return settled
}
