import { and, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import { documents, downloads } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { type Erased, eraseDocuments, removeErased } from './erase.ts'
import { ABANDONED_MS } from './limits.ts'

/** Bytes are stored before the row that names them is committed: what is younger than this may be waiting for it. */
const ORPHAN_MS = 3_600_000
/** The address of a download that has ended answers so for a day; whose it was is in the audit. */
const TICKET_MS = 86_400_000
const AT_ONCE = 500

type SweepDeps = Pick<Deps, 'db' | 'files' | 'now' | 'log'>

/** Uploads that nothing was made of within a day: of no application, draft or member of a pool. */
async function eraseAbandoned({ db, now }: SweepDeps): Promise<Erased> {
  const before = new Date(now().getTime() - ABANDONED_MS)
  return asSystem(db, async (tx) => {
    const found = await tx
      .select({ institutionId: documents.institutionId, id: documents.id })
      .from(documents)
      .where(
        and(
          isNull(documents.applicationId),
          isNull(documents.draftId),
          isNull(documents.memberId),
          lt(documents.createdAt, before),
        ),
      )
      .orderBy(documents.id)
      // One that is being sent right now is waited for, and then is none of these.
      .for('update')
    const erased: Erased = []
    for (const [institutionId, ids] of Map.groupBy(found, (row) => row.institutionId))
      erased.push(...(await eraseDocuments(tx, institutionId, { documents: ids.map(({ id }) => id) })))
    await tx.delete(downloads).where(lt(downloads.expiresAt, new Date(now().getTime() - TICKET_MS)))
    return erased
  })
}

/** Removes records that no row with a key names: of erased documents, and of those whose row was never committed. */
async function removeOrphans({ db, files, now }: SweepDeps): Promise<void> {
  const before = now().getTime() - ORPHAN_MS
  let names: string[] = []
  const check = async () => {
    const ids = [...new Set(names.map((name) => name.split('/')[1]!))]
    const known = await asSystem(db, (tx) =>
      tx
        .select({ institutionId: documents.institutionId, id: documents.id })
        .from(documents)
        .where(and(inArray(documents.id, ids), isNotNull(documents.wrappedKey))),
    )
    const places = new Set(known.map(({ institutionId, id }) => `${institutionId}/${id}`))
    for (const name of names) if (!places.has(name.split('/').slice(0, 2).join('/'))) await files.remove(name)
    names = []
  }
  for await (const { name, at } of files.list('')) {
    if (at.getTime() > before) continue
    names.push(name)
    if (names.length === AT_ONCE) await check()
  }
  if (names.length > 0) await check()
}

/** Takes away what nobody will use: abandoned uploads, addresses of downloads, and bytes that belong to no document. */
export async function sweepFiles(deps: SweepDeps): Promise<void> {
  await removeErased(deps, await eraseAbandoned(deps))
  await removeOrphans(deps)
}
