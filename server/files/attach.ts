import { and, eq, inArray } from 'drizzle-orm'
import type { FieldCode } from '../contract/problem.ts'
import type { Tx } from '../db/client.ts'
import { documents } from '../db/schema/index.ts'
import { isId } from '../http/ids.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { insertCopy } from './copy.ts'
import { type Erased, eraseDocuments } from './erase.ts'
import { type DocumentRow, findOwn, findUpload, holdUploads } from './find.ts'
import type { Prepared } from './prepare.ts'

type Deps = Call['deps']

/** What documents are for and belong to: an application for a job, or a member of a talent pool. */
export type Target = { job: number; application: string } | { pool: string; member: string }

/** Its documents: ids of uploads, and of documents where somebody is signed in, in order. */
export type Attachment = Target & {
  uploads: readonly string[]
  /** The signed-in person, whose earlier documents at the institution may be sent again; null for anybody else. */
  candidateId: string | null
  prepared: Prepared
}

const pathOf = (index: number) => `documents.${index}`
const wrong = (index: number, code: FieldCode) => invalidField(pathOf(index), code)

/** A blocked one is refused by what is wrong with it. */
function refuseBlocked({ status, fault }: DocumentRow, index: number) {
  if (status === 'blocked')
    throw new ProblemError(fault === 'infected' ? 'file-infected' : 'file-type', {
      fields: [{ path: pathOf(index), code: 'invalid' }],
    })
}

/** The columns that say so. */
const columnsOf = (target: Target) =>
  'application' in target
    ? { jobId: target.job, poolKey: null, applicationId: target.application, memberId: null }
    : { jobId: null, poolKey: target.pool, applicationId: null, memberId: target.member }

/** Is it of another application or member than this one? */
const isOthers = ({ applicationId, memberId }: DocumentRow, target: Target): boolean => {
  const own = columnsOf(target)
  return (
    (applicationId !== null && applicationId !== own.applicationId) || (memberId !== null && memberId !== own.memberId)
  )
}

/** An upload for this, whole and good, that belongs to nothing yet or to this already; held until the end. */
async function takeUpload(
  tx: Tx,
  deps: Deps,
  institutionId: number,
  { target, upload, index }: { target: Target; upload: string; index: number },
): Promise<DocumentRow> {
  const found = await findUpload(tx, deps, institutionId, upload, { forUpdate: true })
  const { jobId, poolKey } = columnsOf(target)
  if (!found || isOthers(found, target) || found.jobId !== jobId || found.poolKey !== poolKey)
    throw wrong(index, 'unknown-key')
  if (found.received < found.bytes) throw wrong(index, 'invalid')
  // Its last byte came just now, and it is being looked into.
  if (found.status === 'uploading') throw new ProblemError('still-running', { retryAfter: 1 })
  refuseBlocked(found, index)
  return found
}

/** @throws ProblemError where there is no such document, or it was blocked. */
async function ownDocument(
  tx: Tx,
  institutionId: number,
  { id, candidateId, index }: { id: string; candidateId: string | null; index: number },
): Promise<DocumentRow> {
  const document = await findOwn(tx, institutionId, id, candidateId)
  if (!document) throw wrong(index, 'unknown-key')
  refuseBlocked(document, index)
  return document
}

/**
 * Makes these, in this order, the documents of an application or member that stands in this transaction: uploads for it, its own
 * ones that are kept, and copies of what the signed-in person sent to the institution before. Those that it had and that are
 * not named are erased: hand the answer to `removeErased` after the commit.
 * @throws ProblemError `invalid` naming `documents.N`: `unknown-key` for what is not there or somebody else's, `invalid` for
 * what is not whole, `duplicate`; `file-type` or `file-infected` for what was blocked.
 */
export async function attachDocuments(
  tx: Tx,
  { deps, institution }: Pick<Call, 'deps' | 'institution'>,
  { uploads, candidateId, prepared, ...target }: Attachment,
): Promise<Erased> {
  const isOwn =
    'application' in target ? eq(documents.applicationId, target.application) : eq(documents.memberId, target.member)
  await holdUploads(tx, deps, institution.id, uploads, isOwn)
  const had = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.institutionId, institution.id), isOwn))
  const kept = new Set<string>()
  for (const [index, upload] of uploads.entries()) {
    const row = isId(upload)
      ? await ownDocument(tx, institution.id, { id: upload, candidateId, index })
      : await takeUpload(tx, deps, institution.id, { target, upload, index })
    if (kept.has(row.id)) throw wrong(index, 'duplicate')
    kept.add(row.id)
    if (isOthers(row, target)) {
      const copy = prepared.get(upload)
      if (!copy) throw wrong(index, 'unknown-key')
      await insertCopy(tx, deps, copy, row, { ...columnsOf(target), position: index })
    } else
      await tx
        .update(documents)
        .set({ ...columnsOf(target), draftId: null, position: index })
        .where(and(eq(documents.institutionId, institution.id), eq(documents.id, row.id)))
  }
  return eraseDocuments(tx, institution.id, { documents: had.map(({ id }) => id).filter((id) => !kept.has(id)) })
}

/**
 * Makes these uploads the ones that a draft keeps from the sweep; what the draft does not name any more is let go. An upload
 * that is gone, sent already or for another job is passed over: an unfinished draft may always be saved.
 */
export async function keepForDraft(
  tx: Tx,
  { deps, institution }: Pick<Call, 'deps' | 'institution'>,
  { job, uploads, draft }: { job: number; uploads: readonly string[]; draft: string },
): Promise<void> {
  const ofDraft = and(eq(documents.institutionId, institution.id), eq(documents.draftId, draft))
  await holdUploads(tx, deps, institution.id, uploads, eq(documents.draftId, draft))
  await tx.update(documents).set({ draftId: null }).where(ofDraft)
  const ids: string[] = []
  for (const upload of uploads) {
    const row = await findUpload(tx, deps, institution.id, upload, { forUpdate: true })
    if (row && row.jobId === job && row.applicationId === null) ids.push(row.id)
  }
  if (ids.length > 0)
    await tx
      .update(documents)
      .set({ draftId: draft })
      .where(and(eq(documents.institutionId, institution.id), inArray(documents.id, ids)))
}
