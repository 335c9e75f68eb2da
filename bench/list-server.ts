import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createApp } from '../server/app.ts'
import { JobQuery } from '../server/contract/job.ts'
import { openPostgres } from '../server/db/client.ts'
import { publicCache } from '../server/http/public-cache.ts'
import { listJobs } from '../server/jobs/list.ts'
import { benchDeps } from './deps.ts'

// One way of serving the list, on a port of its own: `node bench/list-server.ts <way> <database> <slug>`.
const [way = '', url = '', slug = ''] = process.argv.slice(2)
const database = await openPostgres(url, { production: true })
const deps = benchDeps(database)
const query = JobQuery.parse({})
const list = async () => (await listJobs(deps, slug, query)).body
const app = createApp(deps)
const cache = publicCache(database)

const ways: Record<string, () => { fetch: (request: Request) => Response | Promise<Response> } | null> = {
  node: () => null,
  hono: () => new Hono().get('*', async (c) => c.body(await list(), 200, { 'content-type': 'application/json' })),
  'opslag-uncached': () => ({
    fetch(request) {
      cache.dropAll()
      return app.fetch(request)
    },
  }),
  'opslag-cached': () => app,
}
const served = ways[way]?.()
const ready = (port: number) => process.stdout.write(`${port}\n`)
if (served) serve({ fetch: served.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => ready(port))
else {
  const bare = createServer(async (_, res) => {
    res.setHeader('content-type', 'application/json')
    res.end(await list())
  })
  bare.listen(0, '127.0.0.1', () => ready((bare.address() as { port: number }).port))
}
