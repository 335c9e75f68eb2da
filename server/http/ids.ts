import { ProblemError } from './problem.ts'

/** Is this the id of a row, as we make them? Whatever is not is a row that is not there. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** The number that a job is known by. @throws ProblemError `not-found` for what can be none. */
export function jobIdOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new ProblemError('not-found')
  return Number(text)
}
