import type { Context, MiddlewareHandler } from 'hono'
import { keyActor } from '../institutions/keys.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { isLoopback } from './network.ts'
import { ProblemError } from './problem.ts'
import type { AppEnv } from './router.ts'

/**
 * Who a route is for. `anyone`: our own pages and health. `public-read`: readable from every page, without credentials.
 * `embed`: changes something, from an institution's listed page. `portal-form`: a form on our own pages. `key`: an
 * institution's own system or the operator. `one-click`: RFC 8058. `upload`: tus. `loopback`: this machine only.
 */
export type Caller = 'anyone' | 'public-read' | 'embed' | 'portal-form' | 'key' | 'one-click' | 'upload' | 'loopback'

const isSafe = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
const mediaType = (c: Context<AppEnv>) => c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()

function wantMediaType(c: Context<AppEnv>, ...types: string[]) {
  if (!types.includes(mediaType(c) ?? '')) throw new ProblemError('unsupported-media-type')
}

async function institutionOf(c: Context<AppEnv>) {
  const slug = c.req.param('institution')
  if (slug === undefined) return undefined
  const institution = await institutionBySlug(c.var.deps, slug)
  if (!institution) throw new ProblemError('unknown-institution')
  c.set('institution', institution)
  return institution
}

/** Exact comparison, no patterns: an origin is listed or it is not (T3). */
function isListed(c: Context<AppEnv>, origin: string | undefined, origins: readonly string[]) {
  return origin !== undefined && (origin === c.var.deps.config.origin || origins.includes(origin))
}

function allow(c: Context<AppEnv>, origin: string) {
  c.header('access-control-allow-origin', origin)
  c.header('access-control-expose-headers', 'retry-after')
  c.header('vary', 'Origin')
}

/** Answers the preflight of an embed route: only a listed origin hears yes. */
export const preflight: MiddlewareHandler<AppEnv> = async (c) => {
  const origin = c.req.header('origin')
  const institution = await institutionOf(c)
  c.header('vary', 'Origin')
  if (origin !== undefined && isListed(c, origin, institution?.profile.origins ?? [])) {
    allow(c, origin)
    c.header('access-control-allow-methods', 'POST')
    c.header('access-control-allow-headers', 'content-type, idempotency-key')
    c.header('access-control-max-age', '600')
  }
  return c.body(null, 204)
}

const GATES: Record<Caller, (c: Context<AppEnv>) => Promise<void>> = {
  async anyone() {},
  async 'public-read'(c) {
    c.header('access-control-allow-origin', '*')
  },
  async embed(c) {
    const origin = c.req.header('origin')
    const institution = await institutionOf(c)
    if (!isListed(c, origin, institution?.profile.origins ?? [])) throw new ProblemError('origin-not-allowed')
    // Set before anything can be refused, so that the page may read the refusal too.
    allow(c, origin as string)
    c.header('cache-control', 'no-store')
    wantMediaType(c, 'application/json')
  },
  async 'portal-form'(c) {
    const origin = c.req.header('origin')
    const own = c.var.deps.config.origin
    if (!isSafe(c.req.method)) {
      if (origin !== own) throw new ProblemError('origin-not-allowed')
      wantMediaType(c, 'application/x-www-form-urlencoded')
    }
    c.header('cache-control', 'no-store')
    await institutionOf(c)
  },
  async key(c) {
    const origin = c.req.header('origin')
    if (!isSafe(c.req.method) && origin !== undefined && origin !== c.var.deps.config.origin)
      throw new ProblemError('origin-not-allowed')
    c.header('cache-control', 'no-store')
    const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    const actor = token === undefined ? null : await keyActor(c.var.deps, token)
    if (!actor) throw new ProblemError('sign-in')
    c.set('actor', actor)
    if (c.req.method === 'PATCH') wantMediaType(c, 'application/json', 'application/merge-patch+json')
    else if (!isSafe(c.req.method) && c.req.method !== 'DELETE') wantMediaType(c, 'application/json')
    const institution = await institutionOf(c)
    if (institution && actor.kind === 'key' && actor.institutionId !== institution.id)
      throw new ProblemError('forbidden')
  },
  async 'one-click'(c) {
    wantMediaType(c, 'application/x-www-form-urlencoded', 'multipart/form-data')
    c.header('cache-control', 'no-store')
    await institutionOf(c)
  },
  async upload() {
    throw new ProblemError('not-found')
  },
  async loopback(c) {
    if (!isLoopback(c)) throw new ProblemError('not-found')
    c.header('cache-control', 'no-store')
  },
}

/** The origin gate and the headers of a caller class, before anything of the request's body is read. */
export const gate =
  (caller: Caller): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    // No name of ours holds a zero byte, and PostgreSQL takes it for a broken text.
    if (c.req.url.includes('%00')) throw new ProblemError('malformed')
    await GATES[caller](c)
    await next()
  }
