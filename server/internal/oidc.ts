import { eq } from 'drizzle-orm'
import * as oidc from 'openid-client'
import { signInCode } from '../candidates/sign-in-code.ts'
import type { OidcProvider } from '../contract/internal.ts'
import type { Language } from '../contract/language.ts'
import { signIns } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { openWay } from './prove.ts'
import { providerOf } from './provider.ts'
import { saysTwice } from './token.ts'

type Calling = Pick<Call, 'deps' | 'institution'>

/** What this browser must bring back from the provider; kept sealed in a cookie of our own page. */
export type Underway = { signIn: string; state: string; nonce: string; verifier: string; language: Language }

/** A sign-in that was begun on a page, while it can still be finished. @throws ProblemError `gone`. */
export async function workLogin({ deps, institution }: Calling, id: string): Promise<typeof signIns.$inferSelect> {
  const [row] = isId(id) ? await asSystem(deps.db, (tx) => tx.select().from(signIns).where(eq(signIns.id, id))) : []
  const isOurs = row?.institutionId === institution.id && row.purpose === 'work-login'
  if (!row || !isOurs || row.usedAt || row.expiresAt <= deps.now()) throw new ProblemError('gone')
  return row
}

const callbackOf = ({ deps, institution }: Calling) =>
  `${deps.config.origin}/portal/${institution.slug}/internal/callback`

/**
 * Where the provider asks who somebody is, and what this browser must bring back. `isOther`: as somebody else than it has
 * signed in already. @throws ProblemError `gone`, `unavailable`.
 */
export async function providerAddress(
  call: Calling,
  id: string,
  isOther: boolean,
): Promise<{ url: URL; underway: Underway }> {
  const { id: signIn, language } = await workLogin(call, id)
  const { oidc: provider } = await openWay(call, 'oidc')
  if (!provider) throw new ProblemError('not-found')
  const configuration = await providerOf(call, provider)
  const underway = {
    signIn,
    language,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  }
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackOf(call),
    scope: 'openid',
    state: underway.state,
    nonce: underway.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(underway.verifier),
    code_challenge_method: 'S256',
    ...(isOther && { prompt: 'login' }),
  })
  return { url, underway }
}

/** Does the id token say what the institution asks of its people? */
function isOneOfThem(claims: oidc.IDToken, { claim }: OidcProvider): boolean {
  if (!claim) return true
  return [claims[claim.name]].flat().some((value) => claim.values.includes(String(value)))
}

/** What came of it: the code for the page that waits; or that the provider said no, or that it is none of the institution's people. */
export type WorkLoginEnd = { code: string } | { refused: 'failed' | 'stranger' }

/**
 * What the provider answered. Says yes to the sign-in that this browser began, where it is one of the institution's people.
 * @throws ProblemError `gone` for what this browser did not begin; `unavailable`.
 */
export async function finishWorkLogin(call: Calling, underway: Underway, search: string): Promise<WorkLoginEnd> {
  const { deps, institution } = call
  const row = await workLogin(call, underway.signIn)
  const { oidc: provider } = await openWay(call, 'oidc')
  if (!provider) throw new ProblemError('not-found')
  const configuration = await providerOf(call, provider)
  const answer = new URL(`${callbackOf(call)}${search}`)
  const claims = await oidc
    .authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: underway.verifier,
      expectedState: underway.state,
      expectedNonce: underway.nonce,
      idTokenExpected: true,
    })
    .then(
      (tokens) => (saysTwice(tokens.id_token ?? '') ? undefined : tokens.claims()),
      (error: Error) => {
        deps.log.warn({ institution: institution.id, fault: error.name }, 'provider said no')
        return undefined
      },
    )
  if (!claims) return { refused: 'failed' }
  if (!isOneOfThem(claims, provider)) return { refused: 'stranger' }
  await asSystem(deps.db, (tx) => tx.update(signIns).set({ provenAt: deps.now() }).where(eq(signIns.id, row.id)))
  return { code: signInCode(deps, row.id) }
}
