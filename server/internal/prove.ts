import { can } from '../actors.ts'
import { canonicalAddress } from '../candidates/address.ts'
import { CODE_MS, keyHashOf } from '../candidates/sign-in-code.ts'
import { startSignIn } from '../candidates/start-sign-in.ts'
import { tryCode } from '../candidates/use-code.ts'
import type { SignInStarted } from '../contract/candidate.ts'
import type { InternalProof, InternalWay, WorkAddressInput, WorkLoginStarted } from '../contract/internal.ts'
import type { Language } from '../contract/language.ts'
import { signIns } from '../db/schema/index.ts'
import { asSystem, inInstitution } from '../db/scope.ts'
import { countAgainst } from '../http/limits.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { newSecret } from '../keys.ts'
import { LOGINS_FROM_NETWORK } from './limits.ts'
import { PROVEN_MS, writeProof } from './proof.ts'
import { internalSettings } from './setting.ts'

type Asking = { origin: string; network: string }

/** The setting, where the way is open. @throws ProblemError `not-found` where it is not. */
export async function openWay({ deps, institution }: Pick<Call, 'deps' | 'institution'>, way: InternalWay) {
  const setting = await inInstitution(deps.db, institution.id, (tx) => internalSettings(tx, institution.id))
  if (!setting.ways.includes(way)) throw new ProblemError('not-found')
  return setting
}

const domainOf = (email: string) => canonicalAddress(email).split('@').at(-1) ?? ''

/**
 * Sends a code to a work address. Nobody learns whether there is such a mailbox: the answer is the same for all on the
 * institution's domains, and the limits are those of every other code.
 * @throws ProblemError `not-found`; `invalid` for a domain that is not the institution's; `too-many-requests`.
 */
export async function startWorkAddress(
  call: Call,
  { email, language, origin, network }: WorkAddressInput & Asking,
): Promise<SignInStarted> {
  const { domains } = await openWay(call, 'address')
  if (!domains.includes(domainOf(email))) throw invalidField('email', 'not-allowed')
  const asked = { purpose: 'work-address', email, language, origin, network } as const
  const { id, key, expiresAt } = await startSignIn(call, asked)
  return { id, key, expiresAt }
}

/** Begins a sign-in at the institution's provider, on a page of ours. @throws ProblemError `not-found`, `too-many-requests`. */
export async function startWorkLogin(
  call: Call,
  { language, origin, network }: { language: Language } & Asking,
): Promise<WorkLoginStarted> {
  const { deps, actor, institution } = call
  if (!can(actor, 'sign-in', institution)) throw new ProblemError('forbidden')
  await openWay(call, 'oidc')
  await countAgainst(deps.db, deps, LOGINS_FROM_NETWORK, `${institution.id}:${network}`)
  const [id, key, at] = [deps.newId(), newSecret(), deps.now()]
  const expiresAt = new Date(at.getTime() + CODE_MS)
  await asSystem(deps.db, (tx) =>
    tx.insert(signIns).values({
      id,
      institutionId: institution.id,
      purpose: 'work-login',
      candidateId: null,
      email: '',
      emailCanonical: '',
      language,
      origin,
      keyHash: keyHashOf(deps, key),
      createdAt: at,
      expiresAt,
    }),
  )
  const url = `${deps.config.origin}/portal/${institution.slug}/internal/${id}?lang=${language}`
  return { id, key, expiresAt: expiresAt.toISOString(), url }
}

/**
 * Proves by a code: of a work address, or of a sign-in that the institution's provider has said yes to. It is worth the page
 * that asked and no other.
 * @throws ProblemError `invalid` for a wrong one, `gone`, `not-found`, `too-many-requests`.
 */
export async function proveByCode(
  call: Call,
  { way, ...tried }: { way: 'oidc' | 'address'; signIn: string; key: string; code: string } & Asking,
): Promise<InternalProof> {
  const { deps, institution } = call
  const { oidc, domains } = await openWay(call, way)
  return tryCode(call, { ...tried, purpose: way === 'oidc' ? 'work-login' : 'work-address' }, async (_, { email }) => {
    const by = way === 'oidc' ? oidc?.issuer : domains.find((domain) => domain === domainOf(email))
    if (by === undefined) return null
    const expiresAt = new Date(deps.now().getTime() + PROVEN_MS)
    return writeProof(deps, { institutionId: institution.id, origin: tried.origin, way, by, expiresAt })
  })
}
