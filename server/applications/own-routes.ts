import * as z from 'zod'
import { ApplicationInput } from '../contract/application.ts'
import { CandidateApplication, CandidateApplicationList } from '../contract/candidate.ts'
import { Language } from '../contract/language.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { changeOwn } from './change.ts'
import { readOwn, readOwnList } from './own.ts'
import { withdrawOwn } from './withdraw.ts'

const path = '/v1/candidate/applications'
const params = z.object({ reference: z.string() })
const query = z.strictObject({ lang: Language.default('da') })
const whole = { description: 'The application.', content: { 'application/json': { schema: CandidateApplication } } }
const refusals = ['sign-in', 'origin-not-allowed', 'invalid'] as const

const list = declare({
  method: 'get',
  path,
  tags: ['candidate'],
  summary: 'One’s own applications to the institution of the session, newest first',
  caller: 'candidate',
  request: { query },
  responses: {
    200: { description: 'The list.', content: { 'application/json': { schema: CandidateApplicationList } } },
    ...problems(...refusals),
  },
})
const read = declare({
  method: 'get',
  path: `${path}/{reference}`,
  tags: ['candidate'],
  summary: 'One’s own application, whole, with the form while it can be changed',
  caller: 'candidate',
  request: { params, query },
  responses: { 200: whole, ...problems(...refusals, 'not-found') },
})
const change = declare({
  method: 'put',
  path: `${path}/{reference}`,
  tags: ['candidate'],
  summary: 'Change one’s own application until the deadline: the whole of it, as it was sent',
  caller: 'candidate',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: ApplicationInput } } },
  },
  responses: {
    200: whole,
    ...problems(
      ...refusals,
      'malformed',
      'not-found',
      'gone',
      'job-closed',
      'deadline-passed',
      'job-changed',
      'file-type',
      'file-infected',
      'too-large',
      'unsupported-media-type',
    ),
  },
})
const withdraw = declare({
  method: 'post',
  path: `${path}/{reference}/withdraw`,
  tags: ['candidate'],
  summary: 'Withdraw one’s own application',
  caller: 'candidate',
  request: {
    params,
    query,
    body: { required: true, content: { 'application/json': { schema: z.strictObject({}) } } },
  },
  responses: {
    200: whole,
    ...problems(...refusals, 'malformed', 'not-found', 'gone', 'job-closed', 'unsupported-media-type'),
  },
})

/** What a signed-in person does with the own applications. */
export const ownApplicationRoutes = newRouter()
  .openapi(list, async (c) => c.json({ items: await readOwnList(c.var, c.req.valid('query').lang) }, 200))
  .openapi(read, async (c) =>
    c.json(await readOwn(c.var, c.req.valid('param').reference, c.req.valid('query').lang), 200),
  )
  .openapi(change, async (c) =>
    c.json(await changeOwn(c.var, c.req.valid('param').reference, c.req.valid('json')), 200),
  )
  .openapi(withdraw, async (c) =>
    c.json(await withdrawOwn(c.var, c.req.valid('param').reference, c.req.valid('query').lang), 200),
  )
