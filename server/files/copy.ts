import type { Tx } from '../db/client.ts'
import { documents } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { newSecret } from '../keys.ts'
import type { DocumentRow } from './find.ts'
import { bytesOf, newDocumentKey, recordName, sealRecord, wrapKey } from './records.ts'

/** Bytes of a document once more in the store, which no row names yet. */
export type Copy = { institutionId: number; id: string; records: number; wrappedKey: string }

/**
 * The bytes of a document once more, under a key of their own: each lives and is erased with what it belongs to. They are in the
 * store before their row is committed; where it never is, the sweep takes them.
 */
export async function copyBytes(deps: Pick<Deps, 'files' | 'keys' | 'newId'>, source: DocumentRow): Promise<Copy> {
  const copy = { institutionId: source.institutionId, id: deps.newId() }
  const key = newDocumentKey()
  let records = 0
  for await (const plain of bytesOf(deps, source)) {
    await deps.files.put(recordName(copy, records), sealRecord(key, copy, records, plain))
    records++
  }
  return { ...copy, records, wrappedKey: wrapKey(deps.keys, key, copy) }
}

/** Makes a copy the document of an application or a member; what is known of the one that it is a copy of holds for it too. */
export async function insertCopy(
  tx: Tx,
  deps: Pick<Deps, 'keys' | 'now'>,
  copy: Copy,
  { name, bytes, status, scannedAt }: DocumentRow,
  to: Pick<DocumentRow, 'jobId' | 'poolKey' | 'applicationId' | 'memberId' | 'position'>,
): Promise<void> {
  const at = deps.now()
  await tx.insert(documents).values({
    ...copy,
    ...to,
    // Nobody holds a secret to it: it never was an upload.
    uploadHash: deps.keys.hmac('upload', newSecret()),
    name,
    bytes,
    received: bytes,
    status,
    createdAt: at,
    completedAt: at,
    scanDueAt: status === 'pending' ? at : null,
    scannedAt,
  })
}
