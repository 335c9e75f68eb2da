import type { Context } from 'hono'
import * as z from 'zod'
import { TypedCode } from '../contract/job-agent.ts'
import { Key, Language } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import {
  PoolMemberInput,
  PoolMemberStarted,
  PoolMembership,
  TalentPool,
  TalentPoolList,
} from '../contract/talent-pool.ts'
import { refuseOtherBody } from '../http/idempotency.ts'
import { clientNetwork } from '../http/network.ts'
import { ProblemError, parse, problemFields, problems } from '../http/problem.ts'
import { publicRead, queryOf } from '../http/public-cache.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { confirmMember } from './confirm.ts'
import { joiningOf, joinOnce } from './join-once.ts'
import { poolAnswer, poolsAnswer } from './read.ts'

const path = '/v1/institutions/{institution}/talent-pools'
const institution = Key.meta({ description: 'The institution’s short name.' })
const pool = z.string().max(LIMITS.key).meta({ description: 'The pool’s key.' })
const tags = ['talent pools']

/** `medium` counts for nothing here. Taken because pages hand on the parameters they have. */
const query = z.strictObject({ lang: Language.default('da'), medium: z.string().max(LIMITS.url).optional() })
const listParams = z.strictObject({ institution: z.string() })
const oneParams = z.strictObject({ institution: z.string(), pool: z.string() })

const list = declare({
  method: 'get',
  path,
  tags,
  summary: 'The talent pools, closed ones too',
  caller: 'public-read',
  request: { params: listParams, query },
  responses: {
    200: { description: 'The pools.', content: { 'application/json': { schema: TalentPoolList } } },
    ...problems('invalid', 'unknown-institution'),
  },
})

const one = declare({
  method: 'get',
  path: `${path}/{pool}`,
  tags,
  summary: 'One talent pool with its form and consent',
  caller: 'public-read',
  request: { params: oneParams, query },
  responses: {
    200: { description: 'The pool.', content: { 'application/json': { schema: TalentPool } } },
    ...problems('invalid', 'not-found', 'unknown-institution'),
  },
})

const join = declare({
  method: 'post',
  path: `${path}/{pool}/members`,
  tags,
  summary: 'Join a talent pool: a code is mailed; whoever is signed in joins at once',
  caller: 'embed',
  request: {
    params: z.object({ institution, pool }),
    headers: z.object({
      'idempotency-key': z.string().min(1).max(LIMITS.idempotencyKey).meta({ description: 'Kept for 24 hours.' }),
    }),
    body: { required: true, content: { 'application/json': { schema: PoolMemberInput } } },
  },
  responses: {
    201: { description: 'In the pool.', content: { 'application/json': { schema: PoolMembership } } },
    202: { description: 'A code has been sent.', content: { 'application/json': { schema: PoolMemberStarted } } },
    ...problems(
      'malformed',
      'idempotency-key-missing',
      'sign-in',
      'origin-not-allowed',
      'unknown-institution',
      'not-found',
      'pool-closed',
      'pool-changed',
      'gone',
      'still-running',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'idempotency-mismatch',
      'file-type',
      'file-infected',
      'too-many-requests',
      'unavailable',
    ),
  },
})

const confirm = declare({
  method: 'post',
  path: `${path}/{pool}/members/{member}/code`,
  tags,
  summary: 'Confirm a sign-up by the code that was mailed',
  caller: 'embed',
  request: {
    params: z.object({ institution, pool, member: z.string().max(LIMITS.key) }),
    body: { required: true, content: { 'application/json': { schema: TypedCode } } },
  },
  responses: {
    200: { description: 'In the pool.', content: { 'application/json': { schema: PoolMembership } } },
    ...problems(
      'malformed',
      'sign-in',
      'origin-not-allowed',
      'unknown-institution',
      'not-found',
      'gone',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'too-many-requests',
    ),
  },
})

/** A key comes before the body's shape, and another body under a known key is that, whatever else is wrong with it. */
async function refuseShape(
  { target, error }: { target: string; error: z.ZodError },
  c: Context<AppEnv>,
): Promise<never> {
  const key = c.req.header('idempotency-key')
  if (target === 'header') throw new ProblemError(key ? 'malformed' : 'idempotency-key-missing')
  const pool = c.req.param('pool') ?? ''
  if (key) await refuseOtherBody(c.var, joiningOf({ key, pool, body: await c.req.text() }))
  throw new ProblemError('invalid', { fields: problemFields(error, await c.req.json()) })
}

/** Reading and joining talent pools. */
export const talentPoolRoutes = newRouter()

publicRead(talentPoolRoutes, list, (c) =>
  poolsAnswer(c.var.deps, parse(listParams, c.req.param()).institution, parse(query, queryOf(c)).lang),
)
publicRead(talentPoolRoutes, one, (c) => {
  const { institution: slug, pool } = parse(oneParams, c.req.param())
  return poolAnswer(c.var.deps, slug, pool, parse(query, queryOf(c)).lang)
})
talentPoolRoutes.openapi(
  join,
  async (c) => {
    const input = c.req.valid('json')
    const joined = await joinOnce(c.var, {
      key: c.req.valid('header')['idempotency-key'],
      body: await c.req.text(),
      pool: c.req.valid('param').pool,
      input: () => input,
      network: clientNetwork(c),
    })
    return joined.status === 201 ? c.json(joined.answer, 201) : c.json(joined.answer, 202)
  },
  (result, c) => (result.success ? undefined : refuseShape(result, c)),
)
talentPoolRoutes.openapi(confirm, async (c) => {
  const { code } = c.req.valid('json')
  return c.json(await confirmMember(c.var, { ...c.req.valid('param'), code, network: clientNetwork(c) }), 200)
})
