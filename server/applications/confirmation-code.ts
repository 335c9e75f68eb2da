import type { Deps } from '../deps.ts'
import { sameSecret } from '../keys.ts'

/** Tries that a code has. */
export const CODE_TRIES = 5
const LEAST_DAYS = 7
const DAY_MS = 86_400_000

const asDigits = (digest: string) => String(Number.parseInt(digest.slice(0, 13), 16) % 100_000_000).padStart(8, '0')
const secret = (institutionId: number, applicationId: string) => `code:${institutionId}:${applicationId}`

/**
 * The eight digits that confirm an application's address. Derived from the server's keys, so that neither the outbox nor
 * a copy of the database holds it.
 */
export const confirmationCode = ({ keys }: Pick<Deps, 'keys'>, institutionId: number, applicationId: string): string =>
  asDigits(keys.hmac('confirmation-code', secret(institutionId, applicationId)))

/** Is this the application's code? Tells nothing by its time, and holds also for one that was mailed before the keys turned. */
export const isConfirmationCode = (
  { keys }: Pick<Deps, 'keys'>,
  institutionId: number,
  applicationId: string,
  digits: string,
): boolean =>
  keys
    .hmacs('confirmation-code', secret(institutionId, applicationId))
    .map((digest) => sameSecret(asDigits(digest), digits))
    .includes(true)

/** What is stored of a code: that the application has one. */
export const codeHash = ({ keys }: Pick<Deps, 'keys'>, institutionId: number, applicationId: string, code: string) =>
  keys.hmac('confirmation-code', `hash:${institutionId}:${applicationId}:${code}`)

/** A code is good for a week, and at least until the deadline. */
export const codeExpiry = (receivedAt: Date, deadline: Date | null): Date =>
  new Date(Math.max(receivedAt.getTime() + LEAST_DAYS * DAY_MS, deadline?.getTime() ?? 0))
