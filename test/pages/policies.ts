const NONCE = "script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'"
const TYPES = "require-trusted-types-for 'script'; trusted-types"

/** Strict content security policies of a page whose jobs come from that server. Scripts of the page have the nonce `abc`. */
export function policiesFor(server: string) {
  /** What the guide says to add to a policy that allows nothing. */
  const fetches = `connect-src ${server}; font-src ${server}; img-src ${server}`

  /** Under these a person finds a job, reads its ad and applies, and the browser refuses nothing. */
  const WORKS: Record<string, string> = {
    'a nonce and strict-dynamic': NONCE,
    'a nonce alone': "script-src 'nonce-abc'",
    'a list of hosts': `default-src 'self'; script-src 'self' https://cdn.example.net ${server}; connect-src 'self' ${server}; form-action 'self'`,
    'no styles at all': `${NONCE}; style-src 'none'`,
    'styles by nonce': `${NONCE}; style-src 'nonce-abc'; style-src-attr 'none'`,
    'trusted types with our policy': `${NONCE}; ${TYPES} lit-html`,
    'a list of trusted-types policies without ours, not enforced': `${NONCE}; trusted-types other`,
    "nothing but the guide's lines": `default-src 'none'; script-src ${server}; ${fetches}`,
    'all of it at once': `default-src 'none'; ${fetches}; ${NONCE}; style-src 'none'; form-action 'none'; frame-ancestors 'none'; ${TYPES} lit-html`,
  }

  /** Under these no element can be shown. `warns`: what we say; the browser says its own. */
  const REFUSES: Record<string, { csp: string; warns?: RegExp }> = {
    'trusted types without our policy': { csp: `${NONCE}; ${TYPES} other`, warns: /^Opslag: nothing is shown: / },
    'no connection to the server': { csp: `script-src ${server}; connect-src 'self'` },
    'no script of the server': { csp: "script-src 'self'" },
  }
  return { WORKS, REFUSES }
}
