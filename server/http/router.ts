import type { HttpBindings } from '@hono/node-server'
import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Actor } from '../actors.ts'
import { LIMITS } from '../contract/limits.ts'
import type { Deps } from '../deps.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import type { Proven } from '../internal/proof.ts'
import { type Caller, gate } from './gate.ts'
import { givesNameTwice } from './json.ts'
import { ProblemError, problemFields } from './problem.ts'

export type AppEnv = {
  Bindings: Partial<HttpBindings>
  Variables: {
    deps: Deps
    requestId: string
    /** When the request began: what a deadline is held against. */
    startedAt: Date
    actor: Actor
    /** Of the path's `{institution}`; set where the caller class looks it up. */
    institution: InstitutionRef
    /** What the page has proven of whoever looks at it, where it says anything. */
    proven?: Proven | undefined
    /** It says something that holds no more. */
    isProofOver?: boolean | undefined
  }
}

/** What a verb is told beside its input. It knows no HTTP. */
export type Call = Pick<AppEnv['Variables'], 'deps' | 'requestId' | 'startedAt' | 'actor' | 'institution' | 'proven'>

/** Every router is made here, so that a failed validation always leaves as a Problem. */
export const newRouter = () =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return
      // The validator hands the input over too; its type does not say so.
      const { data } = result as { data?: unknown }
      throw new ProblemError('invalid', { fields: problemFields(result.error, data) })
    },
  })

const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError('too-large')
    },
  })
const limitText = limitBody(LIMITS.jsonBody)

/** Hands bytes on until there are more than there may be. */
function atMost(most: number): TransformStream<Uint8Array, Uint8Array> {
  let left = most
  return new TransformStream({
    transform(bytes, stream) {
      left -= bytes.length
      if (left < 0) stream.error(new ProblemError('too-large'))
      else stream.enqueue(bytes)
    },
  })
}

/** The same for a form that is read as it comes: one that does not say how long it is is counted, and not waited for. */
const limitForm = (maxSize: number): MiddlewareHandler => {
  const limitKnown = limitBody(maxSize)
  return (c, next) => {
    const { body, headers } = c.req.raw
    if (!body || (headers.has('content-length') && !headers.has('transfer-encoding'))) return limitKnown(c, next)
    const counted = { body: body.pipeThrough(atMost(maxSize)), duplex: 'half' }
    c.req.raw = new Request(c.req.raw, counted)
    return next()
  }
}

/** A form with files may be as large as those; whatever is read whole may not. */
function limitsOf(maxParts: number | undefined): MiddlewareHandler {
  if (maxParts === undefined) return limitText
  const limitParts = limitForm(maxParts)
  return (c, next) =>
    (c.req.header('content-type')?.toLowerCase().startsWith('multipart/form-data') ? limitParts : limitText)(c, next)
}

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/i

/** JSON that gives a name twice is no better than none. */
const onceNamed: MiddlewareHandler = async (c, next) => {
  if (JSON_TYPE.test(c.req.header('content-type') ?? '') && givesNameTwice(await c.req.text()))
    throw new ProblemError('malformed')
  return next()
}

/**
 * Declares a route with its caller class; origin gate, CORS, cache headers and the refusal suite follow from it. One that
 * `carries` reads or sets the cookie which carries a session over a reload: a listed page may send credentials there.
 * `maxParts` is how large a form with files may be; without it, none is taken.
 */
export function declare<
  P extends string,
  R extends Omit<RouteConfig, 'path'> & { path: P; caller: Caller; carries?: boolean; maxParts?: number },
>(config: R) {
  if (config.hide && config.method !== 'get') throw new Error(`${config.path} changes something and may not be hidden`)
  return createRoute<P, R>({
    ...config,
    'x-caller': config.caller,
    ...(config.carries && { 'x-carries': true }),
    ...(config.maxParts !== undefined && { 'x-files': true }),
    middleware: [
      ...[config.middleware ?? []].flat(),
      gate(config.caller, { carries: config.carries, withFiles: config.maxParts !== undefined }),
      limitsOf(config.maxParts),
      ...(config.method === 'get' ? [] : [onceNamed]),
    ],
  })
}
