import { INTERNAL_WAYS, type InternalProof, type InternalWay } from '../contract/internal.ts'
import { inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import { sameSecret } from '../keys.ts'
import { livingKeys } from './keys.ts'
import { internalSettings } from './setting.ts'

/** Where a page says what it has proven. */
export const PROOF_HEADER = 'opslag-internal'

/** Somebody has shown that they belong to the institution; `by` is the key, the provider or the domain that said so. */
export type Proven = { way: InternalWay; by: string; expiresAt: Date }

/** A sign-in or a code holds so long; a token as long as it says itself. */
export const PROVEN_MS = 2 * 3_600_000

const text = (institutionId: number, origin: string, claims: string) => JSON.stringify([institutionId, origin, claims])

/**
 * A proof as the page holds it: worth one institution on one origin until its end. Nothing of it is stored; it is known again
 * by the server's keys.
 */
export function writeProof(
  { keys }: Pick<Deps, 'keys'>,
  { institutionId, origin, way, by, expiresAt }: Proven & { institutionId: number; origin: string },
): InternalProof {
  const claims = Buffer.from(JSON.stringify([way, by, expiresAt.getTime()])).toString('base64url')
  const proof = `${claims}.${keys.hmac('internal', text(institutionId, origin, claims))}`
  return { proof, way, expiresAt: expiresAt.toISOString() }
}

/** What a proof says, when it is ours, for this institution and origin; its end is not looked at. */
function readProof({ keys }: Pick<Deps, 'keys'>, proof: string, institutionId: number, origin: string): Proven | null {
  const [claims = '', mac = ''] = proof.split('.')
  const isOurs = keys
    .hmacs('internal', text(institutionId, origin, claims))
    .map((one) => sameSecret(one, mac))
    .includes(true)
  if (!isOurs) return null
  const [way, by, expires] = JSON.parse(Buffer.from(claims, 'base64url').toString()) as [string, string, number]
  const known = INTERNAL_WAYS.find((one) => one === way)
  return known ? { way: known, by, expiresAt: new Date(expires) } : null
}

/**
 * What a page has proven, as it holds now: not past its end, by a way that is still open, and by a key, a provider or a domain
 * that the institution still stands by. Null for anything else.
 */
export async function provenBy(
  { db, keys, now }: Pick<Deps, 'db' | 'keys' | 'now'>,
  institution: Pick<InstitutionRef, 'id'>,
  proof: string,
  origin: string,
): Promise<Proven | null> {
  const proven = readProof({ keys }, proof, institution.id, origin)
  const at = now()
  if (!proven || proven.expiresAt <= at) return null
  return inInstitution(db, institution.id, async (tx) => {
    const { ways, oidc, domains } = await internalSettings(tx, institution.id)
    if (!ways.includes(proven.way)) return null
    if (proven.way === 'token')
      return (await livingKeys(tx, institution.id, at)).some(({ id }) => id === proven.by) ? proven : null
    return (proven.way === 'oidc' ? oidc?.issuer === proven.by : domains.includes(proven.by)) ? proven : null
  })
}
