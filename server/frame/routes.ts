import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { Institution } from '../contract/institution.ts'
import { Job } from '../contract/job.ts'
import { PROBLEM_STATUS } from '../contract/problem.ts'
import type { Profile } from '../contract/settings.ts'
import { PREVIEW_PARAMETER } from '../contract/theme-version.ts'
import type { Deps } from '../deps.ts'
import { newestScripts } from '../embed/newest-build.ts'
import { faultOf } from '../http/fault.ts'
import { jobIdOf } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { institutionAnswer } from '../institutions/answer.ts'
import { type InstitutionRef, institutionBySlug } from '../institutions/queries.ts'
import { oneJob } from '../jobs/one.ts'
import { type Html, inPortal } from '../portal/language.ts'
import { contentSecurityPolicy } from '../portal/layout.ts'
import { newNonce } from '../portal/page.ts'
import { inPreview } from '../themes/preview.ts'
import { wornTheme } from '../themes/worn.ts'
import { type FramePage, layOut, note, stringsIn, wayOut } from './page.ts'
import { type FrameQuery, frameQuery } from './query.ts'

/** What the page never asks a browser for, so that no script in it can; copying and filling in are the embedding page's to allow. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'usb',
]
  .map((name) => `${name}=()`)
  .join(', ')

const params = z.object({ institution: z.string() })
const page = <P extends string, S extends z.ZodObject>(address: P, shape: S) =>
  declare({
    method: 'get',
    path: address,
    caller: 'anyone',
    hide: true,
    request: { params: shape },
    responses: { 200: { description: 'A page that may stand in a frame on the institution’s listed origins.' } },
  })

/** The medium goes along to our own page. */
const along = ({ medium }: FrameQuery): Record<string, string> => (medium ? { medium } : {})

/** The origins on which the pages may stand: the listed ones; while in test those of the test pages among them (R022). */
const ancestorsOf = ({ origins }: Profile, { testPages }: Institution): string[] =>
  testPages ? origins.filter((origin) => testPages.some((page) => URL.parse(page)?.origin === origin)) : origins

const poolPath = (slug: string, key: string | undefined) =>
  `/portal/${slug}/talent-pools${key ? `/${encodeURIComponent(key)}` : ''}`

/** What a page is made from. */
type Scene = { c: Context<AppEnv>; reference: InstitutionRef; institution: Institution; query: FrameQuery }
type Made = Pick<FramePage, 'title' | 'canonical' | 'main'> & { job?: string; list?: string }

/**
 * The pages that may stand in a frame, and they alone: on the institution's listed origins, looked up in every request.
 * Opened by themselves they lead to the portal.
 */
export function frameRoutes({ config }: Pick<Deps, 'config'>) {
  const send = async (
    c: Context<AppEnv>,
    origins: readonly string[],
    made: FramePage,
    status: ContentfulStatusCode,
  ) => {
    const nonce = newNonce()
    c.header('content-security-policy', contentSecurityPolicy(nonce, origins.join(' ') || "'none'"))
    c.header('permissions-policy', PERMISSIONS)
    c.header('cache-control', 'no-store')
    c.header('content-language', made.language)
    return c.html(await layOut(made, nonce), status)
  }

  const shown =
    (make: (scene: Scene) => Promise<Made>) =>
    async (c: Context<AppEnv>): Promise<Response> => {
      const { deps, requestId } = c.var
      const slug = c.req.param('institution') ?? ''
      const query = frameQuery(c.req.query())
      const language = query.lang
      let origins: string[] = []
      const base = { language, canonical: null, theme: wornTheme({ tokens: {} }), scripts: [], settings: { origins } }
      try {
        const reference = await institutionBySlug(deps, slug)
        if (!reference) throw new ProblemError('unknown-institution')
        const { profile } = reference
        const published = Institution.parse(JSON.parse((await institutionAnswer(deps, slug, language)).body))
        const institution = await inPreview(deps, reference, published, c.req.query(PREVIEW_PARAMETER))
        // A browser that opens the page by itself is better off with the whole one.
        if (c.req.header('sec-fetch-dest') === 'document') return c.redirect(whole(c, query), 302)
        origins = ancestorsOf(profile, institution)
        const said = query.origin
        const heard = said === undefined ? origins : origins.filter((origin) => origin === said)
        const { job, list, ...made } = await make({ c, reference, institution, query })
        const settings = {
          origins: heard,
          ...(list && { list }),
          ...(job && { job, list: institution.links.portal }),
        }
        const title = `${made.title} – ${institution.name}`
        const own = {
          language,
          theme: institution.theme,
          scripts: await newestScripts(config.embed, ['frame-page.js', 'opslag.js']),
          settings,
        }
        return await send(c, origins, { ...own, ...made, title }, 200)
      } catch (error) {
        const t = stringsIn(language)
        const code = error instanceof ProblemError ? error.code : 'internal'
        const isMissing = code === 'not-found' || code === 'unknown-institution'
        if (!isMissing) deps.log.error({ requestId, code, fault: faultOf(error) }, 'refused')
        const status = PROBLEM_STATUS[code] as ContentfulStatusCode
        const main = isMissing
          ? note(
              t.notFound,
              [t.notFoundText],
              code === 'not-found' ? wayOut(inPortal(`/portal/${slug}`, language), t.toPortal) : '',
            )
          : note(t.failed, [t.failedText, t.requestId(requestId)])
        return send(c, origins, { ...base, title: isMissing ? t.notFound : t.failed, main }, status)
      }
    }

  /** The whole page that a frame's is a part of. */
  function whole(c: Context<AppEnv>, query: FrameQuery): string {
    const { lang, job: ad, apply } = query
    const slug = c.req.param('institution') ?? ''
    if (c.req.path.endsWith('/login')) return inPortal(`/portal/${slug}/account`, lang)
    if (c.req.path.endsWith('/job-agent')) return inPortal(`/portal/${slug}/job-agents/new`, lang, along(query))
    const pool = c.req.param('pool')
    if (pool !== undefined || c.req.path.endsWith('/talent-pools'))
      return inPortal(poolPath(slug, pool), lang, along(query))
    const form = apply ?? (c.req.path.endsWith('/apply') ? c.req.param('job') : undefined)
    const job = form ?? c.req.param('job') ?? ad
    const path = `/portal/${slug}${job ? `/jobs/${encodeURIComponent(job)}` : ''}`
    return `${inPortal(path, lang, along(query))}${form ? '#apply' : ''}`
  }

  const attribute = (name: string, value: string | undefined): Html => (value ? html` ${name}="${value}"` : html``)

  /** The attributes that all elements share, as the address has them. */
  const shared = ({ query }: Scene): Html =>
    html`${attribute('medium', query.medium)}${attribute('heading-level', query['heading-level'])}`

  const list = shown(async (scene) => {
    const { institution, reference, query } = scene
    const t = stringsIn(query.lang)
    const portal = inPortal(`/portal/${institution.slug}`, query.lang)
    const out = inPortal(portal, query.lang, along(query))
    const department = query.within ?? query.department
    return {
      title: t.jobs,
      canonical: reference.profile.pages.list ?? `${config.origin}${portal}`,
      main: html`<opslag-career-page institution="${institution.slug}"${shared(scene)}${attribute('department', department)}${attribute('layout', query.layout)}${attribute('form-layout', query['form-layout'])}>
${wayOut(out, t.toPortal)}
</opslag-career-page>`,
    }
  })

  const withJob = (make: (scene: Scene, job: Job, out: Html) => Omit<Made, 'canonical'>) =>
    shown(async (scene) => {
      const { c, institution, query } = scene
      const id = c.req.param('job') ?? ''
      jobIdOf(id)
      const job = Job.parse(JSON.parse((await oneJob(c.var.deps, institution.slug, { id }, query.lang)).body))
      const portal = inPortal(`/portal/${institution.slug}/jobs/${id}`, query.lang, along(query))
      return { canonical: job.url, ...make(scene, job, wayOut(portal, stringsIn(query.lang).toAd)) }
    })

  const ad = withJob((scene, job, out) => ({
    title: job.title,
    main: html`<opslag-job-ad institution="${scene.institution.slug}"${shared(scene)} job="${job.id}">
${out}
</opslag-job-ad>
<opslag-application-form institution="${scene.institution.slug}"${shared(scene)}${attribute('layout', scene.query['form-layout'])}></opslag-application-form>`,
  }))

  const form = withJob((scene, job, out) => ({
    title: stringsIn(scene.query.lang).apply(job.title),
    job: job.url,
    main: html`<opslag-application-form institution="${scene.institution.slug}"${shared(scene)}${attribute('layout', scene.query.layout)} job="${job.id}">
${out}
</opslag-application-form>`,
  }))

  const login = shown(async (scene) => {
    const { institution, query } = scene
    const t = stringsIn(query.lang)
    const portal = inPortal(`/portal/${institution.slug}/account`, query.lang)
    return {
      title: t.login,
      canonical: `${config.origin}${portal}`,
      list: institution.links.portal,
      main: html`<opslag-candidate-login institution="${institution.slug}"${shared(scene)}>
${wayOut(portal, t.toAccount)}
</opslag-candidate-login>`,
    }
  })

  const agent = shown(async (scene) => {
    const { institution, query } = scene
    const t = stringsIn(query.lang)
    const portal = inPortal(`/portal/${institution.slug}/job-agents/new`, query.lang, along(query))
    return {
      title: t.agent,
      canonical: `${config.origin}${portal}`,
      list: institution.links.portal,
      main: html`<opslag-job-agent institution="${institution.slug}"${shared(scene)}${attribute('department', query.within)}>
${wayOut(portal, t.toPortal)}
</opslag-job-agent>`,
    }
  })

  const pools = shown(async (scene) => {
    const { c, institution, query } = scene
    const t = stringsIn(query.lang)
    const key = c.req.param('pool')
    const portal = inPortal(poolPath(institution.slug, key), query.lang, along(query))
    return {
      title: t.pools,
      canonical: `${config.origin}${portal}`,
      list: institution.links.portal,
      main: html`<opslag-talent-pool institution="${institution.slug}"${shared(scene)}${key ? html` pool="${key}"` : ''}>
${wayOut(portal, t.toPools)}
</opslag-talent-pool>`,
    }
  })

  const withId = params.extend({ job: z.string() })
  const routes = newRouter()
    .openapi(page('/frame/{institution}', params), list)
    .openapi(page('/frame/{institution}/login', params), login)
    .openapi(page('/frame/{institution}/job-agent', params), agent)
    .openapi(page('/frame/{institution}/talent-pools', params), pools)
    .openapi(page('/frame/{institution}/talent-pools/{pool}', params.extend({ pool: z.string() })), pools)
    .openapi(page('/frame/{institution}/jobs/{job}', withId), ad)
    .openapi(page('/frame/{institution}/jobs/{job}/apply', withId), form)
  routes.get(
    '/frame/:institution/*',
    shown(async () => Promise.reject(new ProblemError('not-found'))),
  )
  return routes
}
