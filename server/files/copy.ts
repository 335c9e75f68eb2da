import type { Tx } from '../db/client.ts'
import { documents } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { newSecret } from '../keys.ts'
import type { DocumentRow } from './find.ts'
import { bytesOf, newDocumentKey, recordName, sealRecord, wrapKey } from './records.ts'

/**
 * A document once more for another application or member, under a key of its own: each lives and is erased with what it belongs to.
 * Its bytes are in the store before its row is committed; where it never is, the sweep takes them.
 */
export async function copyDocument(
  tx: Tx,
  deps: Pick<Deps, 'files' | 'keys' | 'now' | 'newId'>,
  source: DocumentRow,
  to: Pick<DocumentRow, 'jobId' | 'poolKey' | 'applicationId' | 'memberId' | 'position'>,
): Promise<void> {
  const copy = { institutionId: source.institutionId, id: deps.newId() }
  const key = newDocumentKey()
  let records = 0
  for await (const plain of bytesOf(deps, source)) {
    await deps.files.put(recordName(copy, records), sealRecord(key, copy, records, plain))
    records++
  }
  const { name, bytes, status, scannedAt } = source
  const at = deps.now()
  await tx.insert(documents).values({
    ...copy,
    ...to,
    // Nobody holds a secret to it: it never was an upload.
    uploadHash: deps.keys.hmac('upload', newSecret()),
    name,
    bytes,
    received: bytes,
    records,
    status,
    wrappedKey: wrapKey(deps.keys, key, copy),
    createdAt: at,
    completedAt: at,
    scanDueAt: status === 'pending' ? at : null,
    scannedAt,
  })
}
