import * as z from 'zod'
import {
  ConnectionTestInput,
  ConnectionTestList,
  ConnectionTestResult,
  ConnectionTestStarted,
  EndedConnectionTest,
  Waiver,
} from '../contract/connection.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { finishConnectionTest } from './finish.ts'
import { listConnectionTests } from './queries.ts'
import { startConnectionTest } from './start.ts'
import { waiveConnectionTest } from './waive.ts'

const params = z.strictObject({ institution: z.string() })
const path = '/v1/institutions/{institution}/connection-tests'
const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })
const refusals = ['sign-in', 'forbidden', 'unknown-institution'] as const
const ofBodies = ['malformed', 'unsupported-media-type', 'invalid'] as const

const start = declare({
  method: 'post',
  path,
  caller: 'key',
  tags: ['connection tests'],
  summary: 'Begin a test of a page: makes a job to try the form with',
  request: { params, body: { required: true, content: json(ConnectionTestInput) } },
  responses: {
    201: { description: 'Begun', content: json(ConnectionTestStarted) },
    ...problems(...refusals, ...ofBodies),
  },
})
const finish = declare({
  method: 'post',
  path: `${path}/{test}/result`,
  caller: 'key',
  tags: ['connection tests'],
  summary: 'End a test with what was seen; the institution goes live when it passed',
  request: {
    params: params.extend({ test: z.string() }),
    body: { required: true, content: json(ConnectionTestResult) },
  },
  responses: {
    200: { description: 'Ended', content: json(EndedConnectionTest) },
    ...problems(...refusals, 'not-found', 'job-closed', ...ofBodies),
  },
})
const waive = declare({
  method: 'post',
  path: `${path}/waive`,
  caller: 'key',
  tags: ['connection tests'],
  summary: 'Declare an institution live without a test, with the reason; the operator only',
  request: { params, body: { required: true, content: json(Waiver) } },
  responses: {
    200: { description: 'Live', content: json(EndedConnectionTest) },
    ...problems(...refusals, ...ofBodies),
  },
})
const list = declare({
  method: 'get',
  path,
  caller: 'key',
  tags: ['connection tests'],
  summary: 'The tests, newest first, and since when the institution is live',
  request: { params },
  responses: { 200: { description: 'The tests', content: json(ConnectionTestList) }, ...problems(...refusals) },
})

/** The connection test of an institution's pages (R022, R226). */
export const connectionRoutes = newRouter()
  .openapi(start, async (c) => c.json(await startConnectionTest(c.var, c.req.valid('json')), 201))
  .openapi(finish, async (c) =>
    c.json(await finishConnectionTest(c.var, c.req.valid('param').test, c.req.valid('json')), 200),
  )
  .openapi(waive, async (c) => c.json(await waiveConnectionTest(c.var, c.req.valid('json')), 200))
  .openapi(list, async (c) => c.json(await listConnectionTests(c.var), 200))
