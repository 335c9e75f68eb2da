import { createInterface } from 'node:readline'
import { serve } from '@hono/node-server'
import { createApp } from '../server/app.ts'
import { Profile } from '../server/contract/settings.ts'
import { openPostgres } from '../server/db/client.ts'
import { runDueFeeds } from '../server/feeds/schedule.ts'
import { createInstitution } from '../server/institutions/create.ts'
import { putSetting } from '../server/settings/put.ts'
import { benchDeps } from './deps.ts'
import { documentOf, INSTITUTIONS } from './feeds.ts'

// A server that answers and synchronises in one process, as it does where it is run: `sync-server.ts <database>`. A line on its
// standard input has all feeds brought to that version; a line on its standard output says that they are.
const database = await openPostgres(process.argv[2] as string, { production: true })
const clock = { ahead: 0 }
const start = new Date()
let documents: Buffer[] = []
const deps = benchDeps(database, {
  fetchDocument: async (address) => ({
    isModified: true,
    document: {
      address,
      contentType: 'application/json',
      bytes: documents[Number(new URL(address).pathname.slice(1))] as Buffer,
    },
    validators: {},
  }),
  now: () => new Date(Date.now() + clock.ahead),
})
const system = { deps, actor: { kind: 'system' } as const, requestId: 'bench', startedAt: start }
for (let n = 0; n < INSTITUTIONS; n++) {
  const profile = Profile.parse({ name: { da: `Kommune ${n}` }, contact: { name: 'HR' } })
  const institution = await createInstitution(system, { slug: `kommune-${n}`, profile, isLive: true })
  const feeds = [{ source: 'hr', format: 'opslag', address: `https://hr.example/${n}` }]
  await putSetting({ ...system, institution }, 'feeds', { ifMatch: '"0"', input: { feeds } })
}
serve({ fetch: createApp(deps).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`))
for await (const line of createInterface({ input: process.stdin })) {
  documents = Array.from({ length: INSTITUTIONS }, (_, n) => documentOf(n, Number(line), start))
  const began = performance.now()
  await runDueFeeds(deps, new AbortController().signal)
  clock.ahead += 2 * 3_600_000
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)}\n`)
}
await database.close()
process.exit(0)
