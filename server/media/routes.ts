import * as z from 'zod'
import { can } from '../actors.ts'
import { StoredJob } from '../contract/job.ts'
import { Key } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { PublicationInput, PublicationList, PublicationState } from '../contract/media.ts'
import { inInstitution } from '../db/scope.ts'
import { invalidField, ProblemError, problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { publishIn, unpublishFrom } from './publish.ts'
import { listPublications, type Place } from './queries.ts'

const base = '/v1/institutions/{institution}'
const institution = z.string()
const params = z.strictObject({ institution, job: z.string(), medium: Key })
const refusals = ['sign-in', 'forbidden', 'unknown-institution'] as const
const query = z.strictObject({
  job: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  medium: Key.optional(),
  state: PublicationState.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.maxPageSize).default(LIMITS.pageSize),
  cursor: z.string().max(200).optional(),
})

const list = declare({
  method: 'get',
  path: `${base}/publications`,
  caller: 'key',
  tags: ['media'],
  summary: 'Where the institution’s jobs are published, with period, cost and state; the latest to begin first',
  request: { params: z.object({ institution }), query },
  responses: {
    200: {
      description: 'A page; `next` is the next one’s address or null.',
      content: { 'application/json': { schema: PublicationList } },
    },
    ...problems(...refusals, 'invalid'),
  },
})
const stored = { description: 'The job as stored', content: { 'application/json': { schema: StoredJob } } }
const publish = declare({
  method: 'put',
  path: `${base}/jobs/{job}/publications/{medium}`,
  caller: 'key',
  tags: ['media'],
  summary:
    'Publish a job in a medium, or change its period or cost there; a source that says nothing of media leaves it so',
  request: { params, body: { required: true, content: { 'application/json': { schema: PublicationInput } } } },
  responses: {
    200: stored,
    ...problems(...refusals, 'malformed', 'not-found', 'job-closed', 'unsupported-media-type', 'invalid'),
  },
})
const unpublish = declare({
  method: 'delete',
  path: `${base}/jobs/{job}/publications/{medium}`,
  caller: 'key',
  tags: ['media'],
  summary: 'Take a job out of a medium',
  request: { params },
  responses: { 200: stored, ...problems(...refusals, 'not-found', 'job-closed', 'invalid') },
})

const Written = z.tuple([z.iso.datetime(), z.guid()])
const cursorOf = ({ from, id }: Place) => Buffer.from(JSON.stringify([from.toISOString(), id])).toString('base64url')

function placeOf(cursor: string): Place {
  try {
    const [from, id] = Written.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { from: new Date(from), id }
  } catch {
    throw invalidField('cursor', 'invalid')
  }
}

export const mediaRoutes = newRouter()
  .openapi(list, async (c) => {
    const { deps, actor, institution } = c.var
    if (!can(actor, 'read-publications', institution)) throw new ProblemError('forbidden')
    const { job, medium, state, limit, cursor } = c.req.valid('query')
    const { items, next } = await inInstitution(deps.db, institution.id, (tx) =>
      listPublications(
        tx,
        institution.id,
        {
          job: job === undefined ? undefined : Number(job),
          medium,
          state,
          limit,
          after: cursor ? placeOf(cursor) : undefined,
        },
        deps.now(),
      ),
    )
    const given = Object.entries({ job, medium, state, limit: String(limit) }).filter((entry) => entry[1] !== undefined)
    const search = next && new URLSearchParams([...(given as [string, string][]), ['cursor', cursorOf(next)]])
    const path = `/v1/institutions/${institution.slug}/publications`
    return c.json({ items, next: search && `${deps.config.origin}${path}?${search}` }, 200)
  })
  .openapi(publish, async (c) => {
    const { job, medium } = c.req.valid('param')
    return c.json(await publishIn(c.var, job, medium, c.req.valid('json')), 200)
  })
  .openapi(unpublish, async (c) => {
    const { job, medium } = c.req.valid('param')
    return c.json(await unpublishFrom(c.var, job, medium), 200)
  })
