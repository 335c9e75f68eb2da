import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import * as z from 'zod'
import { PROBLEM_STATUS, type ProblemCode } from '../contract/problem.ts'
import { ProblemError } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { type ApiDocument, apiPage, problemPage } from './page.ts'

const page = <P extends string, S extends z.ZodObject>(path: P, shape: S) =>
  declare({
    method: 'get',
    path,
    caller: 'anyone',
    hide: true,
    request: { params: shape },
    responses: { 200: { description: 'A page to read.' } },
  })

async function send(c: Context<AppEnv>, make: (nonce: string) => ReturnType<typeof apiPage>) {
  const nonce = randomBytes(16).toString('base64')
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  c.header('cache-control', 'no-cache')
  return c.html(await make(nonce))
}

const isCode = (text: string): text is ProblemCode => Object.hasOwn(PROBLEM_STATUS, text)

/** The API's documentation. `api` gives its OpenAPI document once all routes are declared. */
export const docsRoutes = (api: () => object) =>
  newRouter()
    .openapi(page('/docs', z.object({})), (c) => send(c, (nonce) => apiPage(api() as ApiDocument, nonce)))
    .openapi(page('/docs/problems/{code}', z.object({ code: z.string() })), (c) => {
      const { code } = c.req.valid('param')
      if (!isCode(code)) throw new ProblemError('not-found')
      return send(c, (nonce) => problemPage(code, nonce))
    })
