import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { idempotencyKeys } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from './problem.ts'
import type { Call } from './router.ts'

const KEPT_MS = 24 * 3_600_000
/** How long the same request again waits for the first. */
const WAIT_MS = 5_000
/**
 * How long a running request holds its key when nobody hears of it again. Longer than any transaction may take; a dead
 * one's key is free after that.
 */
const LEASE_MS = 15_000

/** One run of the work behind a key. */
export type Attempt = {
  /**
   * When the first request with this key and body began, also when this one took over from it: what a deadline is held
   * against, so that our own failure makes nobody late.
   */
  startedAt: Date
  /** Writes the answer that the key has from now on, in the transaction whose outcome it is. */
  settle(tx: Tx, status: number, answer: unknown): Promise<void>
}

type Answer = { status: number; answer: unknown }
type Request = { key: string; body: string }

type Hashes = { keyHash: string; bodyHash: string }

/** By the keys of the generation under which the request stands already, else by the newest. */
async function hashes(tx: Tx, { deps, institution }: Call, { key, body }: Request): Promise<Hashes> {
  const keyHashes = deps.keys.hmacs('idempotency', `key:${institution.id}:${key}`)
  const bodyHashes = deps.keys.hmacs('idempotency', `body:${institution.id}:${body}`)
  const by = (generation: number): Hashes => ({ keyHash: keyHashes[generation]!, bodyHash: bodyHashes[generation]! })
  if (keyHashes.length === 1) return by(0)
  const [row] = await tx
    .select({ keyHash: idempotencyKeys.keyHash })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.institutionId, institution.id), inArray(idempotencyKeys.keyHash, keyHashes)))
  return by(row ? keyHashes.indexOf(row.keyHash) : 0)
}

const rowOf = (institutionId: number, keyHash: string) =>
  and(eq(idempotencyKeys.institutionId, institutionId), eq(idempotencyKeys.keyHash, keyHash))

/** Takes the key when it is new, was forgotten (24 hours), or belongs to the same request that died. Else says who has it. */
async function claim(call: Call, request: Request, holder: string) {
  const { deps, institution, startedAt } = call
  const now = deps.now()
  const at = sql`${now.toISOString()}::timestamptz`
  const forgotten = sql`${idempotencyKeys.expiresAt} <= ${at}`
  return inInstitution(deps.db, institution.id, async (tx) => {
    const { keyHash, bodyHash } = await hashes(tx, call, request)
    const [mine] = await tx
      .insert(idempotencyKeys)
      .values({
        institutionId: institution.id,
        keyHash,
        bodyHash,
        createdAt: startedAt,
        leasedBy: holder,
        leasedUntil: new Date(now.getTime() + LEASE_MS),
        expiresAt: new Date(startedAt.getTime() + KEPT_MS),
      })
      .onConflictDoUpdate({
        target: [idempotencyKeys.institutionId, idempotencyKeys.keyHash],
        set: {
          bodyHash: sql`excluded.body_hash`,
          status: null,
          answer: null,
          createdAt: sql`case when ${forgotten} then excluded.created_at else ${idempotencyKeys.createdAt} end`,
          leasedBy: sql`excluded.leased_by`,
          leasedUntil: sql`excluded.leased_until`,
          expiresAt: sql`excluded.expires_at`,
        },
        setWhere: sql`${forgotten} or (${idempotencyKeys.status} is null and ${idempotencyKeys.leasedUntil} <= ${at}
          and ${idempotencyKeys.bodyHash} = excluded.body_hash)`,
      })
      .returning({ startedAt: idempotencyKeys.createdAt, keyHash: idempotencyKeys.keyHash })
    if (mine) return { mine }
    const [theirs] = await tx.select().from(idempotencyKeys).where(rowOf(institution.id, keyHash))
    // Given back between the two statements: ask again.
    if (!theirs) return {}
    if (theirs.bodyHash !== bodyHash) throw new ProblemError('idempotency-mismatch')
    return theirs.status === null ? {} : { done: { status: theirs.status, answer: theirs.answer } }
  })
}

/** Refuses a request whose key already stands for another body, and does nothing else. */
export async function refuseOtherBody(call: Call, request: Request): Promise<void> {
  const isOther = await inInstitution(call.deps.db, call.institution.id, async (tx) => {
    const { keyHash, bodyHash } = await hashes(tx, call, request)
    const [row] = await tx
      .select({ bodyHash: idempotencyKeys.bodyHash, expiresAt: idempotencyKeys.expiresAt })
      .from(idempotencyKeys)
      .where(rowOf(call.institution.id, keyHash))
    return row !== undefined && row.expiresAt > call.deps.now() && row.bodyHash !== bodyHash
  })
  if (isOther) throw new ProblemError('idempotency-mismatch')
}

/**
 * Does the work once per Idempotency-Key. The same key and body again waits up to five seconds for the first and gets its
 * answer. The work calls `settle` in the transaction that does it, so that answer and deed stand or fall together. A
 * refusal frees the key: nothing was done, and what was refused may be allowed later.
 * @throws ProblemError `idempotency-mismatch`, `still-running`, and whatever the work throws.
 */
export async function oncePerKey(
  call: Call,
  request: Request,
  work: (attempt: Attempt) => Promise<Answer>,
): Promise<Answer> {
  const { deps, institution } = call
  const holder = crypto.randomUUID()
  const until = performance.now() + WAIT_MS
  let attempt: { startedAt: Date; keyHash: string } | undefined
  for (let wait = 20; attempt === undefined; wait = Math.min(wait * 2, 250)) {
    const { mine, done } = await claim(call, request, holder)
    if (done) return done
    if (mine) attempt = mine
    else if (performance.now() >= until) throw new ProblemError('still-running', { retryAfter: 5 })
    else await pause(wait)
  }
  const { startedAt, keyHash } = attempt
  const held = and(rowOf(institution.id, keyHash), eq(idempotencyKeys.leasedBy, holder), isNull(idempotencyKeys.status))
  try {
    return await work({
      startedAt,
      async settle(tx, status, answer) {
        const settled = await tx
          .update(idempotencyKeys)
          .set({ status, answer })
          .where(held)
          .returning({ keyHash: idempotencyKeys.keyHash })
        // Taken for dead and replaced meanwhile: the other one's work stands, this one's is undone.
        if (settled.length === 0) throw new ProblemError('still-running', { retryAfter: 5 })
      },
    })
  } catch (error) {
    const refused = error instanceof ProblemError
    await inInstitution(deps.db, institution.id, async (tx) => {
      // After a fault of ours the key stays with its first moment, for the next try to take over at once.
      if (refused) await tx.delete(idempotencyKeys).where(held)
      else await tx.update(idempotencyKeys).set({ leasedUntil: deps.now() }).where(held)
    }).catch(() => {
      // The database is gone too; the lease runs out by itself.
    })
    throw error
  }
}
