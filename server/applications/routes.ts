import type { Context } from 'hono'
import * as z from 'zod'
import {
  Application,
  ApplicationInput,
  ApplicationList,
  ApplicationReceipt,
  RegisteredApplicationInput,
} from '../contract/application.ts'
import { Key } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { refuseOtherBody } from '../http/idempotency.ts'
import { clientNetwork } from '../http/network.ts'
import { ProblemError, problemFields, problems } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { applyOnce, requestOf } from './apply-once.ts'
import { listForStaff, readForStaff } from './read.ts'
import { register } from './register.ts'

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
      'sign-in',
      'origin-not-allowed',
      'unknown-institution',
      'not-found',
      'job-closed',
      'deadline-passed',
      'job-changed',
      'already-applied',
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

const list = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/applications',
  tags: ['applications'],
  summary: 'What came in, newest first; the access is audited',
  caller: 'key',
  request: {
    params: z.object({ institution }),
    query: z.strictObject({
      job: JobId.optional(),
      limit: z.coerce.number().int().min(1).max(LIMITS.maxPageSize).default(LIMITS.pageSize),
      cursor: z.string().max(200).optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page; `next` is the next one’s address or null.',
      content: { 'application/json': { schema: ApplicationList } },
    },
    ...problems('sign-in', 'forbidden', 'unknown-institution', 'invalid'),
  },
})

const read = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/applications/{reference}',
  tags: ['applications'],
  summary: 'One application, whole; the access is audited',
  caller: 'key',
  request: { params: z.object({ institution, reference: z.string() }) },
  responses: {
    200: { description: 'The application.', content: { 'application/json': { schema: Application } } },
    ...problems('sign-in', 'forbidden', 'unknown-institution', 'not-found'),
  },
})

const registerByHand = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/applications',
  tags: ['applications'],
  summary: 'Register an application that came by post or e-mail',
  caller: 'key',
  request: {
    params: z.object({ institution }),
    body: { required: true, content: { 'application/json': { schema: RegisteredApplicationInput } } },
  },
  responses: {
    201: { description: 'Registered.', content: { 'application/json': { schema: ApplicationReceipt } } },
    ...problems('sign-in', 'forbidden', 'unknown-institution', 'deadline-passed', 'invalid'),
  },
})

/** A key comes before the body's shape, and another body under a known key is that, whatever else is wrong with it. */
async function refuseShape(
  { target, error }: { target: string; error: z.ZodError },
  c: Context<AppEnv>,
): Promise<never> {
  const key = c.req.header('idempotency-key')
  if (target === 'header') throw new ProblemError(key ? 'malformed' : 'idempotency-key-missing')
  const job = c.req.param('job') ?? ''
  if (key) await refuseOtherBody(c.var, requestOf({ key, job, body: await c.req.text() }))
  throw new ProblemError('invalid', { fields: problemFields(error, await c.req.json()) })
}

const router = newRouter()
router.openapi(
  apply,
  async (c) => {
    const { job } = c.req.valid('param')
    const input = c.req.valid('json')
    const receipt = await applyOnce(c.var, {
      key: c.req.valid('header')['idempotency-key'],
      body: await c.req.text(),
      job,
      input: () => input,
      network: clientNetwork(c),
    })
    c.var.deps.failAt?.('before-response')
    return c.json(receipt, 201)
  },
  (result, c) => (result.success ? undefined : refuseShape(result, c)),
)
router.openapi(list, async (c) => {
  const { job, limit, cursor } = c.req.valid('query')
  const { items, next } = await listForStaff(c.var, { job: job === undefined ? undefined : Number(job), limit, cursor })
  const { origin } = c.var.deps.config
  const address = `${origin}/v1/institutions/${c.var.institution.slug}/applications`
  const query = new URLSearchParams({ ...(job && { job }), limit: String(limit), ...(next && { cursor: next }) })
  return c.json({ items, next: next && `${address}?${query}` }, 200)
})
router.openapi(read, async (c) => c.json(await readForStaff(c.var, c.req.valid('param').reference), 200))
router.openapi(registerByHand, async (c) => c.json(await register(c.var, c.req.valid('json')), 201))

/** Applying, and an institution's own reading and registering of what came in. */
export const applicationRoutes = router
