import type { ProblemCode } from '../../server/contract/problem.ts'

/**
 * Refusals that say no more to an applicant than that something went wrong, and those whose picture says it: they share the
 * sentence of `internal`. A new refusal compiles only when it is here or has a sentence of its own.
 */
type SaidAsInternal =
  | 'malformed'
  | 'idempotency-key-missing'
  | 'idempotency-mismatch'
  | 'sign-in'
  | 'not-found'
  | 'gone'
  | 'unknown-institution'
  | 'method-not-allowed'
  | 'unsupported-media-type'
  | 'if-match-missing'
  | 'stale'
  | 'still-running'
  | 'deadline-passed'
  | 'job-closed'
  | 'job-changed'
  | 'pool-closed'
  | 'pool-changed'
  | 'file-type'
  | 'file-infected'
  | 'in-use'
  | 'upload-unfit'
  | 'storage-full'

/** Why something could not be sent. */
export const strings = {
  forbidden: 'Du har ikke adgang til dette.',
  'proof-needed': 'Din adgang til interne opslag er udløbet. Bekræft øverst, at du er medarbejder, og send igen.',
  'origin-not-allowed': 'Institutionen har ikke godkendt, at der sendes ansøgninger fra denne side.',
  'already-applied': 'Du har allerede søgt denne stilling.',
  'too-large': 'Ansøgningen fylder for meget.',
  'too-many-requests': 'Der har været for mange forsøg på kort tid.',
  invalid: 'Der er noget, der skal rettes, før ansøgningen kan sendes.',
  internal: 'Der er sket en fejl hos os. Prøv igen om lidt.',
  unavailable: 'Systemet er ikke tilgængeligt lige nu. Prøv igen om lidt.',
} satisfies Record<Exclude<ProblemCode, SaidAsInternal>, string>
export type ProblemStrings = typeof strings
