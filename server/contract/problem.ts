import * as z from 'zod'
import { UploadFault } from './upload.ts'

/** Every refusal's code and its HTTP status. One list; the sentences are the screen's (`widgets/shared/problems.*.ts`). */
export const PROBLEM_STATUS = {
  malformed: 400,
  'idempotency-key-missing': 400,
  'sign-in': 401,
  'proof-needed': 401,
  forbidden: 403,
  'origin-not-allowed': 403,
  'not-found': 404,
  'unknown-institution': 404,
  'method-not-allowed': 405,
  'deadline-passed': 409,
  'job-closed': 409,
  'job-changed': 409,
  'already-applied': 409,
  'pool-closed': 409,
  'pool-changed': 409,
  'still-running': 409,
  'in-use': 409,
  gone: 410,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'idempotency-mismatch': 422,
  'file-type': 422,
  'file-infected': 422,
  'upload-unfit': 422,
  'if-match-missing': 428,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
  'storage-full': 507,
} as const
export type ProblemCode = keyof typeof PROBLEM_STATUS

/**
 * What is wrong with one field: `required`, `too-long`, `too-short`, `not-an-email`, `not-a-phone`, `not-a-date`,
 * `unknown-field`, `unknown-key`, `wrong-kind`, `not-allowed` or `invalid`.
 */
export const FIELD_CODES = [
  'required',
  'too-long',
  'too-short',
  'not-an-email',
  'not-a-phone',
  'not-a-date',
  'not-a-url',
  'unknown-field',
  'unknown-key',
  'wrong-kind',
  'not-allowed',
  'duplicate',
  'invalid',
] as const
export type FieldCode = (typeof FIELD_CODES)[number]

/**
 * A refusal, RFC 9457. `title` is the code again: the server writes no sentences for the screen. `faults`: what is wrong with
 * an upload, or what uses it.
 */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]]),
    requestId: z.string(),
    fields: z.array(z.strictObject({ path: z.string(), code: z.enum(FIELD_CODES) })).optional(),
    faults: z.array(UploadFault).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
