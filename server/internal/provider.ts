import * as oidc from 'openid-client'
import type { OidcProvider } from '../contract/internal.ts'
import { inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { rulesFor } from '../feeds/address.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { aboutRow } from '../keys.ts'
import { guardedFetch } from './guarded-fetch.ts'
import { livingKeys } from './keys.ts'

type Calling = Pick<Call, 'deps' | 'institution'>

/**
 * What a provider says of itself is believed for so long. Its keys go with it: the library asks for them anew after five
 * minutes, and at once for a key that it does not know, but no more than once a minute.
 */
const KEPT_MS = 600_000

/** What an id token may be signed with: what its reader checks with a key that it could not have signed with itself (T19). */
const SIGNED_BY = ['RS', 'PS', 'ES']
  .flatMap((kind) => [256, 384, 512].map((bits) => `${kind}${bits}`))
  .concat('EdDSA', 'Ed25519')

/** What the provider says of itself, as far as it is taken up. @throws Error where nobody could be sent there. */
function takenUp(metadata: oidc.ServerMetadata, isPlain: boolean): oidc.ServerMetadata {
  const { protocol } = new URL(metadata.authorization_endpoint ?? '')
  if (protocol !== 'https:' && !(isPlain && protocol === 'http:')) throw new Error('authorization-endpoint')
  const said = metadata.id_token_signing_alg_values_supported ?? ['RS256']
  return { ...metadata, id_token_signing_alg_values_supported: said.filter((one) => SIGNED_BY.includes(one)) }
}

async function ask(
  { deps: { config }, institution: { slug } }: Calling,
  { issuer, clientId }: OidcProvider,
  secret: string | null,
): Promise<oidc.Configuration> {
  const isPlain = new URL(issuer).protocol === 'http:'
  const options = {
    [oidc.customFetch]: guardedFetch(rulesFor(config, slug)),
    execute: isPlain ? [oidc.allowInsecureRequests] : [],
  }
  const found = await oidc.discovery(new URL(issuer), clientId, {}, oidc.None(), options)
  const metadata = takenUp(found.serverMetadata(), isPlain)
  const ways = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const prove = ways.includes('client_secret_basic') ? oidc.ClientSecretBasic : oidc.ClientSecretPost
  const configuration = new oidc.Configuration(metadata, clientId, {}, secret === null ? oidc.None() : prove(secret))
  configuration[oidc.customFetch] = options[oidc.customFetch]
  if (isPlain) oidc.allowInsecureRequests(configuration)
  oidc.enableNonRepudiationChecks(configuration)
  return configuration
}

type Kept = { about: string; until: number; configuration: Promise<oidc.Configuration> }

/** In memory, one for each institution. */
const kept = new WeakMap<Deps, Map<number, Kept>>()

/**
 * The institution's provider, as it has said that it is: asked once for all who come within ten minutes, and anew where the
 * setting or the secret is another. What failed is asked again by the next. @throws ProblemError `unavailable`.
 */
export async function providerOf({ deps, institution }: Calling, provider: OidcProvider): Promise<oidc.Configuration> {
  const secret = await inInstitution(deps.db, institution.id, async (tx) => {
    const rows = await livingKeys(tx, institution.id, deps.now())
    const row = rows.find(({ kind }) => kind === 'client-secret')
    return row?.sealed ? deps.keys.open('internal', row.sealed, aboutRow(row)).toString() : null
  })
  const all = kept.get(deps) ?? new Map<number, Kept>()
  kept.set(deps, all)
  const at = deps.now().getTime()
  const about = JSON.stringify([provider.issuer, provider.clientId, secret])
  const known = all.get(institution.id)
  if (known?.about === about && known.until > at) return known.configuration
  for (const [id, { until }] of all) if (until <= at) all.delete(id)
  const asked: Kept = {
    about,
    until: at + KEPT_MS,
    configuration: ask({ deps, institution }, provider, secret).catch(refused),
  }
  all.set(institution.id, asked)
  return asked.configuration

  function refused(error: unknown): never {
    if (all.get(institution.id) === asked) all.delete(institution.id)
    deps.log.warn({ institution: institution.id, fault: (error as Error).name }, 'provider not reached')
    throw new ProblemError('unavailable', { retryAfter: 30 })
  }
}
