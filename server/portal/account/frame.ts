import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { dropSession, keptSecret } from '../../candidates/cookies.ts'
import { type LiveSession, liveSession } from '../../candidates/session.ts'
import type { Institution } from '../../contract/institution.ts'
import { LIMITS } from '../../contract/limits.ts'
import { ProblemError, problems, retryAfterOf } from '../../http/problem.ts'
import { type AppEnv, declare } from '../../http/router.ts'
import { institutionBySlug } from '../../institutions/queries.ts'
import type { Html } from '../language.ts'
import { frameOf, languageOf, newNonce, send, shown } from '../page.ts'
import { accountStyle, at, type Current, navigation, type Place, words } from './parts.ts'

/** A page of the account while it is made: whose look it wears, and who is signed in. */
export type Here = {
  place: Place
  institution: Institution
  home: string | null
  person: LiveSession | null
}
export type SignedInHere = Here & { person: LiveSession }

type Made = {
  title: string
  main: Html
  status?: ContentfulStatusCode
  current?: Current
  /** Where the other language is; null where there is none, such as after a form was sent. */
  path?: string | null
}

/** Lays a page out, with its navigation where somebody is signed in. */
export function show(c: Context<AppEnv>, { place, institution, home, person }: Here, made: Made): Promise<Response> {
  const { title, main, status = 200, current = null } = made
  const isRead = c.req.method === 'GET'
  return send(
    c,
    {
      institution,
      home,
      title,
      ...(made.path !== undefined || !isRead ? { path: made.path ?? null } : {}),
      main: html`${accountStyle(place.nonce)}${person ? navigation(place, person.email, current) : ''}${main}`,
    },
    { status, nonce: place.nonce },
  )
}

export const toPage = (
  c: Context<AppEnv>,
  place: Pick<Place, 'slug' | 'language'>,
  path: string,
  extra: Record<string, string> = {},
) => c.redirect(at(place, path, extra), 303)

/** The code can no longer be used: says so, and how one gets a new one. */
export function showGone(c: Context<AppEnv>, here: Here): Promise<Response> {
  const t = words(here.place.language).gone
  return show(c, here, {
    title: t.title,
    status: 410,
    main: html`<h1>${t.title}</h1><p>${t.text}</p><p><a class="button" href="${at(here.place, '')}">${t.action}</a></p>`,
  })
}

function showTooMany(c: Context<AppEnv>, here: Here, retryAfter: number): Promise<Response> {
  const t = words(here.place.language).tooMany
  c.header('retry-after', retryAfterOf(retryAfter))
  return show(c, here, {
    title: t.title,
    status: 429,
    main: html`<h1>${t.title}</h1><p>${t.text(Math.max(1, Math.ceil(retryAfter / 60)))}</p>`,
  })
}

async function hereOf(c: Context<AppEnv>, slug: string): Promise<Here> {
  const { deps } = c.var
  const language = languageOf(c)
  const known = await institutionBySlug(deps, slug)
  if (!known) throw new ProblemError('unknown-institution')
  c.set('institution', known)
  const secret = keptSecret(c)
  const person = secret === '' ? null : await liveSession(deps, 'cookie', secret, null)
  if (person) c.set('actor', person.actor)
  // One that has ended is nothing to keep.
  else if (secret !== '') dropSession(c)
  const { institution, home } = await frameOf(c, slug)
  return { place: { slug, language, nonce: newNonce() }, institution, home, person }
}

type Making = (c: Context<AppEnv>, here: Here) => Promise<Response>

/** Runs a page of the account; whatever it throws leaves as a page. */
export const open = (make: Making) =>
  shown(async (c, slug) => {
    const here = await hereOf(c, slug)
    try {
      return await make(c, here)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      if (error.code === 'too-many-requests') return showTooMany(c, here, error.retryAfter ?? 60)
      if (error.code === 'gone') return showGone(c, here)
      if (error.code === 'sign-in') return toPage(c, here.place, '')
      throw error
    }
  })

/** The same for whoever is signed in; anybody else is asked to, and led back to the page named `to`. */
export const own = (
  make: (c: Context<AppEnv>, here: SignedInHere) => Promise<Response>,
  to: (c: Context<AppEnv>) => string = () => '',
) =>
  open((c, here) => {
    if (here.person) return make(c, { ...here, person: here.person })
    const name = to(c)
    return Promise.resolve(toPage(c, here.place, '', name === '' ? {} : { to: name }))
  })

const page = { description: 'A page of our own.', content: { 'text/html': { schema: z.string() } } }
const onward = { description: 'To another page of ours.' }
const base = '/portal/{institution}/account'

/** Declares a page that is read. */
export const readRoute = <P extends string, S extends z.ZodRawShape>(path: P, shape: S) =>
  declare({
    method: 'get',
    path: `${base}${path}`,
    caller: 'anyone',
    hide: true,
    request: { params: z.object({ institution: z.string(), ...shape }) },
    responses: { 200: page },
  })

/** Declares a form of our own page's; `withFiles` where documents come with it. */
export const formRoute = <P extends string, S extends z.ZodRawShape>(
  path: P,
  summary: string,
  shape: S,
  withFiles = false,
) =>
  declare({
    ...(withFiles && { maxParts: LIMITS.documents * LIMITS.documentBytes + LIMITS.jsonBody }),
    method: 'post',
    path: `${base}${path}`,
    tags: ['portal'],
    summary,
    caller: 'portal-form',
    request: { params: z.object({ institution: z.string(), ...shape }) },
    responses: {
      200: page,
      303: onward,
      404: page,
      410: page,
      422: page,
      429: page,
      ...problems('origin-not-allowed', 'too-large', 'unsupported-media-type'),
    },
  })

/** What a form of ours sent. Longer than any field of it is cut. */
export async function sentForm(
  c: Context<AppEnv>,
): Promise<((name: string) => string) & { has: (name: string) => boolean }> {
  const fields = new URLSearchParams(await c.req.text())
  const text = (name: string) => (fields.get(name) ?? '').slice(0, 500)
  return Object.assign(text, { has: (name: string) => fields.has(name) })
}
