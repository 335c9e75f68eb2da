import { and, eq, inArray, isNull } from 'drizzle-orm'
import { documents, downloads } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { faultOf } from '../http/fault.ts'
import { ProblemError } from '../http/problem.ts'
import type { DocumentRow } from './find.ts'
import { bytesOf } from './records.ts'

type ServeDeps = Pick<Deps, 'db' | 'files' | 'keys' | 'now' | 'log'>

/** Whoever gets to the last part first has had the one answer that the address was good for. */
async function claim({ db, now }: ServeDeps, { institutionId, ticketHash }: typeof downloads.$inferSelect) {
  const claimed = await asSystem(db, (tx) =>
    tx
      .update(downloads)
      .set({ servedAt: now() })
      .where(
        and(
          eq(downloads.institutionId, institutionId),
          eq(downloads.ticketHash, ticketHash),
          isNull(downloads.servedAt),
        ),
      )
      .returning({ hash: downloads.ticketHash }),
  )
  if (claimed.length === 0) throw new Error('Somebody else had this download.')
}

/**
 * The document behind an address, as a stream that decrypts what is read of it and no more. The address is used up when its
 * last part is handed on: a line that breaks before that can be tried again within the minute.
 * @throws ProblemError `not-found` for no address of ours; `gone` for one that was used, ran out, or whose document has gone.
 */
export async function openDownload(
  deps: ServeDeps,
  ticket: string,
): Promise<{ row: DocumentRow; stream: ReadableStream<Uint8Array> }> {
  const [found] = await asSystem(deps.db, (tx) =>
    tx
      .select({ download: downloads, row: documents })
      .from(downloads)
      .leftJoin(
        documents,
        and(eq(documents.institutionId, downloads.institutionId), eq(documents.id, downloads.documentId)),
      )
      .where(inArray(downloads.ticketHash, deps.keys.hmacs('download', ticket))),
  )
  if (!found) throw new ProblemError('not-found')
  const { download, row } = found
  if (download.servedAt || download.expiresAt <= deps.now() || row?.status !== 'clean') throw new ProblemError('gone')
  const parts = bytesOf(deps, row)
  let left = row.records
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next()
          if (done) return controller.close()
          if (--left === 0) await claim(deps, download)
          controller.enqueue(value)
        } catch (error) {
          deps.log.error({ document: row.id, fault: faultOf(error) }, 'download-broken')
          controller.error(error)
        }
      },
      cancel: async () => void (await parts.return(undefined)),
    },
    // Nothing is read ahead: a HEAD, or somebody who has gone, uses nothing up.
    { highWaterMark: 0 },
  )
  return { row, stream }
}
