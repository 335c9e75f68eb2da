import type { Context } from 'hono'
import * as z from 'zod'
import { ApplicationInput, ApplicationReceipt } from '../contract/application.ts'
import { Key } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { oncePerKey, refuseOtherBody } from '../http/idempotency.ts'
import { countAgainst } from '../http/limits.ts'
import { clientNetwork } from '../http/network.ts'
import { ProblemError, problemFields, problems } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { FROM_NETWORK } from './limits.ts'
import { submit } from './submit.ts'

const institution = Key.meta({ description: 'The institution’s short name.' })
const JobId = z.string().regex(/^\d{1,15}$/)

const apply = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/jobs/{job}/applications',
  tags: ['applications'],
  summary: 'Apply for a job',
  caller: 'embed',
  request: {
    params: z.object({ institution, job: z.string() }),
    headers: z.object({
      'idempotency-key': z.string().min(1).max(LIMITS.idempotencyKey).meta({ description: 'Kept for 24 hours.' }),
    }),
    body: { required: true, content: { 'application/json': { schema: ApplicationInput } } },
  },
  responses: {
    201: { description: 'Received.', content: { 'application/json': { schema: ApplicationReceipt } } },
    ...problems(
      'malformed',
      'idempotency-key-missing',
      'origin-not-allowed',
      'unknown-institution',
      'not-found',
      'job-closed',
      'deadline-passed',
      'job-changed',
      'still-running',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'idempotency-mismatch',
      'too-many-requests',
      'unavailable',
    ),
  },
})

/** A job's id as it stands in an address. Anything that is none names no job. */
function jobId(text: string): number {
  if (!JobId.safeParse(text).success) throw new ProblemError('not-found')
  return Number(text)
}

/** A key comes before the body's shape, and another body under a known key is that, whatever else is wrong with it. */
async function refuseShape(
  { target, error }: { target: string; error: z.ZodError },
  c: Context<AppEnv>,
): Promise<never> {
  const key = c.req.header('idempotency-key')
  if (target === 'header') throw new ProblemError(key ? 'malformed' : 'idempotency-key-missing')
  if (key) await refuseOtherBody(c.var, { key, body: await bodyOf(c) })
  throw new ProblemError('invalid', { fields: problemFields(error, await c.req.json()) })
}

/** What a key stands for: the job and the body as it was sent. */
const bodyOf = async (c: Context<AppEnv>) => `${c.req.param('job')}\n${await c.req.text()}`

export const applicationRoutes = newRouter().openapi(
  apply,
  async (c) => {
    const { job } = c.req.valid('param')
    const input = c.req.valid('json')
    const call = c.var
    const request = { key: c.req.valid('header')['idempotency-key'], body: await bodyOf(c) }
    const { answer } = await oncePerKey(call, request, async (attempt) => {
      await countAgainst(call.deps.db, call.deps, FROM_NETWORK, `${call.institution.id}:${clientNetwork(c)}`)
      return { status: 201, answer: await submit(call, { job: jobId(job), input }, attempt) }
    })
    return c.json(ApplicationReceipt.parse(answer), 201)
  },
  (result, c) => (result.success ? undefined : refuseShape(result, c)),
)
