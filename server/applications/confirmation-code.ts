import type { Deps } from '../deps.ts'

/** Tries that a code has. */
export const CODE_TRIES = 5
const LEAST_DAYS = 7
const DAY_MS = 86_400_000

/**
 * The eight digits that confirm an application's address. Derived from the server's keys, so that neither the outbox nor
 * a copy of the database holds it.
 */
export function confirmationCode({ keys }: Pick<Deps, 'keys'>, institutionId: number, applicationId: string): string {
  const digest = keys.hmac('confirmation-code', `code:${institutionId}:${applicationId}`)
  return String(Number.parseInt(digest.slice(0, 13), 16) % 100_000_000).padStart(8, '0')
}

/** What is stored of a code, and what a typed one is compared with. */
export const codeHash = ({ keys }: Pick<Deps, 'keys'>, institutionId: number, applicationId: string, code: string) =>
  keys.hmac('confirmation-code', `hash:${institutionId}:${applicationId}:${code}`)

/** A code is good for a week, and at least until the deadline. */
export const codeExpiry = (receivedAt: Date, deadline: Date | null): Date =>
  new Date(Math.max(receivedAt.getTime() + LEAST_DAYS * DAY_MS, deadline?.getTime() ?? 0))
