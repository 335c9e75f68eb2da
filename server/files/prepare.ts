import { inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { type Copy, copyBytes } from './copy.ts'
import { removeErased } from './erase.ts'
import { findOwn, findUpload } from './find.ts'
import { endUpload } from './settle.ts'

/** Copies of documents that the person sent before, by the ids of those. */
export type Prepared = ReadonlyMap<string, Copy>

type Which = {
  uploads: readonly string[]
  /** The application or member whose own documents need no copy; null for a new one. */
  owner: string | null
  candidateId: string | null
}

/**
 * What is slow about the documents of an application or a member, done before anything is held: bytes are copied, and an upload that is whole
 * and was not decided about is decided about. Nothing of it is judged: `attachDocuments` does that.
 */
async function prepare(
  { deps, institution }: Pick<Call, 'deps' | 'institution'>,
  { uploads, owner, candidateId }: Which,
  copies: Map<string, Copy>,
): Promise<void> {
  const within = <T>(work: Parameters<typeof inInstitution<T>>[2]) => inInstitution(deps.db, institution.id, work)
  for (const name of new Set(uploads)) {
    const row = await within((tx) =>
      isId(name) ? findOwn(tx, institution.id, name, candidateId) : findUpload(tx, deps, institution.id, name),
    )
    if (!row || row.status === 'blocked') continue
    if (!isId(name)) await endUpload(deps, row, within)
    else if ((row.applicationId ?? row.memberId) !== owner) copies.set(name, await copyBytes(deps, row))
  }
}

/**
 * Does `work` with the documents of an application or a member prepared. Where it refuses, the copies go again; where nobody knows whether it
 * was committed, the sweep decides.
 */
export async function withPrepared<T>(
  call: Pick<Call, 'deps' | 'institution'>,
  which: Which,
  work: (prepared: Prepared) => Promise<T>,
): Promise<T> {
  const copies = new Map<string, Copy>()
  try {
    await prepare(call, which, copies)
    return await work(copies)
  } catch (error) {
    if (error instanceof ProblemError) await removeErased(call.deps, [...copies.values()])
    throw error
  }
}
