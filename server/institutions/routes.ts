import * as z from 'zod'
import {
  ApiKey,
  ApiKeyInput,
  ApiKeyList,
  Institution,
  InstitutionInput,
  IssuedApiKey,
} from '../contract/institution.ts'
import { Language } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { CheckedOrderForm, PlacedOrder } from '../contract/order-form.ts'
import { wantListed } from '../http/gate.ts'
import { parse, problems } from '../http/problem.ts'
import { publicRead, queryOf } from '../http/public-cache.ts'
import { declare, newRouter } from '../http/router.ts'
import { institutionAnswer } from './answer.ts'
import { createInstitution } from './create.ts'
import { issueKey } from './issue-key.ts'
import { listKeys } from './list-keys.ts'
import { placeOrder } from './place-order.ts'
import { revokeKey } from './revoke-key.ts'

const params = z.strictObject({ institution: z.string() })
const Query = z.strictObject({ lang: Language.default('da'), medium: z.string().max(LIMITS.url).optional() })
const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const refusals = ['sign-in', 'forbidden', 'unknown-institution'] as const

const read = declare({
  method: 'get',
  path: '/v1/institutions/{institution}',
  caller: 'public-read',
  tags: ['institutions'],
  summary: 'Names, theme, lists and links',
  request: { params, query: Query },
  responses: {
    200: { description: 'The institution', content: json(Institution) },
    ...problems('invalid', 'unknown-institution'),
  },
})
const origin = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/origin',
  caller: 'public-read',
  tags: ['institutions'],
  summary: 'Whether the page that asks is on the list of origins; any page may ask',
  request: { params },
  responses: {
    204: { description: 'It is: applications are taken from there' },
    ...problems('origin-not-allowed', 'unknown-institution'),
  },
})
const create = declare({
  method: 'post',
  path: '/v1/institutions',
  caller: 'key',
  tags: ['institutions'],
  summary: 'A new institution; the operator only',
  request: { body: { required: true, content: json(InstitutionInput) } },
  responses: {
    201: { description: 'Created', content: json(Institution) },
    ...problems('malformed', 'sign-in', 'forbidden', 'unsupported-media-type', 'invalid'),
  },
})
const order = declare({
  method: 'post',
  path: '/v1/orders',
  caller: 'key',
  tags: ['institutions'],
  summary: 'A new institution as an order form says: profile, order, and its theme as a draft; the operator only',
  request: { body: { required: true, content: json(CheckedOrderForm) } },
  responses: {
    201: { description: 'Created', content: json(PlacedOrder) },
    ...problems('malformed', 'sign-in', 'forbidden', 'unsupported-media-type', 'invalid'),
  },
})
const keysPath = '/v1/institutions/{institution}/keys'
const issue = declare({
  method: 'post',
  path: keysPath,
  caller: 'key',
  tags: ['keys'],
  summary: 'A new key, shown this once; the operator only',
  request: { params, body: { required: true, content: json(ApiKeyInput) } },
  responses: {
    201: { description: 'The key', content: json(IssuedApiKey) },
    ...problems(...refusals, 'malformed', 'unsupported-media-type', 'invalid'),
  },
})
const keys = declare({
  method: 'get',
  path: keysPath,
  caller: 'key',
  tags: ['keys'],
  summary: 'The keys, without their secrets; the operator only',
  request: { params },
  responses: { 200: { description: 'The keys', content: json(ApiKeyList) }, ...problems(...refusals) },
})
const revoke = declare({
  method: 'delete',
  path: '/v1/institutions/{institution}/keys/{key}',
  caller: 'key',
  tags: ['keys'],
  summary: 'Revoke a key; the operator only',
  request: { params: params.extend({ key: z.uuid() }) },
  responses: {
    200: { description: 'Revoked', content: json(ApiKey) },
    ...problems(...refusals, 'not-found', 'invalid'),
  },
})

export const institutionRoutes = newRouter()
  // To a page that is not listed a browser does not show why its requests are refused; this says it.
  .openapi(origin, async (c) => {
    c.header('cache-control', 'no-store')
    c.header('vary', 'Origin')
    await wantListed(c)
    return c.body(null, 204)
  })
  .openapi(create, async (c) => {
    const { slug } = await createInstitution(c.var, c.req.valid('json'))
    const { body } = await institutionAnswer(c.var.deps, slug, 'da')
    return c.json(parse(Institution, JSON.parse(body)), 201)
  })
  .openapi(order, async (c) => c.json(await placeOrder(c.var, c.req.valid('json')), 201))
  .openapi(issue, async (c) => c.json(await issueKey(c.var, c.req.valid('json')), 201))
  .openapi(keys, async (c) => c.json(await listKeys(c.var), 200))
  .openapi(revoke, async (c) => c.json(await revokeKey(c.var, c.req.valid('param').key), 200))

publicRead(institutionRoutes, read, async (c) => {
  const { institution: slug } = parse(params, c.req.param())
  return institutionAnswer(c.var.deps, slug, parse(Query, queryOf(c)).lang)
})
