import { and, eq, inArray, isNotNull, not, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { actorName, can } from '../actors.ts'
import type { Rotation } from '../contract/rotation.ts'
import type { Tx } from '../db/client.ts'
import {
  applicationMessages,
  applications,
  auditEvents,
  documents,
  drafts,
  internalKeys,
  webhookSecrets,
} from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { aboutRow, type SealPurpose } from '../keys.ts'

/** Rows in one step: a transaction that nobody waits long for. */
const STEP = 200

/** Everything that is kept sealed, each text for its row. */
const SEALED = [
  { table: documents, column: documents.wrappedKey, name: 'wrappedKey', purpose: 'document-key' },
  { table: drafts, column: drafts.content, name: 'content', purpose: 'draft' },
  { table: applicationMessages, column: applicationMessages.text, name: 'text', purpose: 'message' },
  { table: internalKeys, column: internalKeys.sealed, name: 'sealed', purpose: 'internal' },
  { table: webhookSecrets, column: webhookSecrets.secret, name: 'secret', purpose: 'webhook' },
  {
    table: applications,
    column: applications.preferentialAccess,
    name: 'preferentialAccess',
    purpose: 'preferential-access',
  },
] as const satisfies readonly { table: unknown; column: AnyPgColumn; name: string; purpose: SealPurpose }[]

const isOld = (column: AnyPgColumn, generation: string): SQL | undefined =>
  and(isNotNull(column), not(sql`starts_with(${column}, ${generation})`))

type RotateDeps = Pick<Call['deps'], 'keys'>

/**
 * A draft names its uploads by their secrets: with those in hand their hashes are made anew too, so that whoever comes back to
 * the draft still has its files when the old keys have gone.
 */
async function hashUploads(tx: Tx, { keys }: RotateDeps, institutionId: number, draft: string): Promise<void> {
  const kept = Kept.safeParse(JSON.parse(draft))
  for (const upload of kept.data?.content.documents ?? [])
    await tx
      .update(documents)
      .set({ uploadHash: keys.hmac('upload', upload) })
      .where(
        and(eq(documents.institutionId, institutionId), inArray(documents.uploadHash, keys.hmacs('upload', upload))),
      )
}
const Kept = z.object({ content: z.object({ documents: z.array(z.string()) }) })

/** Seals some of one table's rows anew, each unless somebody changed it meanwhile. */
async function sealSome(
  tx: Tx,
  { keys }: RotateDeps,
  { table, column, name, purpose }: (typeof SEALED)[number],
  most: number,
) {
  const old = await tx
    .select({ institutionId: table.institutionId, id: table.id, sealed: column })
    .from(table)
    .where(isOld(column, keys.generation))
    .limit(most)
    .for('update', { skipLocked: true })
  for (const { institutionId, id, sealed } of old) {
    const about = aboutRow({ institutionId, id })
    const plain = keys.open(purpose, sealed!, about)
    if (purpose === 'draft') await hashUploads(tx, { keys }, institutionId, plain.toString())
    const anew = keys.seal(purpose, plain, about)
    await tx
      .update(table)
      .set({ [name]: anew })
      .where(and(eq(table.institutionId, institutionId), eq(table.id, id)))
  }
  return old.length
}

/**
 * Seals a step's worth of what earlier generations of `OPSLAG_KEYS` sealed under the newest, files untouched: only the keys
 * of documents are wrapped anew. Whoever reads meanwhile opens either. When nothing is left, the old generation can go.
 * @throws ProblemError `forbidden` for anybody but the operator.
 */
export async function rotateKeys({
  deps,
  actor,
  requestId,
}: Omit<Call, 'institution' | 'startedAt'>): Promise<Rotation> {
  if (!can(actor, 'rotate-keys', null)) throw new ProblemError('forbidden')
  return asSystem(deps.db, async (tx) => {
    let sealed = 0
    for (const one of SEALED) if (sealed < STEP) sealed += await sealSome(tx, deps, one, STEP - sealed)
    let left = 0
    for (const { table, column } of SEALED) left += await tx.$count(table, isOld(column, deps.keys.generation))
    await tx.insert(auditEvents).values({
      at: deps.now(),
      actor: actorName(actor),
      action: 'keys-rotated',
      resource: 'keys',
      requestId,
      details: { sealed, left },
    })
    return { generation: deps.keys.generation, sealed, left }
  })
}
