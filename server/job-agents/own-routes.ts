import * as z from 'zod'
import { JobAgent, JobAgentChange, JobAgentList } from '../contract/job-agent.ts'
import { Language } from '../contract/language.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { changeOwn, leaveOwn, ownAgents, renewOwn } from './own.ts'

const path = '/v1/candidate/job-agents'
const params = z.object({ agent: z.string() })
const query = z.strictObject({ lang: Language.default('da') })
const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })
const whole = { description: 'The job agent.', content: json(JobAgent) }
const refusals = ['sign-in', 'origin-not-allowed', 'invalid'] as const

const list = declare({
  method: 'get',
  path,
  tags: ['candidate'],
  summary: 'One’s own job agents at the institution of the session',
  caller: 'candidate',
  request: { query },
  responses: { 200: { description: 'The list.', content: json(JobAgentList) }, ...problems(...refusals) },
})
const change = declare({
  method: 'put',
  path: `${path}/{agent}`,
  tags: ['candidate'],
  summary: 'Change or pause one’s own job agent, or take leaving it back within a week',
  caller: 'candidate',
  request: { params, query, body: { required: true, content: json(JobAgentChange) } },
  responses: { 200: whole, ...problems(...refusals, 'malformed', 'not-found', 'gone', 'unsupported-media-type') },
})
const leave = declare({
  method: 'delete',
  path: `${path}/{agent}`,
  tags: ['candidate'],
  summary: 'Leave one’s own job agent',
  caller: 'candidate',
  request: { params },
  responses: { 204: { description: 'It has ended.' }, ...problems('sign-in', 'origin-not-allowed', 'not-found') },
})
const renew = declare({
  method: 'post',
  path: `${path}/{agent}/renew`,
  tags: ['candidate'],
  summary: 'Go on with one’s own job agent for another twelve months',
  caller: 'candidate',
  request: { params, query, body: { required: true, content: json(z.strictObject({})) } },
  responses: { 200: whole, ...problems(...refusals, 'malformed', 'not-found', 'gone', 'unsupported-media-type') },
})

/** What a signed-in person does with the own job agents. */
export const ownAgentRoutes = newRouter()
  .openapi(list, async (c) => c.json({ items: await ownAgents(c.var, c.req.valid('query').lang) }, 200))
  .openapi(change, async (c) =>
    c.json(await changeOwn(c.var, c.req.valid('param').agent, c.req.valid('json'), c.req.valid('query').lang), 200),
  )
  .openapi(leave, async (c) => {
    await leaveOwn(c.var, c.req.valid('param').agent)
    return c.body(null, 204)
  })
  .openapi(renew, async (c) =>
    c.json(await renewOwn(c.var, c.req.valid('param').agent, c.req.valid('query').lang), 200),
  )
