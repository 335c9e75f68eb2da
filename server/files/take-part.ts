import { and, eq } from 'drizzle-orm'
import { LIMITS } from '../contract/limits.ts'
import { documents } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { countAgainst } from '../http/limits.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { type DocumentRow, findUpload } from './find.ts'
import { KILOBYTES_FROM_NETWORK, LEAST_PART } from './limits.ts'
import { keyOf, recordName, sealRecord } from './records.ts'
import { endUpload } from './settle.ts'
import { takingTurns } from './turns.ts'

/** Parts that are written at once: each holds its row, and so a connection, while the store takes it. */
const inTurn = takingTurns(4)

/** A part on its way here: being read, or `taking` it when all of it has come. */
type Coming = { isGivenUp: boolean; taking?: Promise<unknown> }
/** By upload. */
const coming = new Map<string, Set<Coming>>()
const nameOf = ({ institution }: Pick<Call, 'institution'>, upload: string) => `${institution.id} ${upload}`

/** Receives a part from its first byte on: `work` reads it and hands it to `takePart`. */
export async function receivePart<T>(
  call: Pick<Call, 'institution'>,
  upload: string,
  work: (part: Coming) => Promise<T>,
): Promise<T> {
  const name = nameOf(call, upload)
  const parts = coming.get(name) ?? new Set()
  coming.set(name, parts)
  const part: Coming = { isGivenUp: false }
  parts.add(part)
  try {
    return await work(part)
  } finally {
    parts.delete(part)
    if (parts.size === 0) coming.delete(name)
  }
}

/**
 * Waits for a part that is being written, so that whoever asks how far its upload has come is told with it. One who sends
 * (`isSender`) and asks has given up what it sent before: what has not come whole by now is not taken any more, or the answer
 * would be wrong a moment later.
 */
export async function settleParts(call: Pick<Call, 'institution'>, upload: string, isSender: boolean): Promise<void> {
  for (const part of [...(coming.get(nameOf(call, upload)) ?? [])]) {
    if (part.taking) await part.taking.catch(() => {})
    else if (isSender) part.isGivenUp = true
  }
}

type Part = { upload: string; offset: number; part: Uint8Array; network: string; coming?: Coming }

/**
 * Takes the next part of an upload: a record that is in the store before the row counts it, so that it is whole or it is
 * not there. Its row is held meanwhile; of two who send the same part at once, the second is told to ask anew. With the last
 * part the file is decided about.
 * @throws ProblemError `not-found`; `still-running` when the part is not the next one, or was given up; `too-large`;
 * `malformed` for one too small to be a part; `too-many-requests` for more than a network may send in a day; `storage-full`,
 * and then nothing of it is kept.
 */
export async function takePart(call: Call, part: Part): Promise<DocumentRow> {
  if (part.coming?.isGivenUp) throw new ProblemError('still-running')
  const taking = take(call, part)
  if (part.coming) part.coming.taking = taking
  return taking
}

async function take({ deps, institution }: Call, { upload, offset, part, network }: Part): Promise<DocumentRow> {
  if (part.length > LIMITS.uploadPart) throw new ProblemError('too-large')
  const kilobytes = Math.ceil(part.length / 1_000)
  await countAgainst(deps.db, deps, KILOBYTES_FROM_NETWORK, `${institution.id}:${network}`, kilobytes)
  const row = await inTurn(() =>
    inInstitution(deps.db, institution.id, async (tx) => {
      const found = await findUpload(tx, deps, institution.id, upload, { forUpdate: true })
      if (!found) throw new ProblemError('not-found')
      if (found.status !== 'uploading' || found.received !== offset) throw new ProblemError('still-running')
      const received = offset + part.length
      if (received > found.bytes) throw new ProblemError('too-large')
      if (part.length === 0 || (part.length < LEAST_PART && received < found.bytes)) throw new ProblemError('malformed')
      const number = found.records
      await deps.files.put(recordName(found, number), sealRecord(keyOf(deps.keys, found), found, number, part))
      const [taken] = await tx
        .update(documents)
        .set({ received, records: number + 1 })
        .where(and(eq(documents.institutionId, institution.id), eq(documents.id, found.id)))
        .returning()
      return taken!
    }),
  )
  return endUpload(deps, row, (work) => inInstitution(deps.db, institution.id, work))
}
