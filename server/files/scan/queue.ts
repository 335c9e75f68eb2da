import type { Deps } from '../../deps.ts'
import { bytesOf } from '../records.ts'
import { claimScan, letThrough, putBackScan, settleScan } from './claim.ts'

/** Files with the scanner at once. */
const AT_ONCE = 2

async function scanUntilNoneIsDue(deps: Deps, signal: AbortSignal | undefined): Promise<void> {
  while (!signal?.aborted) {
    const claimed = await claimScan(deps)
    if (!claimed || !deps.scanner) return
    const about = { document: claimed.id, attempts: claimed.scanAttempts }
    try {
      const verdict = await deps.scanner.scan(bytesOf(deps, claimed))
      await settleScan(deps, claimed, verdict)
      if (verdict === 'infected') deps.log.warn(about, 'document-infected')
    } catch (error) {
      deps.log.warn({ ...about, code: (error as { code?: unknown } | null)?.code ?? 'no-verdict' }, 'scan-waits')
      await putBackScan(deps, claimed)
    }
  }
}

/** Has every file that is due looked at by the scanner, and resolves when none is. */
export async function scanDue(deps: Deps, signal?: AbortSignal): Promise<void> {
  if (!deps.scanner) return letThrough(deps)
  await Promise.all(Array.from({ length: AT_ONCE }, () => scanUntilNoneIsDue(deps, signal)))
}
