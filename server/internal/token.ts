import { createPublicKey } from 'node:crypto'
import { type CryptoKey, errors, type JWTPayload, jwtVerify, type KeyObject } from 'jose'
import { can } from '../actors.ts'
import { type InternalProof, TOKEN_SECONDS } from '../contract/internal.ts'
import { inInstitution } from '../db/scope.ts'
import { givesNameTwice } from '../http/json.ts'
import { countAgainst } from '../http/limits.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { aboutRow } from '../keys.ts'
import { type KeyRow, livingKeys } from './keys.ts'
import { TOKENS_FROM_NETWORK } from './limits.ts'
import { writeProof } from './proof.ts'
import { internalSettings } from './setting.ts'

/** Clocks of servers differ by so many seconds. */
const SKEW = 30

/** What a token of this key is checked with. Its algorithm is the key's, never what the token says. */
function checkOf({ keys }: Call['deps'], row: KeyRow): { key: Uint8Array | CryptoKey | KeyObject; algorithm: string } {
  const { algorithm, publicKey, sealed } = row
  if (algorithm === 'HS256' && sealed) return { key: keys.open('internal', sealed, aboutRow(row)), algorithm }
  return { key: createPublicKey(publicKey ?? ''), algorithm: algorithm ?? '' }
}

/** Does a token's header or payload say something twice? Its readers may then differ in what it says (RFC 7519, section 4). */
export const saysTwice = (token: string): boolean =>
  token.split('.', 2).some((part) => givesNameTwice(new TextDecoder().decode(Buffer.from(part, 'base64url'))))

/** Is a token that is signed rightly also short and young enough, and for this institution and no other? */
function isFit({ iat, exp, aud }: JWTPayload, slug: string, seconds: number): boolean {
  if (iat === undefined || exp === undefined || aud !== slug) return false
  return exp > iat && exp - iat <= TOKEN_SECONDS && seconds - iat <= TOKEN_SECONDS && iat <= seconds + SKEW
}

/**
 * Takes a token that the intranet's server has signed. What it proves ends when the token does.
 * @throws ProblemError `proof-needed` for any that is not ours, says something twice, is too long, too old, not yet valid or for somebody else;
 * `too-many-requests`.
 */
export async function proveByToken(
  call: Call,
  { token, origin, network }: { token: string; origin: string; network: string },
): Promise<InternalProof> {
  const { deps, actor, institution } = call
  if (!can(actor, 'sign-in', institution)) throw new ProblemError('forbidden')
  await countAgainst(deps.db, deps, TOKENS_FROM_NETWORK, `${institution.id}:${network}`)
  if (saysTwice(token)) throw new ProblemError('proof-needed')
  const at = deps.now()
  const rows = await inInstitution(deps.db, institution.id, async (tx) => {
    const { ways } = await internalSettings(tx, institution.id)
    return ways.includes('token') ? livingKeys(tx, institution.id, at) : []
  })
  for (const row of rows) {
    if (row.algorithm === null) continue
    const { key, algorithm } = checkOf(deps, row)
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        audience: institution.slug,
        requiredClaims: ['iat', 'exp', 'aud'],
        clockTolerance: SKEW,
        currentDate: at,
      })
      if (!isFit(payload, institution.slug, Math.floor(at.getTime() / 1000))) break
      const expiresAt = new Date((payload.exp ?? 0) * 1000)
      if (expiresAt <= at) break
      return writeProof(deps, { institutionId: institution.id, origin, way: 'token', by: row.id, expiresAt })
    } catch (error) {
      // Another key may have signed it.
      if (!(error instanceof errors.JOSEError)) throw error
    }
  }
  throw new ProblemError('proof-needed')
}
