import { and, eq, sql } from 'drizzle-orm'
import { recordEvent } from '../../applications/status.ts'
import { rows } from '../../db/client.ts'
import { applications, documents } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scope.ts'
import type { Deps } from '../../deps.ts'
import { retryDelay } from '../../queue/claim.ts'
import { removeErased } from '../erase.ts'
import type { DocumentRow } from '../find.ts'
import type { Verdict } from './scanner.ts'
import { tellBlocked } from './tell.ts'

/** Longer than a scan may take; a file whose worker died is free again after that. */
const LEASE_MS = 120_000

type ScanDeps = Pick<Deps, 'db' | 'now' | 'newId' | 'keys' | 'files' | 'log'>

/** Takes the file that has waited longest for the scanner; null when none is due. Two workers never get the same. */
export function claimScan({ db, now }: ScanDeps): Promise<DocumentRow | null> {
  const at = now()
  const until = new Date(at.getTime() + LEASE_MS)
  return asSystem(db, async (tx) => {
    const [due] = await rows<{ institution_id: number; id: string }>(
      tx,
      sql`select institution_id, id from documents
        where status = 'pending' and scan_due_at <= ${at.toISOString()}::timestamptz
          and (scan_leased_until is null or scan_leased_until <= ${at.toISOString()}::timestamptz)
        order by scan_due_at, id for update skip locked limit 1`,
    )
    if (!due) return null
    const [row] = await tx
      .update(documents)
      .set({ scanLeasedUntil: until, scanAttempts: sql`${documents.scanAttempts} + 1` })
      .where(and(eq(documents.institutionId, due.institution_id), eq(documents.id, due.id)))
      .returning()
    return row ?? null
  })
}

/** Still this worker's, and still waiting? A lease that ran out has made it another's. */
const mine = ({ institutionId, id, scanLeasedUntil }: DocumentRow) =>
  and(
    eq(documents.institutionId, institutionId),
    eq(documents.id, id),
    eq(documents.status, 'pending'),
    eq(documents.scanLeasedUntil, scanLeasedUntil!),
  )

/** Writes down what the scanner said. Of an infected file nothing is kept but that it was one. */
export async function settleScan(deps: ScanDeps, claimed: DocumentRow, verdict: Verdict): Promise<void> {
  const infected = verdict === 'infected'
  const settled = await asSystem(deps.db, async (tx) => {
    // Whoever erases an application holds it, and then its files.
    if (infected)
      await tx
        .select({ id: applications.id })
        .from(applications)
        .innerJoin(
          documents,
          and(eq(documents.institutionId, applications.institutionId), eq(documents.applicationId, applications.id)),
        )
        .where(mine(claimed))
        .for('key share', { of: applications })
    const [row] = await tx
      .update(documents)
      .set({
        status: infected ? 'blocked' : 'clean',
        scannedAt: deps.now(),
        scanDueAt: null,
        scanLeasedUntil: null,
        ...(infected && { fault: 'infected' as const, wrappedKey: null, records: 0 }),
      })
      .where(mine(claimed))
      .returning()
    if (row?.applicationId && infected) {
      const by = { deps, actor: { kind: 'system' }, institution: { id: row.institutionId } } as const
      await recordEvent(tx, by, row.applicationId, 'document-blocked')
    }
    if (row && infected) await tellBlocked(tx, deps, row)
    return row
  })
  if (settled && infected) await removeErased(deps, [settled])
}

/** Puts the file back for a later try. It is tried until there is an answer: unknown is not clean. */
export const putBackScan = ({ db, now }: ScanDeps, claimed: DocumentRow) =>
  asSystem(db, async (tx) => {
    await tx
      .update(documents)
      .set({ scanLeasedUntil: null, scanDueAt: new Date(now().getTime() + retryDelay(claimed.scanAttempts)) })
      .where(mine(claimed))
  })

/** Without a scanner a file whose content was checked is clean: also what had been waiting for one. */
export const letThrough = ({ db }: ScanDeps) =>
  asSystem(db, async (tx) => {
    await tx
      .update(documents)
      .set({ status: 'clean', scanDueAt: null, scanLeasedUntil: null })
      .where(eq(documents.status, 'pending'))
  })
