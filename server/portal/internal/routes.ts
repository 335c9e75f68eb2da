import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html, raw } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { ProblemError } from '../../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../../http/router.ts'
import { institutionBySlug } from '../../institutions/queries.ts'
import { finishWorkLogin, providerAddress, type Underway, workLogin } from '../../internal/oidc.ts'
import { internalWays } from '../../internal/setting.ts'
import type { Html } from '../language.ts'
import { frameOf, languageOf, newNonce, send, shown } from '../page.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

const COOKIE = '__Host-opslag.work'
const OWN = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' } as const
/** As long as a sign-in can be finished. */
const SECONDS = 600

const page = <P extends string>(path: P, shape: z.ZodRawShape = {}) =>
  declare({
    method: 'get',
    path: `/portal/{institution}/internal/${path}`,
    caller: 'anyone',
    hide: true,
    request: { params: z.object({ institution: z.string(), ...shape }) },
    responses: { 200: { description: 'A page of our own.' } },
  })

const keep = (c: Context<AppEnv>, underway: Underway) => {
  const about = `work:${c.var.institution.id}`
  setCookie(c, COOKIE, c.var.deps.keys.seal('internal', JSON.stringify(underway), about), { ...OWN, maxAge: SECONDS })
}

/** What this browser began here. @throws ProblemError `gone`. */
function keptOf(c: Context<AppEnv>): Underway {
  try {
    const about = `work:${c.var.institution.id}`
    return JSON.parse(c.var.deps.keys.open('internal', getCookie(c, COOKIE) ?? '', about).toString()) as Underway
  } catch {
    throw new ProblemError('gone')
  }
}

const paragraphs = (...texts: string[]): Html => html`${texts.map((text) => html`<p>${text}</p>`)}`

/** What the institution calls its provider. */
const nameOf = async (c: Context<AppEnv>): Promise<string> =>
  (await internalWays(c.var.deps, c.var.institution.id, languageOf(c))).provider ?? ''

type Made = { title: string; main: Html; status?: ContentfulStatusCode }

/** Shows a page of the sign-in; what goes wrong in it is said on one too. */
const made = (
  make: (c: Context<AppEnv>, slug: string, nonce: string, institution: string) => Promise<Made | Response>,
) =>
  shown(async (c, slug) => {
    const known = await institutionBySlug(c.var.deps, slug)
    if (!known) throw new ProblemError('unknown-institution')
    c.set('institution', known)
    const { institution, home } = await frameOf(c, slug)
    const nonce = newNonce()
    const t = languageOf(c) === 'en' ? en : da
    const refused = (title: string, text: string, status: ContentfulStatusCode) => ({
      title,
      main: html`<h1>${title}</h1>${paragraphs(text)}`,
      status,
    })
    const one = await make(c, slug, nonce, institution.name).catch((error: unknown): Made | Response => {
      if (!(error instanceof ProblemError)) throw error
      if (error.code === 'gone') return refused(t.goneTitle, t.goneText, 410)
      if (error.code === 'unavailable') return refused(t.awayTitle, t.awayText, 503)
      throw error
    })
    if (one instanceof Response) return one
    const { status = 200, ...said } = one
    return send(c, { institution, home, path: null, ...said }, { status, nonce })
  })

/** Says what came of it to the page that waits for it, on the origin that asked and no other. A script with our nonce. */
const tell = (nonce: string, origin: string, id: string, said: { code: string } | { refused: true }): Html => {
  const message = JSON.stringify({ opslag: 1, type: 'work-login', id, ...said }).replaceAll('<', '\\u003c')
  const lines = `if (window.opener) window.opener.postMessage(${message}, ${JSON.stringify(origin)})`
  return html`<script nonce="${nonce}">${raw(lines)}</script>`
}

/**
 * Our own pages around a sign-in at the institution's provider. The one before it changes nothing but a cookie of its own; the
 * one after it is where the provider sends the browser back, and says yes to the sign-in.
 */
export const workLoginRoutes = newRouter()
  .openapi(
    page('callback'),
    made(async (c, slug, nonce, institution) => {
      const underway = keptOf(c)
      // The provider knows one address of ours, which says no language.
      const here = new URL(c.req.url)
      if (c.req.query('lang') !== underway.language) {
        here.searchParams.set('lang', underway.language)
        return c.redirect(`${here.pathname}${here.search}`, 303)
      }
      const lang = languageOf(c)
      const t = lang === 'en' ? en : da
      setCookie(c, COOKIE, '', { ...OWN, maxAge: 0 })
      const { id, origin } = await workLogin(c.var, underway.signIn)
      const end = await finishWorkLogin(c.var, underway, here.search)
      const page = origin ?? ''
      if ('code' in end)
        return {
          title: t.doneTitle,
          main: html`<h1>${t.doneTitle}</h1>${paragraphs(t.doneText(new URL(page).host))}
<p><output><strong>${end.code.slice(0, 4)} ${end.code.slice(4)}</strong></output></p>${paragraphs(t.doneWarning)}
${tell(nonce, page, id, { code: end.code })}`,
        }
      const isOther = end.refused === 'stranger'
      const again = `/portal/${slug}/internal/${id}?lang=${lang}${isOther ? '&other=1' : ''}`
      return {
        title: t.refusedTitle,
        main: html`<h1>${t.refusedTitle}</h1>${paragraphs(
          isOther ? t.strangerText(institution) : t.failedText(await nameOf(c)),
          t.otherWays(new URL(page).host),
        )}
<p><a class="button" href="${again}">${isOther ? t.otherAccount : t.again}</a></p>
${tell(nonce, page, id, { refused: true })}`,
        status: 403,
      }
    }),
  )
  .openapi(
    page('{signIn}', { signIn: z.string() }),
    made(async (c, _slug, _nonce, institution) => {
      const t = languageOf(c) === 'en' ? en : da
      const id = c.req.param('signIn') ?? ''
      const { origin } = await workLogin(c.var, id)
      const { url, underway } = await providerAddress(c.var, id, c.req.query('other') === '1')
      keep(c, underway)
      return {
        title: t.title,
        main: html`<h1>${t.title}</h1>${paragraphs(t.text(institution, new URL(origin ?? '').host))}
<p><a class="button" href="${url.href}">${t.go(await nameOf(c))}</a></p>`,
      }
    }),
  )
