import { benchPolicy, ownPagePolicy } from '../server/contract/bench-policy.ts'

/** What a page's policy is made of: the API's origin, its own, a nonce that is fresh in every answer, and what was asked for. */
type PolicyParts = { api: string; own: string; nonce: string; query: URLSearchParams }

const BENCH = '/showroom/bench/'
const fetches = (api: string) => `connect-src ${api}; img-src 'self' data: ${api}; font-src 'self' ${api}`
const closed = "default-src 'none'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"

/**
 * The Content-Security-Policy of each page that has one, by address. Each allows what its webmaster would have allowed:
 * the script by nonce or origin, and the API in `connect-src`.
 */
export const POLICIES: Readonly<Record<string, (parts: PolicyParts) => string>> = {
  '/csp/nonce/': ({ api, nonce }) =>
    `${closed}; ${fetches(api)}; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'nonce-${nonce}'`,
  '/csp/style-none/': ({ api }) => `${closed}; ${fetches(api)}; script-src ${api}; style-src 'none'`,
  '/csp/trusted-types/': ({ api }) =>
    `${closed}; ${fetches(api)}; script-src ${api}; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`,
  '/csp/trusted-types-other/': ({ api }) =>
    `${closed}; ${fetches(api)}; script-src ${api}; style-src 'self'; require-trusted-types-for 'script'; trusted-types somepolicy`,
}

/** The policy of any page, or undefined for one that has none. */
export const policyOf = (pathname: string): ((parts: PolicyParts) => string) | undefined =>
  pathname === BENCH || pathname === `${BENCH}en/`
    ? () => benchPolicy(false)
    : pathname === `${BENCH}own-page.html`
      ? ({ own, api, query }) => ownPagePolicy({ own, api, site: query.get('site') })
      : POLICIES[pathname]
