import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { institutions, jobPublications, outbox } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { enqueueMail, type MailOrder } from '../queue/enqueue.ts'
import { boardAdOf, hashOf, lastOf, type OnBoard, onBoard, standing } from './board-ad.ts'

type Telling = Pick<Deps, 'db' | 'now' | 'newId' | 'keys' | 'config'>
type BoardTemplate = Extract<MailOrder, { publication: string }>['template']

/** Publications that one transaction looks at. */
const AT_ONCE = 50

/** Due now, of institutions that are live; no two workers get the same. */
const due = (tx: Tx, now: Date) =>
  tx
    .select({ row: jobPublications })
    .from(jobPublications)
    .innerJoin(institutions, eq(institutions.id, jobPublications.institutionId))
    .where(
      and(
        sql`${jobPublications.boardDueAt} <= ${now.toISOString()}::timestamptz`,
        sql`${institutions.liveSince} is not null`,
      ),
    )
    .orderBy(jobPublications.boardDueAt)
    .limit(AT_ONCE)
    .for('update', { of: jobPublications, skipLocked: true })

/** Has the ad's own mail left, as far as we know? One that waits still is written when it leaves, from the ad as it is then. */
async function hasGot(tx: Tx, { row }: OnBoard, now: Date): Promise<boolean> {
  if (row.toldMail === null) return false
  const [mail] = await tx
    .select({ status: outbox.status, leasedUntil: outbox.leasedUntil })
    .from(outbox)
    .where(and(eq(outbox.institutionId, row.institutionId), eq(outbox.id, row.toldMail)))
  // Gone after 30 days: it had left.
  if (!mail) return true
  return mail.status === 'sent' || (mail.status === 'waiting' && mail.leasedUntil !== null && mail.leasedUntil > now)
}

/** What the publication's row keeps of what the board was told. */
type Told = Pick<typeof jobPublications.$inferInsert, 'boardDueAt' | 'toldHash' | 'toldUntil' | 'toldMail'>
const NOTHING: Told = { boardDueAt: null, toldHash: null, toldUntil: null, toldMail: null }

/**
 * Tells one board what has become of one publication, if there is anything to tell: the ad when its period begins, a changed
 * ad, and that it is over when that comes before the board knew.
 */
async function tellOne(tx: Tx, deps: Telling, on: OnBoard): Promise<Told> {
  const { row, medium } = on
  const now = deps.now()
  const order = (template: BoardTemplate) => enqueueMail(tx, deps, row.institutionId, { template, publication: row.id })
  const runs = row.toldHash !== null && (row.toldUntil === null || row.toldUntil >= now)
  const state = standing(on, now)
  if (state !== 'shown' || medium === null) {
    if (runs && (await hasGot(tx, on, now))) await order('board-ad-stopped')
    return { ...NOTHING, boardDueAt: state === 'planned' ? row.publishedFrom : null }
  }
  const toldHash = hashOf(boardAdOf({ ...on, medium }, deps))
  const told = { boardDueAt: null, toldHash, toldUntil: lastOf(on) }
  if (!runs) return { ...told, toldMail: await order('board-ad') }
  if (toldHash !== row.toldHash && (await hasGot(tx, on, now))) await order('board-ad-changed')
  return { ...told, toldMail: row.toldMail }
}

async function tellSome(tx: Tx, deps: Telling): Promise<number> {
  const found = await due(tx, deps.now())
  for (const { row } of found) {
    const on = await onBoard(tx, row)
    await tx
      .update(jobPublications)
      .set(on ? await tellOne(tx, deps, on) : NOTHING)
      .where(and(eq(jobPublications.institutionId, row.institutionId), eq(jobPublications.id, row.id)))
  }
  return found.length
}

/**
 * Orders the mails that boards are to get now. What a board was told stands in the transaction that orders its mail, so that it
 * gets each once however many processes run this, and however often.
 */
export async function runBoards(deps: Telling, signal: AbortSignal): Promise<void> {
  let told = AT_ONCE
  while (told === AT_ONCE && !signal.aborted) told = await asSystem(deps.db, (tx) => tellSome(tx, deps))
}
