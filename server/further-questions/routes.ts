import * as z from 'zod'
import { QuestionRound, RoundAnswers } from '../contract/candidate.ts'
import { FurtherQuestions, FurtherQuestionsInput, FurtherQuestionsList } from '../contract/further-questions.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { answerRound } from './answer.ts'
import { askFurther, listFurther } from './ask.ts'

const path = '/v1/institutions/{institution}/jobs/{job}/further-questions'
const params = z.object({ institution: z.string(), job: z.string() })
const refusals = ['sign-in', 'forbidden', 'unknown-institution', 'not-found'] as const

const ask = declare({
  method: 'post',
  path,
  tags: ['applications'],
  summary: 'Ask the applicants of a job further questions; the same again asks nobody twice',
  caller: 'key',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: FurtherQuestionsInput } } },
  },
  responses: {
    201: { description: 'Asked.', content: { 'application/json': { schema: FurtherQuestions } } },
    ...problems(...refusals, 'job-closed', 'malformed', 'unsupported-media-type', 'invalid'),
  },
})
const list = declare({
  method: 'get',
  path,
  tags: ['applications'],
  summary: 'What the applicants of a job were asked after receipt',
  caller: 'key',
  request: { params },
  responses: {
    200: {
      description: 'The rounds, newest first.',
      content: { 'application/json': { schema: FurtherQuestionsList } },
    },
    ...problems(...refusals),
  },
})
const answer = declare({
  method: 'post',
  path: '/v1/candidate/applications/{reference}/rounds/{round}/answers',
  tags: ['candidate'],
  summary: 'Answer further questions, or answer them anew until their time is up',
  caller: 'candidate',
  request: {
    params: z.object({ reference: z.string(), round: z.string() }),
    body: { required: true, content: { 'application/json': { schema: RoundAnswers } } },
  },
  responses: {
    200: { description: 'The round as it stands now.', content: { 'application/json': { schema: QuestionRound } } },
    ...problems(
      'sign-in',
      'origin-not-allowed',
      'malformed',
      'not-found',
      'gone',
      'job-closed',
      'deadline-passed',
      'too-large',
      'unsupported-media-type',
      'invalid',
    ),
  },
})

export const furtherQuestionRoutes = newRouter()
  .openapi(ask, async (c) => c.json(await askFurther(c.var, c.req.valid('param').job, c.req.valid('json')), 201))
  .openapi(list, async (c) => c.json({ items: await listFurther(c.var, c.req.valid('param').job) }, 200))
  .openapi(answer, async (c) => c.json(await answerRound(c.var, c.req.valid('param'), c.req.valid('json')), 200))
