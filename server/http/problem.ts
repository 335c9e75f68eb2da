import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type * as z from 'zod'
import { FIELD_CODES, type FieldCode, PROBLEM_STATUS, Problem, type ProblemCode } from '../contract/problem.ts'
import type { UploadFault } from '../contract/upload.ts'
import { faultOf } from './fault.ts'
import type { AppEnv } from './router.ts'

/** A refusal. Thrown by verbs; leaves as `application/problem+json`. `retryAfter` is in seconds. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly fields: Problem['fields']
  readonly faults: readonly UploadFault[] | undefined
  readonly retryAfter: number | undefined
  constructor(
    code: ProblemCode,
    {
      fields,
      faults,
      retryAfter,
    }: { fields?: Problem['fields']; faults?: readonly UploadFault[]; retryAfter?: number } = {},
  ) {
    super(code)
    this.code = code
    this.fields = fields
    this.faults = faults
    this.retryAfter = retryAfter
  }
}

const field = (path: string, code: FieldCode) => new ProblemError('invalid', { fields: [{ path, code }] })
/** One field is wrong. */
export const invalidField = field

const FORMATS: Record<string, FieldCode> = {
  email: 'not-an-email',
  date: 'not-a-date',
  datetime: 'not-a-date',
  url: 'not-a-url',
}

/** So many fields of one answer are named: whoever has mended those hears of the next. */
const MOST_FIELDS = 50

function fieldsOf(issue: z.core.$ZodIssue, input: unknown): { path: string; code: FieldCode }[] {
  const path = issue.path.join('.')
  const missing =
    issue.path.reduce<unknown>(
      (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
      input,
    ) === undefined
  const one = (code: FieldCode) => [{ path, code }]
  const said = issue.code === 'custom' ? issue.params?.code : issue.message
  if (FIELD_CODES.includes(said as FieldCode)) return one(said as FieldCode)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, MOST_FIELDS)
        .map((key) => ({ path: [...issue.path, key].join('.'), code: 'unknown-field' }))
    case 'invalid_type':
      return one(missing ? 'required' : 'wrong-kind')
    case 'too_big':
      return one('too-long')
    case 'too_small':
      return one(issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too-short')
    case 'invalid_format':
      return one(FORMATS[issue.format] ?? 'invalid')
    case 'invalid_union': {
      if (missing) return one('required')
      const inner = issue.errors.flat().flatMap((error) => fieldsOf(error, undefined))
      return one(inner.some((entry) => entry.code === 'not-a-date') ? 'not-a-date' : 'invalid')
    }
    default:
      return one('invalid')
  }
}

/** A failed validation of `input` as the fields of a problem; what is not in the input is `required`. */
export const problemFields = (error: z.core.$ZodError, input: unknown) =>
  error.issues
    .slice(0, MOST_FIELDS)
    .flatMap((issue) => fieldsOf(issue, input))
    .slice(0, MOST_FIELDS)

/** Validates and answers the value. @throws ProblemError `invalid` naming the wrong fields. */
export function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new ProblemError('invalid', { fields: problemFields(result.error, value) })
}

/** SQLSTATE or driver codes that mean: the database is not there for us now, or undid it all since two waited for each other. */
const UNAVAILABLE =
  /^(08...|40P01|53...|57P0[1-5]|57014|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_.*)$/

function codeOf(
  error: unknown,
): Pick<ProblemError, 'code'> & Partial<Pick<ProblemError, 'fields' | 'faults' | 'retryAfter'>> {
  if (error instanceof ProblemError) return error
  if (error instanceof HTTPException)
    return { code: error.status === 413 ? 'too-large' : error.status < 500 ? 'malformed' : 'internal' }
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code
    if (typeof code === 'string' && UNAVAILABLE.test(code)) return { code: 'unavailable', retryAfter: 5 }
    if (code === 'ENOSPC' || code === '53100') return { code: 'storage-full' }
  }
  return { code: 'internal' }
}

/** Logs what the server did not do. Whoever is only told to come again is no fault, and there can be many of them. */
export function logRefusal(c: Context<AppEnv>, code: ProblemCode, error: unknown): void {
  const { requestId, deps } = c.var
  if (error instanceof ProblemError && error.retryAfter !== undefined) deps.log.warn({ requestId, code }, 'refused')
  else deps.log.error({ requestId, code, fault: faultOf(error) }, 'refused')
}

/** For `Retry-After`: whole seconds, of which there is at least one. */
export const retryAfterOf = (seconds: number): string => String(Math.max(1, Math.ceil(seconds)))

/** The answer to whatever was thrown. Unknown errors are logged with the request's id and tell nothing. */
export function problemFrom(error: unknown, c: Context<AppEnv>): Response {
  const { code: own, fields, faults, retryAfter } = codeOf(error)
  // The same for what is internal and for what there is not: nothing is told by a proof that has ended.
  const code = own === 'not-found' && c.get('isProofOver') ? 'proof-needed' : own
  const status = PROBLEM_STATUS[code]
  if (status >= 500) logRefusal(c, code, error)
  const body: Problem = {
    type: `${c.var.deps.config.origin}/docs/problems/${code}`,
    title: code,
    status,
    code,
    requestId: c.get('requestId'),
    ...(fields?.length && { fields: fields.slice(0, MOST_FIELDS) }),
    ...(faults?.length && { faults: [...faults] }),
  }
  return c.json(body, status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(retryAfter !== undefined && { 'retry-after': retryAfterOf(retryAfter) }),
  })
}

/** The refusals a route declares, for the document. */
export const problems = (...codes: ProblemCode[]) => {
  const byStatus = Map.groupBy(codes, (code) => PROBLEM_STATUS[code])
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      { description: same.join(', '), content: { 'application/problem+json': { schema: Problem } } },
    ]),
  )
}
