/** What a page's policy is made of: the API's origin and a nonce that is fresh in every answer. */
type PolicyParts = { api: string; nonce: string }

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
