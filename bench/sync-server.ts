import { createInterface } from 'node:readline'
import { serve } from '@hono/node-server'
import { createApp } from '../server/app.ts'
import { openPostgres } from '../server/db/client.ts'
import { runDueFeeds } from '../server/feeds/schedule.ts'
import { benchDeps } from './deps.ts'
import { makeInstitutions, otherSystems } from './other-systems.ts'

// A server that answers and synchronises in one process, as it does where it is run: `sync-server.ts <database>`. A line on its
// standard input has all feeds brought to that version; a line on its standard output says that they are.
const database = await openPostgres(process.argv[2] as string, { production: true })
const clock = { ahead: 0 }
const start = new Date()
const others = otherSystems(start)
const deps = benchDeps(database, {
  fetchDocument: others.fetchDocument,
  now: () => new Date(Date.now() + clock.ahead),
})
await makeInstitutions(deps, true)
serve({ fetch: createApp(deps).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`))
for await (const line of createInterface({ input: process.stdin })) {
  others.bring(Number(line))
  const began = performance.now()
  await runDueFeeds(deps, new AbortController().signal)
  clock.ahead += 2 * 3_600_000
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)}\n`)
}
await database.close()
process.exit(0)
