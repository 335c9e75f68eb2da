import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

type ProviderSettings = {
  /** Any free port when left out. */
  port?: number
  secret: string
  redirectUris: string[]
  /** What it says of an account beside its name. */
  tenantOf: (account: string) => string
  /** Where somebody says who they are; `finish` goes on as an account, or refuses. */
  ask: (
    request: IncomingMessage,
    response: ServerResponse,
    finish: (account: string | null) => Promise<void>,
  ) => Promise<unknown>
  /** Answers before the provider does; true where it has. */
  before?: (request: IncomingMessage, response: ServerResponse) => unknown
}

/** An institution's OIDC provider, which knows us as `opslag`, on this machine over plain http. */
export async function startProvider({ port = 0, secret, redirectUris, tenantOf, ask, before }: ProviderSettings) {
  let handle: Handler = () => {}
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'opslag',
        client_secret: secret,
        redirect_uris: redirectUris,
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'tid'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, tid: tenantOf(id) }) }),
    interactions: { url: (_, { uid }) => `/go-on/${uid}` },
    cookies: { keys: ['test'] },
  })
  const own = provider.callback()
  handle = async (request, response) => {
    if (before?.(request, response)) return
    if (!request.url?.startsWith('/go-on/')) return own(request, response)
    const { prompt, params, session } = await provider.interactionDetails(request, response)
    const finish = (account: string | null) =>
      provider.interactionFinished(
        request,
        response,
        account === null ? { error: 'access_denied' } : { login: { accountId: account } },
      )
    if (prompt.name === 'login') return ask(request, response, finish)
    // Nobody is asked whether we may know who they are.
    const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params.client_id) })
    grant.addOIDCScope('openid')
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  }
  return {
    issuer,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
