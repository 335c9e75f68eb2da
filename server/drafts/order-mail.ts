import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { CODES_A_DAY, CODES_SHORTLY } from '../candidates/limits.ts'
import type { Tx } from '../db/client.ts'
import { candidates, drafts, outbox, signIns } from '../db/schema/index.ts'
import { acrossInstitutions } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { overLimit } from '../http/limits.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { MAILS_FROM_NETWORK } from './limits.ts'

const LIMITS = [
  { name: 'draft-mail', ...CODES_SHORTLY },
  { name: 'draft-mail-day', ...CODES_A_DAY },
]

/** Counts one more that a network causes; null while it takes nothing from the others' share, else when it may cause one again. */
export const overShare = (
  tx: Tx,
  deps: Pick<Deps, 'keys' | 'now'>,
  { emailCanonical, network }: { emailCanonical: string; network: string },
): Promise<Date | null> => overLimit(tx, deps, MAILS_FROM_NETWORK, `${emailCanonical}:${network}`)

/**
 * Counts one more mail to an address. Null when it may leave now, else when one may leave again: codes and drafts together
 * are no more than codes alone may be. Only the drafts wait for the codes, so that nobody keeps anybody from signing in.
 */
export async function mailAfter(
  tx: Tx,
  deps: Pick<Deps, 'keys' | 'now'>,
  emailCanonical: string,
): Promise<Date | null> {
  const at = deps.now().getTime()
  let after: Date | null = null
  for (const { name, max, ms } of LIMITS) {
    const codes = await tx.$count(
      signIns,
      and(eq(signIns.emailCanonical, emailCanonical), gt(signIns.createdAt, new Date(at - ms))),
    )
    const until = await overLimit(tx, deps, { name, max: max - codes, seconds: ms / 1_000 }, emailCanonical)
    if (until && (!after || until > after)) after = until
  }
  return after
}

/** Does a mail about a draft of this person's wait already? It leads to where all of them are. */
async function isOneWaiting(tx: Tx, candidateId: string): Promise<boolean> {
  const own = tx
    .select({ id: sql<string>`${drafts.id}::text` })
    .from(drafts)
    .where(eq(drafts.candidateId, candidateId))
  const [row] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.status, 'waiting'), inArray(sql`${outbox.payload} ->> 'draft'`, own)))
    .limit(1)
  return row !== undefined
}

/**
 * Orders the mail that leads back to a draft. Anybody may type anybody's address, so beyond the limits it waits until they
 * allow one more, and no second one waits beside it (T16).
 */
export async function orderDraftMail(
  tx: Tx,
  deps: Pick<Deps, 'keys' | 'now' | 'newId'>,
  about: { institutionId: number; draft: string; candidateId: string; network: string },
): Promise<void> {
  const { institutionId, draft, candidateId, network } = about
  const after = await acrossInstitutions(tx, async (tx) => {
    const [person] = await tx
      .select({ emailCanonical: candidates.emailCanonical })
      .from(candidates)
      .where(eq(candidates.id, candidateId))
    const { emailCanonical } = person!
    const until =
      (await overShare(tx, deps, { emailCanonical, network })) ?? (await mailAfter(tx, deps, emailCanonical))
    return until && (await isOneWaiting(tx, candidateId)) ? ('waits' as const) : until
  })
  if (after !== 'waits') await enqueueMail(tx, deps, institutionId, { template: 'draft-saved', draft }, after)
}
