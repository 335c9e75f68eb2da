import * as z from 'zod'
import { JobnetAdList, JobnetCheck, JobnetHistory, JobnetState } from '../contract/jobnet.ts'
import { LIMITS } from '../contract/limits.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { checkAd } from './check.ts'
import { listAds, showAd } from './queries.ts'

const params = z.strictObject({ institution: z.string() })
const ofJob = params.extend({ job: z.string() })
const refusals = ['sign-in', 'forbidden', 'unknown-institution', 'invalid'] as const

const list = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/jobnet',
  caller: 'key',
  tags: ['jobnet'],
  summary: 'The institution’s ads on Jobnet, those that wait or were rejected by `state`',
  request: {
    params,
    query: z.strictObject({
      state: JobnetState.optional(),
      limit: z.coerce.number().int().min(1).max(LIMITS.maxPageSize).default(LIMITS.pageSize),
      cursor: z.coerce.number().int().min(1).optional(),
    }),
  },
  responses: {
    200: { description: 'A page', content: { 'application/json': { schema: JobnetAdList } } },
    ...problems(...refusals),
  },
})
const one = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/jobs/{job}/jobnet',
  caller: 'key',
  tags: ['jobnet'],
  summary: 'A job’s ad on Jobnet, with what became of it',
  request: { params: ofJob },
  responses: {
    200: { description: 'The ad', content: { 'application/json': { schema: JobnetHistory } } },
    ...problems(...refusals, 'not-found'),
  },
})
const check = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/jobs/{job}/jobnet/check',
  caller: 'key',
  tags: ['jobnet'],
  summary: 'What a job lacks before it can be sent to Jobnet; sends nothing',
  request: {
    params: ofJob,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({}) } } },
  },
  responses: {
    200: { description: 'The check', content: { 'application/json': { schema: JobnetCheck } } },
    ...problems(...refusals, 'malformed', 'unsupported-media-type', 'not-found'),
  },
})

/** A job's way to Jobnet, for the institution's own people. */
export const jobnetRoutes = newRouter()
  .openapi(list, async (c) => c.json(await listAds(c.var, c.req.valid('query')), 200))
  .openapi(one, async (c) => c.json(await showAd(c.var, c.req.valid('param').job), 200))
  .openapi(check, async (c) => c.json(await checkAd(c.var, c.req.valid('param').job), 200))
