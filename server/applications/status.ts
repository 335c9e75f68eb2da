import { and, eq } from 'drizzle-orm'
import { actorName } from '../actors.ts'
import type { ApplicationStatus } from '../contract/application.ts'
import { chunks } from '../db/chunks.ts'
import type { Tx } from '../db/client.ts'
import { applicationEvents, applications } from '../db/schema/index.ts'
import type { Call } from '../http/router.ts'
import { countMove } from '../statistics/count.ts'

/** Every change of status there is. */
export const TRANSITIONS: Record<ApplicationStatus, readonly ApplicationStatus[]> = {
  received: ['replaced', 'withdrawn'],
  'awaiting-confirmation': ['received', 'replaced', 'withdrawn'],
  replaced: [],
  withdrawn: [],
}

export const canWithdraw = (status: ApplicationStatus): status is 'received' | 'awaiting-confirmation' =>
  TRANSITIONS[status].includes('withdrawn')

/**
 * What happened to an application. `asked`, `answered`: further questions. `registered`: entered by hand. `mail-failed`: its
 * mail could not be delivered. `document-blocked`: the scanner found a virus in a document of it.
 */
export type ApplicationEventKind =
  | 'received'
  | 'registered'
  | 'awaiting-confirmation'
  | 'confirmed'
  | 'replaced'
  | 'withdrawn'
  | 'changed'
  | 'asked'
  | 'answered'
  | 'mail-sent'
  | 'mail-failed'
  | 'document-blocked'

type By = Pick<Call, 'actor'> & { deps: Pick<Call['deps'], 'now'>; institution: Pick<Call['institution'], 'id'> }

type Change = { from?: ApplicationStatus; to?: ApplicationStatus }

/** Writes the same event of several applications. */
export async function recordEvents(
  tx: Tx,
  { deps, actor, institution }: By,
  applicationIds: readonly string[],
  kind: ApplicationEventKind,
  { from, to }: Change = {},
): Promise<void> {
  const at = deps.now()
  const event = { institutionId: institution.id, kind, from: from ?? null, to: to ?? null, actor: actorName(actor), at }
  for (const ids of chunks(applicationIds))
    await tx.insert(applicationEvents).values(ids.map((applicationId) => ({ ...event, applicationId })))
}

/** Writes one event of an application. */
export const recordEvent = (tx: Tx, by: By, applicationId: string, kind: ApplicationEventKind, change: Change = {}) =>
  recordEvents(tx, by, [applicationId], kind, change)

/**
 * Moves an application to another status, counts and records it; `isDetached`: and makes it nobody's. Answers false when it no
 * longer had the status it was to move from: somebody was quicker.
 * @throws Error when the table knows no such change.
 */
export async function move(
  tx: Tx,
  by: By,
  id: string,
  {
    from,
    to,
    kind,
    isDetached = false,
  }: { from: ApplicationStatus; to: ApplicationStatus; kind: ApplicationEventKind; isDetached?: boolean },
): Promise<boolean> {
  if (!TRANSITIONS[from].includes(to)) throw new Error(`An application cannot go from ${from} to ${to}.`)
  const moved = await tx
    .update(applications)
    .set({ status: to, ...(isDetached && { candidateId: null }) })
    .where(
      and(eq(applications.institutionId, by.institution.id), eq(applications.id, id), eq(applications.status, from)),
    )
    .returning({ jobId: applications.jobId, medium: applications.medium, receivedAt: applications.receivedAt })
  if (!moved[0]) return false
  await countMove(tx, by.institution.id, moved[0], { from, to, at: by.deps.now() })
  await recordEvent(tx, by, id, kind, { from, to })
  return true
}
