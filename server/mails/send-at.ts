import { invalidField } from '../http/problem.ts'

/** Further ahead nobody means it. */
const FURTHEST_MS = 366 * 86_400_000

/** When a mail is to leave: at its time, or at once where that is past. @throws ProblemError `invalid` for one too far ahead. */
export function sendAtOf(text: string, now: Date): Date {
  const at = new Date(text)
  if (at.getTime() > now.getTime() + FURTHEST_MS) throw invalidField('sendAt', 'not-allowed')
  return at > now ? at : now
}
