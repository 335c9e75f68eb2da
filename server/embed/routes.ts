import type { Context } from 'hono'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { encodingFor, holdsTag } from '../http/encoding.ts'
import { ProblemError } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { type BuiltFile, builtFiles } from './files.ts'

const NEVER_CHANGES = 'public, max-age=31536000, immutable'
/** The newest version: a page may be five minutes behind, and goes on with what it has for a day when we are away. */
const NEWEST = 'public, max-age=300, stale-if-error=86400'

const get = <P extends string, S extends z.ZodRawShape>(path: P, shape: S) =>
  declare({
    method: 'get',
    path,
    caller: 'public-read',
    hide: true,
    request: { params: z.object(shape) },
    responses: { 200: { description: 'A built file of the elements.' } },
  })

function answer(c: Context<AppEnv>, file: BuiltFile, cache: string) {
  const encoding = encodingFor(c.req.header('accept-encoding'))
  const tag = `"${file.hash}-${encoding}"`
  c.header('cache-control', cache)
  c.header('etag', tag)
  c.header('vary', 'Accept-Encoding')
  // Pages of other sites load it, also those that ask for isolation (COEP) or measure what they load.
  c.header('cross-origin-resource-policy', 'cross-origin')
  c.header('timing-allow-origin', '*')
  if (holdsTag(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  c.header('content-type', file.type)
  if (encoding !== 'identity') c.header('content-encoding', encoding)
  return c.body(file.bytes[encoding])
}

/** Serves the built elements: each version for ever, and the newest one under an address without a version. */
export function embedRoutes({ config }: Pick<Deps, 'config'>) {
  const files = builtFiles(config.embed)
  const send = async (c: Context<AppEnv>, found: Promise<BuiltFile | null>, cache: string) => {
    const file = await found
    if (file) return answer(c, file, cache)
    if (files.isBuilt()) throw new ProblemError('not-found')
    return c.text('The elements have not been built on this server: run `npm run build`.\n', 503, {
      'cache-control': 'no-store',
      'retry-after': '30',
    })
  }
  const file = z.string()
  return newRouter()
    .openapi(get('/embed/opslag.js', {}), (c) => send(c, files.newest('opslag.js'), NEWEST))
    .openapi(get('/embed/frame.js', {}), (c) => send(c, files.newest('frame.js'), NEWEST))
    .openapi(get('/embed/chunks/{file}', { file }), (c) =>
      send(c, files.newest(`chunks/${c.req.valid('param').file}`), NEVER_CHANGES),
    )
    .openapi(get('/embed/{version}/{file}', { version: z.string(), file }), (c) => {
      const { version, file } = c.req.valid('param')
      return send(c, files.fileOf(version, file), NEVER_CHANGES)
    })
    .openapi(get('/embed/{version}/chunks/{file}', { version: z.string(), file }), (c) => {
      const { version, file } = c.req.valid('param')
      return send(c, files.fileOf(version, `chunks/${file}`), NEVER_CHANGES)
    })
}
