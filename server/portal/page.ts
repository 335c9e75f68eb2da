import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Institution } from '../contract/institution.ts'
import { Language } from '../contract/language.ts'
import { PROBLEM_STATUS } from '../contract/problem.ts'
import type { Profile } from '../contract/settings.ts'
import { PREVIEW_PARAMETER } from '../contract/theme-version.ts'
import { logRefusal, ProblemError, retryAfterOf } from '../http/problem.ts'
import type { AppEnv } from '../http/router.ts'
import { institutionAnswer } from '../institutions/answer.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { inPreview } from '../themes/preview.ts'
import { type Html, stringsIn } from './language.ts'
import { contentSecurityPolicy, layout, type Page, robotsOf } from './layout.ts'
import { failedPage, nobodysPage, notFoundPage } from './plain-pages.ts'

export const languageOf = (c: Context<AppEnv>): Language => Language.catch('da').parse(c.req.query('lang'))

/** The page's own path and search. */
export const ownPath = (c: Context<AppEnv>): string => {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

/** The page's whole address: under our public origin, whatever name a proxy called us by. */
export const ownAddress = (c: Context<AppEnv>): string => c.var.deps.config.origin + ownPath(c)

export const newNonce = (): string => randomBytes(16).toString('base64')

type Sendable = Omit<Page, 'language' | 'path'> & { path?: string | null }

/** Sends a page of ours. `nonce` is the one that what stands on it was made with. */
export async function send(
  c: Context<AppEnv>,
  made: Sendable,
  {
    status = 200,
    nonce = newNonce(),
    cache = 'no-store',
  }: { status?: ContentfulStatusCode; nonce?: string; cache?: 'no-store' | 'private, no-cache' } = {},
): Promise<Response> {
  const language = languageOf(c)
  const robots = robotsOf(made)
  c.header('content-security-policy', contentSecurityPolicy(nonce))
  // The nonce is this answer's alone, and deadlines are told by the clock.
  c.header('cache-control', cache)
  c.header('content-language', language)
  // Under `no-referrer` a browser sends its own page's form from the origin "null", which the gate refuses.
  c.header('referrer-policy', 'same-origin')
  if (robots) c.header('x-robots-tag', robots)
  return c.html(await layout({ path: ownPath(c), ...made, language }, nonce), status)
}

/** What all of an institution's pages share. */
export type Frame = { institution: Institution; home: string | null }

/** In the theme that the page's address asks for, where it is signed. @throws ProblemError `unknown-institution`. */
export async function frameOf(c: Context<AppEnv>, slug: string): Promise<Frame & { profile: Profile }> {
  const { deps } = c.var
  const published = Institution.parse(JSON.parse((await institutionAnswer(deps, slug, languageOf(c))).body))
  const reference = await institutionBySlug(deps, slug)
  if (!reference) throw new ProblemError('unknown-institution')
  const institution = await inPreview(deps, reference, published, c.req.query(PREVIEW_PARAMETER))
  return { institution, home: reference.profile.pages.list ?? null, profile: reference.profile }
}

/**
 * A refusal as a page, in the institution's look where there is one; `more` stands below what is said. Whatever failed is
 * logged.
 */
export async function sendProblem(
  c: Context<AppEnv>,
  slug: string,
  error: unknown,
  more: Html = html``,
): Promise<Response> {
  const language = languageOf(c)
  const t = stringsIn(language)
  const code = error instanceof ProblemError ? error.code : 'internal'
  // In the other language a form's answer would be another page, and what is kept on this one lost.
  const path = c.req.method === 'GET' ? ownPath(c) : null
  if (code === 'not-found' || code === 'unknown-institution') {
    const frame = code === 'not-found' ? await frameOf(c, slug) : { institution: null }
    const said = frame.institution
      ? notFoundPage(frame.institution.slug, language)
      : nobodysPage(`/${c.req.path.split('/')[1]}/`, language)
    return send(c, { ...frame, path, title: t.notFound, main: html`${said}${more}` }, { status: 404 })
  }
  const { requestId } = c.var
  logRefusal(c, code, error)
  if (error instanceof ProblemError && error.retryAfter !== undefined)
    c.header('retry-after', retryAfterOf(error.retryAfter))
  const status = PROBLEM_STATUS[code] as ContentfulStatusCode
  const main = html`${failedPage(requestId, language)}${more}`
  return send(c, { institution: null, path, title: t.failed, main }, { status })
}

/** Runs a page; whatever it throws leaves as a page too. */
export const shown =
  (make: (c: Context<AppEnv>, slug: string) => Promise<Response>) =>
  async (c: Context<AppEnv>): Promise<Response> => {
    const slug = c.req.param('institution') ?? ''
    try {
      return await make(c, slug)
    } catch (error) {
      return sendProblem(c, slug, error).catch((again) => sendProblem(c, '', again))
    }
  }

/** The answer of our own pages' addresses at which there is none. */
export const missing = shown(async () => Promise.reject(new ProblemError('not-found')))
