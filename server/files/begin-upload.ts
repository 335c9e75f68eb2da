import { can } from '../actors.ts'
import { readOpenJob } from '../applications/open-job.ts'
import type { Tx } from '../db/client.ts'
import { documents } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { countAgainst } from '../http/limits.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { newSecret } from '../keys.ts'
import { formOf } from '../settings/form.ts'
import { poolFormFor } from '../talent-pools/form.ts'
import type { DocumentRow } from './find.ts'
import { KILOBYTES_FROM_NETWORK, UPLOADS_FROM_NETWORK } from './limits.ts'
import { cleanName, endingOf } from './name.ts'
import { newDocumentKey, wrapKey } from './records.ts'

/** What a file is sent for: a job, or a talent pool. */
export type UploadFor = { job: number } | { pool: string }

/** What is taken there, and the columns that say what for. */
async function takenBy(tx: Tx, { institution, startedAt, proven }: Call, wanted: UploadFor) {
  if ('pool' in wanted) {
    const { documents } = await poolFormFor(tx, institution, wanted.pool, 'da')
    return { taken: documents, columns: { poolKey: wanted.pool } }
  }
  const job = await readOpenJob(tx, institution.id, wanted.job, { at: startedAt, proven })
  return { taken: (await formOf(tx, institution, job, 'da')).documents, columns: { jobId: job.id } }
}

/**
 * Begins an upload: its size and name are judged before the first byte. Answers its id, a secret that is stored as an HMAC
 * only: whoever has it may send on, ask, remove and apply with it.
 * @throws ProblemError `too-large`; `file-type` for a name that ends in none of the kinds that are taken, or an empty file;
 * what is said of a job that cannot be applied for, or a pool that cannot be joined; `invalid` where it takes no documents; `too-many-requests`.
 */
export async function beginUpload(
  call: Call,
  { name: given, bytes, network, ...wanted }: UploadFor & { name: string; bytes: number; network: string },
): Promise<{ upload: string; row: DocumentRow }> {
  const { deps, actor, institution } = call
  if (!can(actor, 'upload', institution)) throw new ProblemError('forbidden')
  const name = cleanName(given)
  const upload = newSecret(24)
  const counted = `${institution.id}:${network}`
  await countAgainst(deps.db, deps, UPLOADS_FROM_NETWORK, counted)
  // Only asked: what comes is counted as it comes.
  await countAgainst(deps.db, deps, KILOBYTES_FROM_NETWORK, counted, 0)
  return inInstitution(deps.db, institution.id, async (tx) => {
    const { taken, columns } = await takenBy(tx, call, wanted)
    if (taken.max === 0) throw invalidField('pool' in wanted ? 'pool' : 'job', 'not-allowed')
    if (bytes > taken.maxBytes) throw new ProblemError('too-large')
    const kind = endingOf(name)
    if (kind === null || !taken.types.includes(kind) || bytes === 0) throw new ProblemError('file-type')
    const document = { institutionId: institution.id, id: deps.newId() }
    const [row] = await tx
      .insert(documents)
      .values({
        ...document,
        uploadHash: deps.keys.hmac('upload', upload),
        ...columns,
        name,
        bytes,
        status: 'uploading',
        wrappedKey: wrapKey(deps.keys, newDocumentKey(), document),
        createdAt: deps.now(),
      })
      .returning()
    return { upload, row: row! }
  })
}
