import * as z from 'zod'
import { AgentStatistics, JobAgent, JobAgentInput, JobAgentStarted, TypedCode } from '../contract/job-agent.ts'
import { Key } from '../contract/language.ts'
import { clientNetwork } from '../http/network.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { signUp } from './sign-up.ts'
import { agentStatistics } from './statistics.ts'
import { confirmAgent } from './use-code.ts'

const institution = Key.meta({ description: 'The institution’s short name.' })
const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })
const tags = ['job-agents']

const start = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/job-agents',
  tags,
  summary: 'Sign up for a job agent: a saved search whose new jobs are mailed',
  description:
    'Anonymous: a mail with a code, and the same answer whether or not the address or the agent was known. Signed in: at once.',
  caller: 'embed',
  request: { params: z.object({ institution }), body: { required: true, content: json(JobAgentInput) } },
  responses: {
    201: { description: 'It runs: signed in, no code is needed.', content: json(JobAgent) },
    202: { description: 'A mail with a code is on its way.', content: json(JobAgentStarted) },
    ...problems(
      'malformed',
      'sign-in',
      'origin-not-allowed',
      'unknown-institution',
      'not-found',
      'unsupported-media-type',
      'invalid',
      'too-many-requests',
    ),
  },
})

const code = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/job-agents/{agent}/code',
  tags,
  summary: 'Confirm a job agent by the mailed code',
  caller: 'embed',
  request: {
    params: z.object({
      institution,
      agent: z.string().meta({ description: 'The `id` that the sign-up was answered.' }),
    }),
    body: { required: true, content: json(TypedCode) },
  },
  responses: {
    200: { description: 'It runs.', content: json(JobAgent) },
    ...problems(
      'malformed',
      'sign-in',
      'origin-not-allowed',
      'unknown-institution',
      'gone',
      'unsupported-media-type',
      'invalid',
      'too-many-requests',
    ),
  },
})

const statistics = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/job-agents/statistics',
  tags,
  summary: 'How many job agents there are, and what their readers said of the institution’s jobs',
  caller: 'key',
  request: { params: z.object({ institution }) },
  responses: {
    200: { description: 'In numbers; nobody’s name.', content: json(AgentStatistics) },
    ...problems('sign-in', 'forbidden', 'unknown-institution'),
  },
})

/** Job agents on an institution's page, and its statistics. */
export const jobAgentRoutes = newRouter()
  .openapi(start, async (c) => {
    const done = await signUp(c.var, c.req.valid('json'), clientNetwork(c))
    return 'agent' in done ? c.json(done.agent, 201) : c.json(done.started, 202)
  })
  .openapi(code, async (c) => {
    const typed = { handle: c.req.valid('param').agent, ...c.req.valid('json'), network: clientNetwork(c) }
    return c.json(await confirmAgent(c.var, typed), 200)
  })
  .openapi(statistics, async (c) => c.json(await agentStatistics(c.var), 200))
