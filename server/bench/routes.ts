import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Context } from 'hono'
import * as z from 'zod'
import { benchPolicy, ownPagePolicy } from '../contract/bench-policy.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

const get = <P extends string, S extends z.ZodRawShape>(address: P, shape: S) =>
  declare({
    method: 'get',
    path: address,
    caller: 'anyone',
    hide: true,
    request: { params: z.object(shape) },
    responses: { 200: { description: 'A part of the designer’s bench.' } },
  })

/**
 * Serves the designer's bench from the API's own origin, where a key may be typed: no other site's page takes part in it, and no
 * request with a key crosses an origin, so that the gate of keys stays as it is. The demo site serves the same files without.
 */
export function benchRoutes({ config }: Pick<Deps, 'config'>) {
  // Beside the elements that have been built.
  const home = path.resolve(config.embed, '../bench')

  async function send(c: Context<AppEnv>, name: string) {
    const type = Object.hasOwn(TYPES, path.extname(name)) ? TYPES[path.extname(name)] : undefined
    const bytes = type && /^(?:[\w-]+\/)?[\w-]+\.\w+$/.test(name) ? await read(path.join(home, name)) : null
    if (!bytes || !type) throw new ProblemError('not-found')
    c.header('content-type', type)
    // The names of the parts do not say what is in them.
    c.header('cache-control', 'no-cache')
    // The page that is pasted is an origin of its own, and its script comes from here.
    c.header('cross-origin-resource-policy', name === 'own-page.js' ? 'cross-origin' : 'same-origin')
    if (!name.endsWith('.html')) return c.body(bytes)
    const { origin } = config
    const site = c.req.query('site') ?? null
    const policy = name.endsWith('own-page.html')
      ? ownPagePolicy({ own: origin, api: origin, site })
      : benchPolicy(origin.startsWith('https:'))
    c.header('content-security-policy', policy)
    return c.body(new TextDecoder().decode(bytes).replaceAll('{{api}}', origin))
  }

  const file = z.string()
  return newRouter()
    .openapi(get('/bench', {}), (c) => c.redirect('/bench/', 308))
    .openapi(get('/bench/', {}), (c) => send(c, 'index.html'))
    .openapi(get('/bench/en/', {}), (c) => send(c, 'en/index.html'))
    .openapi(get('/bench/{file}', { file }), (c) => send(c, c.req.valid('param').file))
    .openapi(get('/bench/fonts/{file}', { file }), (c) => send(c, `fonts/${c.req.valid('param').file}`))
}

async function read(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(file))
  } catch {
    return null
  }
}
