import * as z from 'zod'
import { ErasureList, ErasureReplay, ReplayedErasures } from '../contract/erasure.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { listErasures, replayErasures } from './erasures.ts'

const list = declare({
  method: 'get',
  path: '/v1/erasures',
  tags: ['operation'],
  summary: 'What was erased, by id alone: to be kept beside the backups',
  caller: 'key',
  request: { query: z.strictObject({ after: z.string().max(100).optional() }) },
  responses: {
    200: { description: 'At most a thousand.', content: { 'application/json': { schema: ErasureList } } },
    ...problems('sign-in', 'forbidden', 'invalid'),
  },
})
const replay = declare({
  method: 'post',
  path: '/v1/erasures',
  tags: ['operation'],
  summary: 'Erase again what a restored backup brought back',
  caller: 'key',
  request: { body: { required: true, content: { 'application/json': { schema: ErasureReplay } } } },
  responses: {
    200: { description: 'What was there again.', content: { 'application/json': { schema: ReplayedErasures } } },
    ...problems('sign-in', 'forbidden', 'unsupported-media-type', 'invalid'),
  },
})

/** What was erased, for the operator. */
export const erasureRoutes = newRouter()
  .openapi(list, async (c) => c.json(await listErasures(c.var, c.req.valid('query').after), 200))
  .openapi(replay, async (c) => c.json(await replayErasures(c.var, c.req.valid('json').items), 200))
