import * as z from 'zod'
import { Job, JobList, JobQuery } from '../contract/job.ts'
import { Language } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { invalidField, parse, problems } from '../http/problem.ts'
import { publicRead, queryOf } from '../http/public-cache.ts'
import { declare, newRouter } from '../http/router.ts'
import { listJobs } from './list.ts'
import { deadlineFile, oneJob } from './one.ts'

/** Which page the list stands on; counts for nothing here. Taken because pages hand on the parameters they have. */
const medium = z.string().max(LIMITS.url).optional()
const text = z.string().min(1).max(LIMITS.shortText).optional()
const InstitutionQuery = JobQuery.extend({ medium, source: text, externalId: text })
const EverywhereQuery = JobQuery.extend({ medium })
const AdQuery = z.strictObject({ lang: Language.default('da'), medium })
/** `template`: how the ad is to be drawn; one that is not there is passed over. */
const OneQuery = AdQuery.extend({ template: z.string().max(LIMITS.url).optional() })

const institution = z.strictObject({ institution: z.string() })
/** Anything that cannot be an id is an ad that is not there. */
const ad = z.strictObject({ institution: z.string(), job: z.string() })
const idOf = (job: string) => (/^\d{1,15}$/.test(job) ? job : '0')

const jobs = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/jobs',
  caller: 'public-read',
  tags: ['jobs'],
  summary: 'The open jobs; with `source` and `externalId` the one ad that has them',
  request: { params: institution, query: InstitutionQuery },
  responses: {
    200: { description: 'Open jobs', content: { 'application/json': { schema: z.union([JobList, Job]) } } },
    ...problems('invalid', 'not-found', 'unknown-institution'),
  },
})
const everywhere = declare({
  method: 'get',
  path: '/v1/jobs',
  caller: 'public-read',
  tags: ['jobs'],
  summary: 'The open jobs of all institutions',
  request: { query: EverywhereQuery },
  responses: {
    200: { description: 'Open jobs', content: { 'application/json': { schema: JobList } } },
    ...problems('invalid'),
  },
})
const one = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/jobs/{job}',
  caller: 'public-read',
  tags: ['jobs'],
  summary: 'One ad, open or closed',
  request: { params: ad, query: OneQuery },
  responses: {
    200: { description: 'The ad', content: { 'application/json': { schema: Job } } },
    ...problems('invalid', 'not-found', 'unknown-institution'),
  },
})
const deadline = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/jobs/{job}/deadline.ics',
  caller: 'public-read',
  tags: ['jobs'],
  summary: 'The deadline as a calendar file',
  request: { params: ad, query: AdQuery },
  responses: {
    200: { description: 'iCalendar', content: { 'text/calendar': { schema: z.string() } } },
    ...problems('invalid', 'not-found', 'unknown-institution'),
  },
})

export const jobRoutes = newRouter()

publicRead(jobRoutes, jobs, async (c) => {
  const { deps } = c.var
  const { institution: slug } = parse(jobs.request.params, c.req.param())
  const { source, externalId, medium: _, ...query } = parse(InstitutionQuery, queryOf(c))
  if (source === undefined && externalId === undefined) return listJobs(deps, slug, query)
  if (source === undefined) throw invalidField('source', 'required')
  if (externalId === undefined) throw invalidField('externalId', 'required')
  return oneJob(deps, slug, { source, externalId }, query.lang)
})

publicRead(jobRoutes, everywhere, async (c) => {
  const { medium: _, ...query } = parse(EverywhereQuery, queryOf(c))
  return listJobs(c.var.deps, null, query)
})

publicRead(jobRoutes, one, async (c) => {
  const { institution: slug, job } = parse(one.request.params, c.req.param())
  const { lang, template = null } = parse(OneQuery, queryOf(c))
  return oneJob(c.var.deps, slug, { id: idOf(job) }, lang, template)
})

publicRead(jobRoutes, deadline, async (c) => {
  const { institution: slug, job } = parse(deadline.request.params, c.req.param())
  return deadlineFile(c.var.deps, slug, { id: idOf(job) }, parse(AdQuery, queryOf(c)).lang)
})
