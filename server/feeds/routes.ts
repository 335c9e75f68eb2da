import * as z from 'zod'
import { FeedRun, FeedRunList } from '../contract/feeds.ts'
import { Key } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { listRuns } from './queries.ts'
import { dismissRun, releaseRun, runNow } from './run-now.ts'

const params = z.strictObject({ institution: z.string() })
const ofRun = params.extend({ run: z.string() })
const run = { 200: { description: 'The run', content: { 'application/json': { schema: FeedRun } } } }
const nothing = { required: true, content: { 'application/json': { schema: z.strictObject({}) } } }
const refusals = ['sign-in', 'forbidden', 'unknown-institution', 'invalid'] as const
const changing = [...refusals, 'malformed', 'unsupported-media-type', 'not-found'] as const

const list = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/feed-runs',
  caller: 'key',
  tags: ['feeds'],
  summary: 'What the feeds’ runs came to, newest first',
  request: {
    params,
    query: z.strictObject({
      source: Key.optional(),
      limit: z.coerce.number().int().min(1).max(LIMITS.maxPageSize).default(LIMITS.pageSize),
    }),
  },
  responses: {
    200: { description: 'The runs', content: { 'application/json': { schema: FeedRunList } } },
    ...problems(...refusals),
  },
})
const start = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/feeds/{source}/runs',
  caller: 'key',
  tags: ['feeds'],
  summary: 'Run a feed now; one that takes long is answered as `running`',
  request: { params: params.extend({ source: Key }), body: nothing },
  responses: { ...run, ...problems(...changing, 'still-running') },
})
const release = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/feed-runs/{run}/release',
  caller: 'key',
  tags: ['feeds'],
  summary: 'Believe a held run: the feed is read again and taken as it is',
  request: { params: ofRun, body: nothing },
  responses: { ...run, ...problems(...changing, 'stale', 'still-running') },
})
const dismiss = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/feed-runs/{run}/dismiss',
  caller: 'key',
  tags: ['feeds'],
  summary: 'Do not believe a held run',
  request: { params: ofRun, body: nothing },
  responses: { ...run, ...problems(...changing, 'stale') },
})

export const feedRoutes = newRouter()
  .openapi(list, async (c) => c.json(await listRuns(c.var, c.req.valid('query')), 200))
  .openapi(start, async (c) => c.json(await runNow(c.var, c.req.valid('param').source), 200))
  .openapi(release, async (c) => c.json(await releaseRun(c.var, c.req.valid('param').run), 200))
  .openapi(dismiss, async (c) => c.json(await dismissRun(c.var, c.req.valid('param').run), 200))
