import { createPublicKey } from 'node:crypto'
import { and, asc, eq, gt, isNull, or } from 'drizzle-orm'
import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { InternalKey, InternalKeyInput, IssuedInternalKey } from '../contract/internal.ts'
import type { Tx } from '../db/client.ts'
import { internalKeys } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { cleanLine } from '../http/text.ts'
import { aboutRow, newSecret } from '../keys.ts'

export type KeyRow = typeof internalKeys.$inferSelect

/** So many that hold at a time: a token is held against each. */
const MOST = 10
/** Below this an RSA key can be broken. */
const LEAST_RSA_BITS = 2_048

const lives = (at: Date) => or(isNull(internalKeys.endsAt), gt(internalKeys.endsAt, at))

/** The institution's keys that hold at an instant, oldest first. */
export const livingKeys = (tx: Tx, institutionId: number, at: Date): Promise<KeyRow[]> =>
  tx
    .select()
    .from(internalKeys)
    .where(and(eq(internalKeys.institutionId, institutionId), lives(at)))
    .orderBy(asc(internalKeys.createdAt), asc(internalKeys.id))

const shown = ({ id, kind, name, algorithm, createdAt, endsAt }: KeyRow): InternalKey => ({
  id,
  kind,
  name,
  algorithm,
  createdAt: createdAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? null,
})

/** A public key as it is kept, and how it signs. @throws ProblemError `invalid`, also for a private one. */
function readPublicKey(pem: string): { publicKey: string; algorithm: 'EdDSA' | 'RS256' } {
  try {
    // Node would make a public key of a private one, which then lay here.
    if (/PRIVATE/.test(pem)) throw new Error('private')
    const key = createPublicKey(pem)
    const publicKey = key.export({ type: 'spki', format: 'pem' }).toString()
    if (key.asymmetricKeyType === 'ed25519') return { publicKey, algorithm: 'EdDSA' }
    if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS)
      return { publicKey, algorithm: 'RS256' }
  } catch {}
  throw invalidField('publicKey', 'invalid')
}

/** A new key; a secret of ours is answered once and kept sealed. @throws ProblemError `forbidden`, `invalid`. */
export async function addInternalKey(call: Call, input: InternalKeyInput): Promise<IssuedInternalKey> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-settings', institution)) throw new ProblemError('forbidden')
  const at = deps.now()
  const which = { institutionId: institution.id, id: deps.newId() }
  const secret = input.kind === 'secret' ? newSecret() : input.kind === 'client-secret' ? input.secret : null
  const row: KeyRow = {
    ...which,
    kind: input.kind,
    name: cleanLine(input.name),
    sealed: secret === null ? null : deps.keys.seal('internal', secret, aboutRow(which)),
    ...(input.kind === 'public-key'
      ? readPublicKey(input.publicKey)
      : { publicKey: null, algorithm: input.kind === 'secret' ? ('HS256' as const) : null }),
    createdAt: at,
    endsAt: null,
  }
  await inInstitution(deps.db, institution.id, async (tx) => {
    const others = await livingKeys(tx, institution.id, at)
    const ofKind = and(eq(internalKeys.institutionId, institution.id), eq(internalKeys.kind, input.kind), lives(at))
    if (input.kind === 'client-secret') await tx.update(internalKeys).set({ endsAt: at }).where(ofKind)
    else if (others.length >= MOST) throw invalidField('name', 'not-allowed')
    if (input.kind === 'secret' && input.overlapHours !== undefined)
      await tx
        .update(internalKeys)
        .set({ endsAt: new Date(at.getTime() + input.overlapHours * 3_600_000) })
        .where(and(ofKind, isNull(internalKeys.endsAt)))
    await tx.insert(internalKeys).values(row)
    await audit(tx, call, 'internal-key-added', `internal-key:${row.id}`, { kind: input.kind })
  })
  return { ...shown(row), ...(input.kind === 'secret' && secret !== null && { secret }) }
}

/** All of them, those that have ended too. @throws ProblemError `forbidden`. */
export async function listInternalKeys({ deps, actor, institution }: Call): Promise<{ items: InternalKey[] }> {
  if (!can(actor, 'read-settings', institution)) throw new ProblemError('forbidden')
  const found = await inInstitution(deps.db, institution.id, (tx) =>
    tx
      .select()
      .from(internalKeys)
      .where(eq(internalKeys.institutionId, institution.id))
      .orderBy(asc(internalKeys.createdAt), asc(internalKeys.id)),
  )
  return { items: found.map(shown) }
}

/** From now on it proves nothing, and what it proved before neither. @throws ProblemError `forbidden`, `not-found`. */
export async function revokeInternalKey(call: Call, id: string): Promise<InternalKey> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-settings', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const which = and(eq(internalKeys.institutionId, institution.id), eq(internalKeys.id, id))
    const [row] = await tx.select().from(internalKeys).where(which).for('update')
    if (!row) throw new ProblemError('not-found')
    const at = deps.now()
    if (row.endsAt && row.endsAt <= at) return shown(row)
    await tx.update(internalKeys).set({ endsAt: at }).where(which)
    await audit(tx, call, 'internal-key-revoked', `internal-key:${id}`)
    return shown({ ...row, endsAt: at })
  })
}
