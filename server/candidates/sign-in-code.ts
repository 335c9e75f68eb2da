import type { Deps } from '../deps.ts'
import { sameSecret } from '../keys.ts'

/** A code that was mailed is good for so long, once, … */
export const CODE_MS = 10 * 60_000
/** … and for so many tries. */
export const CODE_TRIES = 5

type Keys = Pick<Deps, 'keys'>

/** A digest as the digits of a code. */
export const codeDigits = (digest: string) =>
  String(Number.parseInt(digest.slice(0, 13), 16) % 100_000_000).padStart(8, '0')

/** The eight digits of a sign-in. Derived from the server's keys: neither the outbox nor a copy of the database holds it. */
export const signInCode = ({ keys }: Keys, id: string): string => codeDigits(keys.hmac('sign-in', `code:${id}`))

/** Is this the sign-in's code? Tells nothing by its time, and holds also for one that was mailed before the keys turned. */
export const isSignInCode = ({ keys }: Keys, id: string, digits: string): boolean =>
  keys
    .hmacs('sign-in', `code:${id}`)
    .map((digest) => sameSecret(codeDigits(digest), digits))
    .includes(true)

/** Digits of a code as it was typed or pasted; spaces and hyphens are nothing. Null when it can be none. */
export function typedDigits(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
  return /^\d{8}$/.test(digits) ? digits : null
}

/** What is stored of the key that ties a code to the page or the browser that asked. */
export const keyHashOf = ({ keys }: Keys, key: string): string => keys.hmac('sign-in', `key:${key}`)

export const isKeyOf = ({ keys }: Keys, key: string, hash: string): boolean =>
  keys
    .hmacs('sign-in', `key:${key}`)
    .map((one) => sameSecret(one, hash))
    .includes(true)

/** The secret of a mail's link, derived as the code is. */
export const linkToken = ({ keys }: Keys, id: string): string => `${id}.${keys.hmac('sign-in', `link:${id}`)}`

/** The sign-in that a link's secret belongs to; null when it is none of ours. */
export function signInOfLink({ keys }: Keys, token: string): string | null {
  const [id = ''] = token.split('.')
  const isOurs = keys
    .hmacs('sign-in', `link:${id}`)
    .map((digest) => sameSecret(token, `${id}.${digest}`))
    .includes(true)
  return isOurs ? id : null
}
