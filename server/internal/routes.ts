import * as z from 'zod'
import { SignInCode, SignInStarted } from '../contract/candidate.ts'
import {
  InternalKey,
  InternalKeyInput,
  InternalKeyList,
  InternalProof,
  InternalTokenInput,
  InternalWays,
  IssuedInternalKey,
  WorkAddressInput,
  WorkLoginInput,
  WorkLoginStarted,
} from '../contract/internal.ts'
import { Job, JobList, JobQuery } from '../contract/job.ts'
import { Language } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { clientNetwork } from '../http/network.ts'
import { ProblemError, parse, problems } from '../http/problem.ts'
import { publicRead, queryOf } from '../http/public-cache.ts'
import { declare, newRouter } from '../http/router.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { deadlineInside, jobInside, listInside } from './jobs.ts'
import { addInternalKey, listInternalKeys, revokeInternalKey } from './keys.ts'
import { proveByCode, startWorkAddress, startWorkLogin } from './prove.ts'
import { internalWays } from './setting.ts'
import { proveByToken } from './token.ts'

const base = '/v1/institutions/{institution}/internal'
const tags = ['internal']
const params = z.strictObject({ institution: z.string() })
const ad = params.extend({ job: z.string() })
const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: json(schema) })
const seen = ['proof-needed', 'origin-not-allowed', 'unknown-institution'] as const
const asked = ['origin-not-allowed', 'unknown-institution', 'not-found', 'invalid', 'too-many-requests'] as const

const AdQuery = z.strictObject({ lang: Language.default('da'), medium: z.string().max(LIMITS.url).optional() })
const OneQuery = AdQuery.extend({ template: z.string().max(LIMITS.url).optional() })
const ListQuery = JobQuery.extend({ medium: z.string().max(LIMITS.url).optional() })

const ways = declare({
  method: 'get',
  path: base,
  caller: 'public-read',
  tags,
  summary: 'How the institution’s own people can show that they are',
  request: { params, query: AdQuery },
  responses: {
    200: { description: 'The open ways.', content: json(InternalWays) },
    ...problems('invalid', 'unknown-institution'),
  },
})
const byToken = declare({
  method: 'post',
  path: `${base}/proofs`,
  caller: 'embed',
  tags,
  summary: 'Prove by a token that the intranet’s server has signed',
  request: { params, body: body(InternalTokenInput) },
  responses: {
    200: { description: 'The proof, for the header `opslag-internal`.', content: json(InternalProof) },
    ...problems('proof-needed', ...asked),
  },
})
const address = declare({
  method: 'post',
  path: `${base}/addresses`,
  caller: 'embed',
  tags,
  summary: 'Have a code sent to a work address; the answer is the same for all on the institution’s domains',
  request: { params, body: body(WorkAddressInput) },
  responses: { 202: { description: 'A mail is on its way.', content: json(SignInStarted) }, ...problems(...asked) },
})
const login = declare({
  method: 'post',
  path: `${base}/logins`,
  caller: 'embed',
  tags,
  summary: 'Begin a sign-in at the institution’s provider, on a page of ours that answers a code',
  request: { params, body: body(WorkLoginInput) },
  responses: {
    201: { description: 'Begun; open `url` in a window.', content: json(WorkLoginStarted) },
    ...problems(...asked),
  },
})
const byCode = (way: 'addresses' | 'logins') =>
  declare({
    method: 'post',
    path: `${base}/${way}/{signIn}/code`,
    caller: 'embed',
    tags,
    summary: 'Prove by the code, on the page that asked for it',
    request: { params: params.extend({ signIn: z.string() }), body: body(SignInCode) },
    responses: {
      200: { description: 'The proof, for the header `opslag-internal`.', content: json(InternalProof) },
      ...problems('gone', ...asked),
    },
  })
const addressCode = byCode('addresses')
const loginCode = byCode('logins')

const list = declare({
  method: 'get',
  path: `${base}/jobs`,
  caller: 'internal',
  tags,
  summary: 'The open jobs, those that are posted internally among them',
  request: { params, query: ListQuery },
  responses: { 200: { description: 'Open jobs.', content: json(JobList) }, ...problems('invalid', ...seen) },
})
const one = declare({
  method: 'get',
  path: `${base}/jobs/{job}`,
  caller: 'internal',
  tags,
  summary: 'One ad, public or posted internally',
  request: { params: ad, query: OneQuery },
  responses: { 200: { description: 'The ad.', content: json(Job) }, ...problems('invalid', 'not-found', ...seen) },
})
const deadline = declare({
  method: 'get',
  path: `${base}/jobs/{job}/deadline.ics`,
  caller: 'internal',
  tags,
  summary: 'The deadline as a calendar file',
  request: { params: ad, query: AdQuery },
  responses: {
    200: { description: 'iCalendar', content: { 'text/calendar': { schema: z.string() } } },
    ...problems('invalid', 'not-found', ...seen),
  },
})

const keysPath = '/v1/institutions/{institution}/internal-keys'
const refusals = ['sign-in', 'forbidden', 'unknown-institution'] as const
const addKey = declare({
  method: 'post',
  path: keysPath,
  caller: 'key',
  tags,
  summary:
    'A key for tokens: a secret of ours, shown this once, or the intranet’s public key; or the provider’s secret',
  request: { params, body: body(InternalKeyInput) },
  responses: {
    201: { description: 'The key.', content: json(IssuedInternalKey) },
    ...problems(...refusals, 'malformed', 'unsupported-media-type', 'invalid'),
  },
})
const keys = declare({
  method: 'get',
  path: keysPath,
  caller: 'key',
  tags,
  summary: 'The keys, without their secrets',
  request: { params },
  responses: { 200: { description: 'The keys.', content: json(InternalKeyList) }, ...problems(...refusals) },
})
const revokeKey = declare({
  method: 'delete',
  path: `${keysPath}/{key}`,
  caller: 'key',
  tags,
  summary: 'Revoke a key: what it proved ends too',
  request: { params: params.extend({ key: z.uuid() }) },
  responses: {
    200: { description: 'Revoked.', content: json(InternalKey) },
    ...problems(...refusals, 'not-found', 'invalid'),
  },
})

const router = newRouter()
router.openapi(byToken, async (c) => {
  const { token } = c.req.valid('json')
  const shown = { token, origin: c.req.header('origin') ?? '', network: clientNetwork(c) }
  return c.json(await proveByToken(c.var, shown), 200)
})
router.openapi(address, async (c) => {
  const input = { ...c.req.valid('json'), origin: c.req.header('origin') ?? '', network: clientNetwork(c) }
  return c.json(await startWorkAddress(c.var, input), 202)
})
router.openapi(login, async (c) => {
  const input = { ...c.req.valid('json'), origin: c.req.header('origin') ?? '', network: clientNetwork(c) }
  return c.json(await startWorkLogin(c.var, input), 201)
})
for (const [route, way] of [
  [addressCode, 'address'],
  [loginCode, 'oidc'],
] as const)
  router.openapi(route, async (c) => {
    const from = { origin: c.req.header('origin') ?? '', network: clientNetwork(c) }
    const tried = { ...c.req.valid('json'), signIn: c.req.valid('param').signIn, ...from }
    return c.json(await proveByCode(c.var, { way, ...tried }), 200)
  })
router.openapi(list, async (c) => {
  const { medium: _, ...query } = parse(ListQuery, queryOf(c))
  return c.body(await listInside(c.var, query), 200, { 'content-type': 'application/json; charset=utf-8' }) as never
})
router.openapi(one, async (c) => {
  const { lang, template = null } = c.req.valid('query')
  return c.json(await jobInside(c.var, c.req.valid('param').job, lang, template), 200)
})
router.openapi(deadline, async (c) => {
  const file = await deadlineInside(c.var, c.req.valid('param').job, c.req.valid('query').lang)
  return c.body(file, 200, { 'content-type': 'text/calendar; charset=utf-8' })
})
router.openapi(addKey, async (c) => c.json(await addInternalKey(c.var, c.req.valid('json')), 201))
router.openapi(keys, async (c) => c.json(await listInternalKeys(c.var), 200))
router.openapi(revokeKey, async (c) => c.json(await revokeInternalKey(c.var, c.req.valid('param').key), 200))

publicRead(router, ways, async (c) => {
  const { institution: slug } = parse(params, c.req.param())
  const { lang } = parse(AdQuery, queryOf(c))
  const institution = await institutionBySlug(c.var.deps, slug)
  if (!institution) throw new ProblemError('unknown-institution')
  return {
    body: JSON.stringify(await internalWays(c.var.deps, institution.id, lang)),
    contentType: 'application/json; charset=utf-8',
    language: lang,
    institutionId: institution.id,
    validUntil: null,
  }
})

/** What is posted internally, and how one proves that one may see it. */
export const internalRoutes = router
