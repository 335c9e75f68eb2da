import type { Context, MiddlewareHandler } from 'hono'
import { liveSession } from '../candidates/session.ts'
import { keyActor } from '../institutions/keys.ts'
import { institutionById, institutionBySlug, isListedAnywhere } from '../institutions/queries.ts'
import { PROOF_HEADER, provenBy } from '../internal/proof.ts'
import { isLoopback } from './network.ts'
import { ProblemError } from './problem.ts'
import type { AppEnv } from './router.ts'

/**
 * Who a route is for. `anyone`: our own pages and health. `public-read`: readable from every page, without credentials.
 * `embed`: changes something, from an institution's listed page; who is signed in there may say so. `candidate`: a person
 * signed in on such a page. `internal`: somebody on such a page who has proven that they belong to the institution. `portal-form`: a form on our own pages. `key`: an institution's own system or the operator.
 * `one-click`: RFC 8058. `upload`: tus. `loopback`: this machine only.
 */
export type Caller =
  | 'anyone'
  | 'public-read'
  | 'embed'
  | 'candidate'
  | 'internal'
  | 'portal-form'
  | 'key'
  | 'one-click'
  | 'upload'
  | 'loopback'

/** The caller classes that another site's page may use after a preflight, and what it may send. */
const ACROSS = {
  embed: { methods: 'POST, PUT', headers: `authorization, content-type, idempotency-key, ${PROOF_HEADER}` },
  internal: { methods: 'GET', headers: PROOF_HEADER },
  candidate: { methods: 'GET, POST, PUT, DELETE', headers: 'authorization, content-type' },
  upload: {
    methods: 'POST, HEAD, PATCH, DELETE, GET',
    headers: `content-type, tus-resumable, upload-length, upload-metadata, upload-offset, ${PROOF_HEADER}`,
  },
} as const
export const isAcross = (caller: string): caller is keyof typeof ACROSS => caller in ACROSS

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
  c.header('access-control-expose-headers', 'retry-after, location, tus-resumable, upload-length, upload-offset')
  c.header('vary', 'Origin')
}

/** May pages of this origin ask here? Where the path names no institution, those of any. */
async function mayAsk(c: Context<AppEnv>, origin: string | undefined) {
  const institution = await institutionOf(c)
  if (institution) return isListed(c, origin, institution.profile.origins)
  if (origin === undefined) return false
  return isListed(c, origin, []) || isListedAnywhere(c.var.deps, origin)
}

/** Answers the preflight of a route that pages of other sites use: only a listed origin hears yes. */
export const preflight =
  (caller: keyof typeof ACROSS, carries = false): MiddlewareHandler<AppEnv> =>
  async (c) => {
    const origin = c.req.header('origin')
    c.header('vary', 'Origin')
    if (origin !== undefined && (await mayAsk(c, origin))) {
      allow(c, origin)
      if (carries) c.header('access-control-allow-credentials', 'true')
      c.header('access-control-allow-methods', ACROSS[caller].methods)
      c.header('access-control-allow-headers', ACROSS[caller].headers)
      c.header('access-control-max-age', '600')
    }
    return c.body(null, 204)
  }

/** From a listed page, or not at all. Answers its origin. */
export async function wantListed(c: Context<AppEnv>): Promise<string> {
  // A browser sends no Origin with a read of the page's own origin.
  const isOwn = c.req.header('sec-fetch-site') === 'same-origin' && isSafe(c.req.method)
  const origin = c.req.header('origin') ?? (isOwn ? c.var.deps.config.origin : undefined)
  if (origin === undefined || !(await mayAsk(c, origin))) throw new ProblemError('origin-not-allowed')
  // Set before anything can be refused, so that the page may read the refusal too.
  allow(c, origin)
  c.header('cache-control', 'no-store')
  return origin
}

/**
 * What the page has proven, where it says so. One that no longer holds is as none; whatever is not there without it is then
 * answered with `proof-needed`, so that the page can show a new one.
 */
async function readProven(c: Context<AppEnv>, origin: string) {
  const proof = c.req.header(PROOF_HEADER)
  if (proof === undefined) return
  const proven = await provenBy(c.var.deps, c.var.institution, proof, origin)
  if (proven) c.set('proven', proven)
  else c.set('isProofOver', true)
}

const bearerOf = (c: Context<AppEnv>) => /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]

/** The person signed in on this page; the session of another page, institution or kind is nobody's. */
async function wantSession(c: Context<AppEnv>, origin: string) {
  const live = await liveSession(c.var.deps, 'bearer', bearerOf(c) ?? '', origin)
  const institutionId = live?.session.institutionId
  if (!live || institutionId == null) throw new ProblemError('sign-in')
  if (c.var.institution && c.var.institution.id !== institutionId) throw new ProblemError('sign-in')
  const institution = c.var.institution ?? (await institutionById(c.var.deps, institutionId))
  if (!institution || !isListed(c, origin, institution.profile.origins)) throw new ProblemError('origin-not-allowed')
  c.set('institution', institution)
  c.set('actor', live.actor)
}

const GATES: Record<Caller, (c: Context<AppEnv>, withFiles: boolean) => Promise<void>> = {
  async anyone() {},
  async 'public-read'(c) {
    c.header('access-control-allow-origin', '*')
  },
  async embed(c) {
    const origin = await wantListed(c)
    wantMediaType(c, 'application/json')
    if (c.req.header('authorization') !== undefined) await wantSession(c, origin)
    await readProven(c, origin)
  },
  async internal(c) {
    const origin = await wantListed(c)
    await readProven(c, origin)
    if (!c.var.proven) throw new ProblemError('proof-needed')
  },
  async candidate(c) {
    const origin = await wantListed(c)
    await wantSession(c, origin)
    if (!isSafe(c.req.method) && c.req.method !== 'DELETE') wantMediaType(c, 'application/json')
  },
  async 'portal-form'(c, withFiles) {
    const origin = c.req.header('origin')
    const own = c.var.deps.config.origin
    if (!isSafe(c.req.method)) {
      if (origin !== own) throw new ProblemError('origin-not-allowed')
      wantMediaType(c, 'application/x-www-form-urlencoded', ...(withFiles ? ['multipart/form-data'] : []))
    }
    c.header('cache-control', 'no-store')
    await institutionOf(c)
  },
  async key(c, withFiles) {
    const origin = c.req.header('origin')
    if (!isSafe(c.req.method) && origin !== undefined && origin !== c.var.deps.config.origin)
      throw new ProblemError('origin-not-allowed')
    c.header('cache-control', 'no-store')
    const token = bearerOf(c)
    const actor = token === undefined ? null : await keyActor(c.var.deps, token)
    if (!actor) throw new ProblemError('sign-in')
    c.set('actor', actor)
    if (c.req.method === 'PATCH') wantMediaType(c, 'application/json', 'application/merge-patch+json')
    else if (!isSafe(c.req.method) && c.req.method !== 'DELETE')
      wantMediaType(c, withFiles ? 'multipart/form-data' : 'application/json')
    const institution = await institutionOf(c)
    if (institution && actor.kind === 'key' && actor.institutionId !== institution.id)
      throw new ProblemError('forbidden')
  },
  async 'one-click'(c) {
    wantMediaType(c, 'application/x-www-form-urlencoded', 'multipart/form-data')
    c.header('cache-control', 'no-store')
    await institutionOf(c)
  },
  async upload(c) {
    const origin = await wantListed(c)
    // No form and no simple request can send this header: a preflight has been passed.
    if (c.req.method !== 'GET' && c.req.header('tus-resumable') !== '1.0.0') throw new ProblemError('malformed')
    if (c.req.method === 'PATCH') wantMediaType(c, 'application/offset+octet-stream')
    if (c.req.method === 'POST') await readProven(c, origin)
  },
  async loopback(c) {
    if (!isLoopback(c)) throw new ProblemError('not-found')
    c.header('cache-control', 'no-store')
  },
}

/** The origin gate and the headers of a caller class, before anything of the request's body is read. */
export const gate =
  (caller: Caller, { carries = false, withFiles = false } = {}): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    // No name of ours holds a zero byte, and PostgreSQL takes it for a broken text.
    if (c.req.url.includes('%00')) throw new ProblemError('malformed')
    try {
      await GATES[caller](c, withFiles)
    } finally {
      // Only beside the one listed origin that the gate has named, never beside `*`; a refusal may be read there too.
      if (carries && c.res.headers.has('access-control-allow-origin'))
        c.header('access-control-allow-credentials', 'true')
    }
    await next()
  }
