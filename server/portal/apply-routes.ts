import type { Context, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { LIMITS } from '../contract/limits.ts'
import { jobIdOf } from '../http/ids.ts'
import { clientNetwork } from '../http/network.ts'
import { ProblemError, problems } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { oneJobWithForm } from '../jobs/one.ts'
import { applyPlainly } from './apply.ts'
import { countShown } from './counted.ts'
import { applyAddress, jobTop, mediumOf } from './job-page.ts'
import { inPortal, stringsIn } from './language.ts'
import { frameOf, languageOf, newNonce, send, sendProblem } from './page.ts'
import { readSent, type SentForm } from './plain-files.ts'
import { keptAnswers } from './plain-pages.ts'
import { asHtml, onOurPage, serving } from './served.ts'

/** What was typed is not lost when we fail, be it before the page's own code is reached. */
const failsAsPage: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (!c.error || c.res.status < 500) return
  const slug = c.req.param('institution') ?? ''
  const action = applyAddress(c, slug, c.req.param('job') ?? '')
  c.res = await sendProblem(c, slug, c.error, await typed(c, action))
}

/** The form as it was read: what came in parts is there once. */
const sentForms = new WeakMap<Request, SentForm>()

/** What was typed, with what has been stored of its files. */
async function typed(c: Context<AppEnv>, action: string | null) {
  const sent = sentForms.get(c.req.raw)
  const isInParts = c.req.header('content-type')?.toLowerCase().startsWith('multipart/')
  const fields = sent?.fields ?? new URLSearchParams(isInParts ? '' : await c.req.text())
  for (const { id, fault } of sent?.files ?? []) if (!fault) fields.append('_document', id)
  return keptAnswers(fields, languageOf(c), action)
}

const address = '/portal/{institution}/jobs/{job}/apply' as const
const params = z.object({ institution: z.string(), job: z.string() })
const page = { description: 'A page of our own.', content: { 'text/html': { schema: z.string() } } }

const open = declare({
  method: 'get',
  path: address,
  caller: 'anyone',
  hide: true,
  request: { params },
  responses: { 303: { description: 'To the form on the ad’s page.' } },
})
const apply = declare({
  method: 'post',
  path: address,
  tags: ['portal'],
  summary: 'Apply by the form of our own page, without script',
  caller: 'portal-form',
  maxParts: LIMITS.documents * LIMITS.documentBytes + LIMITS.jsonBody,
  middleware: failsAsPage,
  request: { params },
  responses: {
    200: page,
    400: page,
    404: page,
    409: page,
    422: page,
    429: page,
    ...problems('origin-not-allowed', 'too-large', 'unsupported-media-type'),
  },
})

/**
 * Sends the form and shows what became of it: the receipt, or the form with everything that was typed. It is the answer to
 * what was sent, so that a reload sends the same key and is answered the same; no script takes its place.
 */
async function sendForm(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { deps } = c.var
  const language = languageOf(c)
  const t = stringsIn(language)
  const id = c.req.param('job') ?? ''
  const { institution, home } = await frameOf(c, slug)
  const number = jobIdOf(id)
  const { job, form } = await oneJobWithForm(deps, slug, { id }, language)
  if (!form) throw new ProblemError('not-found')
  const network = clientNetwork(c)
  const sent = await readSent(c, { job: number, network })
  sentForms.set(c.req.raw, sent)
  const { plain, status } = await applyPlainly(c.var, sent, {
    job: id,
    form,
    language,
    network,
    action: applyAddress(c, slug, id),
  })
  // Without script nobody sees that a form is begun before it is sent; sending it again comes from the answer's own page.
  await countShown(c, slug, { kind: 'form-start', job: id, medium: sent.fields.get('_medium') ?? '' })
  const nonce = newNonce()
  const { elements, basis } = await serving(c, nonce)
  const markup = elements.serve({
    ...basis,
    element: 'application-form',
    attributes: { job: id, id: 'apply' },
    fallback: '',
    // The form is there also when the job no longer is open: it says what the answers are answers to. The way back leads to
    // the ad on our own page.
    data: {
      institution: onOurPage(institution),
      job: { ...job, form, url: inPortal(`/portal/${slug}/jobs/${id}`, language) },
    },
    plain,
  })
  if (plain.retryAfter !== undefined) c.header('retry-after', String(plain.retryAfter))
  return send(
    c,
    {
      institution,
      home,
      // In another language it would be another form, and what is typed in this one lost.
      path: null,
      title: plain.receipt ? t.received : `${t.error} ${t.applyFor(job.title)}`,
      main: html`${jobTop(c, slug, t.application)}
${asHtml(markup)}`,
    },
    {
      status: status as ContentfulStatusCode,
      nonce,
      // A browser goes back to the answer to a form only where it may keep it; a receipt holds nothing that was typed.
      ...(plain.receipt && { cache: 'private, no-cache' }),
    },
  )
}

/** Applying on our own page without script. */
export const applyRoutes = newRouter()
applyRoutes.openapi(open, (c) => {
  const { institution, job } = c.req.valid('param')
  const medium = mediumOf(c)
  const ad = `/portal/${encodeURIComponent(institution)}/jobs/${encodeURIComponent(job)}`
  return c.redirect(`${inPortal(ad, languageOf(c), medium ? { medium } : {})}#apply`, 303)
})
applyRoutes.openapi(apply, async (c) => {
  const slug = c.req.valid('param').institution
  try {
    return await sendForm(c, slug)
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'not-found') throw error
    return sendProblem(c, slug, error, await typed(c, null))
  }
})
