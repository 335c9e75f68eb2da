import * as z from 'zod'
import { ExternalId, JobInput, JobPatch, StoredJob } from '../contract/job.ts'
import { Key } from '../contract/language.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { closeJob } from './close.ts'
import { patchJob } from './patch.ts'
import { putJob } from './put.ts'

const params = z.strictObject({
  institution: z.string(),
  /** The system that keeps the job, e.g. `jobnet`. */
  source: Key,
  externalId: ExternalId,
})
const path = '/v1/institutions/{institution}/sources/{source}/jobs/{externalId}'

const put = declare({
  method: 'put',
  path,
  caller: 'key',
  tags: ['sources'],
  summary: 'Keep a job as its source has it',
  request: { params, body: { required: true, content: { 'application/json': { schema: JobInput } } } },
  responses: {
    200: { description: 'Changed or unchanged', content: { 'application/json': { schema: StoredJob } } },
    201: { description: 'New', content: { 'application/json': { schema: StoredJob } } },
    ...problems('malformed', 'sign-in', 'forbidden', 'unknown-institution', 'unsupported-media-type', 'invalid'),
  },
})
const patch = declare({
  method: 'patch',
  path,
  caller: 'key',
  tags: ['sources'],
  summary: 'Change some fields of a job (RFC 7396); null takes a field back to its standard',
  request: {
    params,
    body: {
      required: true,
      content: { 'application/merge-patch+json': { schema: JobPatch }, 'application/json': { schema: JobPatch } },
    },
  },
  responses: {
    200: { description: 'Changed or unchanged', content: { 'application/json': { schema: StoredJob } } },
    ...problems(
      'malformed',
      'sign-in',
      'forbidden',
      'not-found',
      'unknown-institution',
      'unsupported-media-type',
      'invalid',
    ),
  },
})
const close = declare({
  method: 'delete',
  path,
  caller: 'key',
  tags: ['sources'],
  summary: 'Close the job',
  request: { params },
  responses: {
    200: { description: 'Closed', content: { 'application/json': { schema: StoredJob } } },
    ...problems('sign-in', 'forbidden', 'not-found', 'unknown-institution', 'invalid'),
  },
})

export const sourceRoutes = newRouter()
  .openapi(put, async (c) => {
    const { source, externalId } = c.req.valid('param')
    const stored = await putJob(c.var, { source, externalId }, c.req.valid('json'))
    return stored.change === 'added' ? c.json(stored, 201) : c.json(stored, 200)
  })
  .openapi(patch, async (c) => {
    const { source, externalId } = c.req.valid('param')
    return c.json(await patchJob(c.var, { source, externalId }, c.req.valid('json')), 200)
  })
  .openapi(close, async (c) => {
    const { source, externalId } = c.req.valid('param')
    return c.json(await closeJob(c.var, { source, externalId }), 200)
  })
