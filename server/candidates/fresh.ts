import type { sessions } from '../db/schema/index.ts'

/** What changes the account wants a sign-in that is no older than this (T18). */
const FRESH_MS = 15 * 60_000

export const isFresh = ({ createdAt }: Pick<typeof sessions.$inferSelect, 'createdAt'>, at: Date): boolean =>
  at.getTime() - createdAt.getTime() <= FRESH_MS
