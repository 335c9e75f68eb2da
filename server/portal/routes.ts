import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { Institution } from '../contract/institution.ts'
import { Job, JobList, JobQuery } from '../contract/job.ts'
import { Language } from '../contract/language.ts'
import { PROBLEM_STATUS } from '../contract/problem.ts'
import type { Deps } from '../deps.ts'
import { faultOf } from '../http/fault.ts'
import { ProblemError } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { institutionAnswer } from '../institutions/answer.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { listJobs } from '../jobs/list.ts'
import { oneJob } from '../jobs/one.ts'
import { jobPage } from './job-page.ts'
import { contentSecurityPolicy, inPortal, layout, type Page, stringsIn } from './layout.ts'
import { listPage } from './list-page.ts'
import { hasLogo, logo } from './logo.ts'
import { failedPage, notFoundPage, plainPage } from './plain-pages.ts'

const params = z.object({ institution: z.string() })
const page = <P extends string, S extends z.ZodObject>(address: P, shape: S) =>
  declare({
    method: 'get',
    path: address,
    caller: 'anyone',
    hide: true,
    request: { params: shape },
    responses: { 200: { description: 'A page of our own.' } },
  })

const languageOf = (c: Context<AppEnv>): Language => Language.catch('da').parse(c.req.query('lang'))
const ownPath = (c: Context<AppEnv>) => {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

async function institutionOf(deps: Deps, slug: string, language: Language): Promise<Institution> {
  return Institution.parse(JSON.parse((await institutionAnswer(deps, slug, language)).body))
}

async function send(c: Context<AppEnv>, made: Omit<Page, 'language' | 'path'>, status: ContentfulStatusCode = 200) {
  const nonce = randomBytes(16).toString('base64')
  c.header('content-security-policy', contentSecurityPolicy(nonce))
  // The nonce is this answer's alone, and lists change by the clock.
  c.header('cache-control', 'no-store')
  const language = languageOf(c)
  c.header('content-language', language)
  return c.html(await layout({ ...made, language, path: ownPath(c) }, nonce), status)
}

/** What all of an institution's pages share. */
async function frameOf(c: Context<AppEnv>, slug: string) {
  const { deps } = c.var
  const institution = await institutionOf(deps, slug, languageOf(c))
  const reference = await institutionBySlug(deps, slug)
  return { institution, home: reference?.profile.pages.list ?? null }
}

/** A refusal as a page, in the institution's look where there is one. */
async function sendProblem(c: Context<AppEnv>, slug: string, error: unknown) {
  const language = languageOf(c)
  const t = stringsIn(language)
  const code = error instanceof ProblemError ? error.code : 'internal'
  if (code === 'not-found' || code === 'unknown-institution') {
    const frame = code === 'not-found' ? await frameOf(c, slug) : { institution: null }
    return send(
      c,
      { ...frame, title: t.notFound, indexed: false, main: notFoundPage(frame.institution?.slug ?? null, language) },
      404,
    )
  }
  const { requestId, deps } = c.var
  deps.log.error({ requestId, code, fault: faultOf(error) }, 'refused')
  const status = PROBLEM_STATUS[code] as ContentfulStatusCode
  return send(c, { institution: null, title: t.failed, indexed: false, main: failedPage(requestId, language) }, status)
}

/** Runs a page; whatever it throws leaves as a page too. */
const shown =
  (make: (c: Context<AppEnv>, slug: string) => Promise<Response>) =>
  async (c: Context<AppEnv>): Promise<Response> => {
    const slug = c.req.param('institution') ?? ''
    try {
      return await make(c, slug)
    } catch (error) {
      return sendProblem(c, slug, error).catch((again) => sendProblem(c, '', again))
    }
  }

/** What the address asks for. A parameter that is none of ours, or an impossible value, counts for nothing here. */
function queryOf(c: Context<AppEnv>): JobQuery {
  const given = c.req.queries()
  const filled = (name: string) => given[name]?.filter((value) => value !== '') ?? []
  const asked = {
    category: filled('category'),
    location: filled('location'),
    department: filled('department'),
    employmentType: filled('employmentType'),
    ...Object.fromEntries(
      ['q', 'sort', 'cursor', 'lang'].flatMap((name) =>
        filled(name)
          .slice(0, 1)
          .map((value) => [name, value]),
      ),
    ),
  }
  const whole = JobQuery.safeParse(asked)
  if (whole.success) return whole.data
  const wrong = new Set(whole.error.issues.map((issue) => issue.path[0]))
  return JobQuery.parse(Object.fromEntries(Object.entries(asked).filter(([name]) => !wrong.has(name))))
}

/** A cursor of another day's list, or none of ours, leads to the beginning. */
async function listed(deps: Deps, slug: string, query: JobQuery) {
  try {
    return { query, answer: await listJobs(deps, slug, query) }
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'invalid' || !query.cursor) throw error
    const { cursor: _, ...rest } = query
    return { query: rest, answer: await listJobs(deps, slug, rest) }
  }
}

const list = shown(async (c, slug) => {
  const { deps } = c.var
  const frame = await frameOf(c, slug)
  const { query, answer } = await listed(deps, slug, queryOf(c))
  const jobs = JobList.parse(JSON.parse(answer.body))
  const t = stringsIn(query.lang)
  return send(c, {
    ...frame,
    title: t.jobs,
    canonical: `${deps.config.origin}${inPortal(`/portal/${slug}`, query.lang)}`,
    main: listPage(frame.institution, jobs, query, ownPath(c), deps.now()),
  })
})

const job = shown(async (c, slug) => {
  const { deps } = c.var
  const language = languageOf(c)
  const id = c.req.param('job') ?? ''
  const frame = await frameOf(c, slug)
  if (!/^\d{1,15}$/.test(id)) throw new ProblemError('not-found')
  const ad = Job.parse(JSON.parse((await oneJob(deps, slug, { id }, language)).body))
  return send(c, {
    ...frame,
    title: ad.title,
    canonical: ad.url,
    indexed: ad.status === 'open',
    data: ad.jobPosting,
    elements: ad.form !== null,
    main: jobPage(frame.institution, ad, language, deps.now()),
  })
})

const plain = (which: 'agent' | 'account') =>
  shown(async (c, slug) => {
    const frame = await frameOf(c, slug)
    const t = stringsIn(languageOf(c))
    const main = plainPage(which, frame.institution, languageOf(c))
    return send(c, { ...frame, title: t[which], indexed: false, main })
  })

const picture = shown(async (c, slug) => {
  const { slug: known } = await institutionOf(c.var.deps, slug, 'da')
  if (!hasLogo(known)) throw new ProblemError('not-found')
  return c.body(logo(known), 200, {
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=3600',
    // Opened by itself it is a document: it runs nothing and loads nothing.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  })
})

/** Our own pages, first party: the list and the ads of an institution, plain HTML that works without script. */
export const portalRoutes = newRouter()
  .openapi(page('/portal/{institution}', params), list)
  .openapi(page('/portal/{institution}/jobs/{job}', params.extend({ job: z.string() })), job)
  .openapi(page('/portal/{institution}/job-agent', params), plain('agent'))
  .openapi(page('/portal/{institution}/account', params), plain('account'))
  .openapi(page('/portal/{institution}/logo.svg', params), picture)
portalRoutes.get(
  '/portal/:institution/*',
  shown(async () => Promise.reject(new ProblemError('not-found'))),
)
