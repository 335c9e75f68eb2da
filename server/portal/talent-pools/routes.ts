import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { readCandidate } from '../../candidates/read.ts'
import { LIMITS } from '../../contract/limits.ts'
import { clientNetwork } from '../../http/network.ts'
import { ProblemError, problems } from '../../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../../http/router.ts'
import { excerpt } from '../../jobs/excerpt.ts'
import { confirmMember } from '../../talent-pools/confirm.ts'
import { leaveByLink, placeByLink, type Place as Standing, undoByLink } from '../../talent-pools/leave.ts'
import { publicPool, publicPools } from '../../talent-pools/read.ts'
import { type Here, open, toPage } from '../account/frame.ts'
import { accountStyle } from '../account/parts.ts'
import { inPortal } from '../language.ts'
import { send } from '../page.ts'
import { readSent } from '../plain-files.ts'
import { mediumIn, newKey } from '../plain-form.ts'
import { joinPlainly } from './join.ts'
import {
  codeGonePage,
  confirmedPage,
  confirmPage,
  freshJoin,
  leavePage,
  listPage,
  type Made,
  poolPage,
  poolStyle,
} from './pages.ts'
import { poolWords } from './words.ts'

const base = '/portal/{institution}/talent-pools'
const institution = z.string()
const one = z.object({ institution, pool: z.string() })
const page = { description: 'A page of our own.', content: { 'text/html': { schema: z.string() } } }
const DESCRIPTION = 160

const read = <P extends string, S extends z.ZodObject>(path: P, params: S) =>
  declare({
    method: 'get',
    path,
    caller: 'anyone',
    hide: true,
    request: { params },
    responses: { 200: page },
  })
const form = <P extends string, S extends z.ZodObject>(path: P, params: S, summary: string, maxParts?: number) =>
  declare({
    method: 'post',
    path,
    tags: ['portal'],
    summary,
    caller: 'portal-form',
    ...(maxParts !== undefined && { maxParts }),
    request: { params },
    responses: {
      200: page,
      303: { description: 'To another page of ours.' },
      404: page,
      409: page,
      410: page,
      422: page,
      429: page,
      ...problems('origin-not-allowed', 'too-large', 'unsupported-media-type'),
    },
  })

type Shown = Made & {
  status?: ContentfulStatusCode
  path?: string | null
  /** What it says of itself to search engines; what is somebody's own says nothing. */
  about?: { own: string; canonical: string; description: string }
  isClosed?: boolean
}

function show(c: Context<AppEnv>, { place, institution, home }: Here, made: Shown): Promise<Response> {
  const { title, main, status = 200, path, about, isClosed = false } = made
  return send(
    c,
    {
      institution,
      home,
      title,
      ...(path !== undefined && { path }),
      ...(about && { about: { ...about, kind: 'website' as const } }),
      ...(isClosed && { robots: 'noindex' as const }),
      main: html`${accountStyle(place.nonce)}${poolStyle(place.nonce)}${main}`,
    },
    { status, nonce: place.nonce },
  )
}

const keyIn = (c: Context<AppEnv>) => c.req.param('pool') ?? ''
const pathTo = (slug: string, key: string) => `/portal/${slug}/talent-pools/${key}`

/** What a signed-in person is asked no more: who they are. */
async function known(c: Context<AppEnv>, { person }: Here): Promise<Record<string, string>> {
  if (!person) return {}
  const { email, name, phone } = await readCandidate(c.var)
  return { name: name ?? '', email, phone: phone ?? '' }
}

const router = newRouter()
router.openapi(
  read(base, z.object({ institution })),
  open(async (c, here) => {
    const { slug, language } = here.place
    const own = `${c.var.deps.config.origin}/portal/${slug}/talent-pools`
    const made = listPage(here.place, here.institution.name, await publicPools(c.var.deps, slug, language))
    const description = poolWords(language).list.description(here.institution.name)
    return show(c, here, { ...made, about: { own, canonical: inPortal(own, language), description } })
  }),
)
router.openapi(
  read(`${base}/{pool}`, one),
  open(async (c, here) => {
    const { slug, language } = here.place
    const pool = await publicPool(c.var.deps, slug, keyIn(c), language)
    const medium = mediumIn(c.req.query('medium') ?? '')
    const fresh = freshJoin(newKey(), medium, await known(c, here))
    const own = c.var.deps.config.origin + pathTo(slug, pool.key)
    return show(c, here, {
      ...poolPage(here.place, pool, fresh, here.person?.email ?? null),
      about: {
        own,
        canonical: pool.url === own ? inPortal(own, language) : pool.url,
        description: excerpt(pool.text, DESCRIPTION),
      },
      isClosed: !pool.open,
    })
  }),
)
router.openapi(
  form(
    `${base}/{pool}`,
    one,
    'Join a talent pool by the form of our own page, without script',
    LIMITS.documents * LIMITS.documentBytes + LIMITS.jsonBody,
  ),
  open(async (c, here) => {
    const { place, person } = here
    const { slug, language } = place
    const pool = await publicPool(c.var.deps, slug, keyIn(c), language)
    // Closed meanwhile: the page says so.
    if (!pool.form) return c.redirect(inPortal(pathTo(slug, pool.key), language), 303)
    const network = clientNetwork(c)
    const sent = await readSent(c, { pool: pool.key, network })
    const email = person?.email ?? null
    const became = await joinPlainly(c.var, sent, { pool, language, network, email })
    if (became.kind === 'in') return toPage(c, place, '/talent-pools', { said: 'joined' })
    if (became.kind === 'code')
      return c.redirect(inPortal(`${pathTo(slug, pool.key)}/confirm`, language, { member: became.member }), 303)
    const { status, retryAfter } = became
    if (retryAfter !== undefined) c.header('retry-after', String(Math.max(1, Math.ceil(retryAfter))))
    // In another language it would be another form, and what is typed in this one lost.
    const made = poolPage(place, pool, became, email)
    return show(c, here, { ...made, path: null, status: status as ContentfulStatusCode })
  }),
)

const memberIn = (text: string | undefined) => (text ?? '').slice(0, LIMITS.key)
router.openapi(
  read(`${base}/{pool}/confirm`, one),
  open((c, here) => {
    const asked = { pool: keyIn(c), member: memberIn(c.req.query('member')) }
    return show(c, here, confirmPage(here.place, asked))
  }),
)
router.openapi(
  form(`${base}/{pool}/confirm`, one, 'Confirm a sign-up for a talent pool by its code'),
  open(async (c, here) => {
    const fields = new URLSearchParams(await c.req.text())
    const { place } = here
    const asked = { pool: keyIn(c), member: memberIn(fields.get('member') ?? undefined) }
    const path = inPortal(`${pathTo(place.slug, asked.pool)}/confirm`, place.language, { member: asked.member })
    try {
      const code = (fields.get('code') ?? '').slice(0, 40)
      const membership = await confirmMember(c.var, { ...asked, code, network: clientNetwork(c) })
      return await show(c, here, { ...confirmedPage(place, membership), path: null })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      if (error.code === 'gone') return show(c, here, { ...codeGonePage(place, asked.pool), status: 410, path: null })
      if (error.code !== 'invalid') throw error
      const { required, invalid } = poolWords(place.language).confirm.wrong
      const faults = { code: error.fields?.[0]?.code === 'required' ? required : invalid }
      return show(c, here, { ...confirmPage(place, asked, faults), status: 422, path })
    }
  }),
)

const link = z.object({ institution, pool: z.string(), token: z.string() })
const leaving = `${base}/{pool}/leave/{token}` as const
const tokenIn = (c: Context<AppEnv>) => c.req.param('token') ?? ''

/** The page of a link that withdraws, as its person stands now. */
async function showLeaving(c: Context<AppEnv>, here: Here, standing: Standing, isBack = false): Promise<Response> {
  const { slug, language } = here.place
  const key = keyIn(c)
  const pools = await publicPools(c.var.deps, slug, language)
  const name = pools.find((pool) => pool.key === key)?.name ?? key
  const action = `${pathTo(slug, key)}/leave/${encodeURIComponent(tokenIn(c))}`
  const path = inPortal(action, language)
  return show(c, here, { ...leavePage(here.place, standing, { name, action, isBack }), path: isBack ? null : path })
}

router.openapi(
  read(leaving, link),
  open(async (c, here) => showLeaving(c, here, await placeByLink(c.var, tokenIn(c)))),
)
router.openapi(
  declare({
    method: 'post',
    path: leaving,
    tags: ['portal'],
    summary: 'Withdraw the consent by a mail’s link (RFC 8058); the second time is the same',
    caller: 'one-click',
    request: { params: link },
    responses: { 200: page, ...problems('unsupported-media-type', 'unknown-institution') },
  }),
  open(async (c, here) => {
    const body = await c.req.parseBody()
    // Whatever else is posted here is no wish to leave.
    const isWish = body['List-Unsubscribe'] === 'One-Click'
    return showLeaving(c, here, await (isWish ? leaveByLink : placeByLink)(c.var, tokenIn(c)))
  }),
)
router.openapi(
  form(`${leaving}/undo`, link, 'Take back a withdrawal by the same link'),
  open(async (c, here) => {
    const standing = await undoByLink(c.var, tokenIn(c))
    return showLeaving(c, here, standing, standing.kind === 'in')
  }),
)

/** Talent pools on our own pages, which work without script (R020). */
export const poolPageRoutes = router
