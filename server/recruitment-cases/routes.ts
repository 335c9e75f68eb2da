import * as z from 'zod'
import { EndedCase } from '../contract/further-questions.ts'
import { Key } from '../contract/language.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { endCase } from './end.ts'

const end = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/jobs/{job}/end',
  tags: ['applications'],
  summary: 'End the recruitment of a job: the clock of its applications’ retention runs from now',
  caller: 'key',
  request: {
    params: z.object({ institution: Key, job: z.string() }),
    body: { required: true, content: { 'application/json': { schema: z.strictObject({}) } } },
  },
  responses: {
    200: { description: 'Ended, now or before.', content: { 'application/json': { schema: EndedCase } } },
    ...problems('sign-in', 'forbidden', 'unknown-institution', 'not-found', 'unsupported-media-type', 'invalid'),
  },
})

/** The recruitment behind a job. */
export const caseRoutes = newRouter().openapi(end, async (c) =>
  c.json(await endCase(c.var, c.req.valid('param').job), 200),
)
