import type { HttpBindings } from '@hono/node-server'
import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Actor } from '../actors.ts'
import { LIMITS } from '../contract/limits.ts'
import type { Deps } from '../deps.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import { type Caller, gate } from './gate.ts'
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
  }
}

/** What a verb is told beside its input. It knows no HTTP. */
export type Call = Pick<AppEnv['Variables'], 'deps' | 'requestId' | 'startedAt' | 'actor' | 'institution'>

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

const limitedTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError('too-large')
    },
  })
const limitBody = limitedTo(LIMITS.jsonBody)
const limitFiles = limitedTo(LIMITS.documents * LIMITS.documentBytes + LIMITS.jsonBody)
/** Files come whole only with a form of our own, and only with a length: without one the body would be held to find out. */
const limitForm: MiddlewareHandler<AppEnv> = (c, next) =>
  /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '') && c.req.header('content-length') !== undefined
    ? limitFiles(c, next)
    : limitBody(c, next)

/**
 * Declares a route with its caller class; origin gate, CORS, cache headers and the refusal suite follow from it. One that
 * `carries` reads or sets the cookie which carries a session over a reload: a listed page may send credentials there.
 */
export function declare<
  P extends string,
  R extends Omit<RouteConfig, 'path'> & { path: P; caller: Caller; carries?: boolean },
>(config: R) {
  if (config.hide && config.method !== 'get') throw new Error(`${config.path} changes something and may not be hidden`)
  return createRoute<P, R>({
    ...config,
    'x-caller': config.caller,
    ...(config.carries && { 'x-carries': true }),
    middleware: [
      ...[config.middleware ?? []].flat(),
      gate(config.caller, config.carries),
      config.caller === 'portal-form' ? limitForm : limitBody,
    ],
  })
}
