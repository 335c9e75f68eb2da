import { setTimeout as pause } from 'node:timers/promises'
import { ne } from 'drizzle-orm'
import { createApp } from '../server/app.ts'
import { Profile } from '../server/contract/settings.ts'
import { openEmbedded, openPostgres } from '../server/db/client.ts'
import { outbox } from '../server/db/schema/index.ts'
import { asSystem } from '../server/db/scope.ts'
import { createInstitution } from '../server/institutions/create.ts'
import { deriveKeys } from '../server/keys.ts'
import { LEASE_MS } from '../server/queue/claim.ts'
import { SEATS } from '../server/queue/seats.ts'
import { application, apply, newJob } from '../test/server/applications/recruitment.ts'
import { badMailServer } from '../test/support/bad-mail-server.ts'
import { removeFolder, scratchFolder, startBuilt } from '../test/support/built-server.ts'
import { createDatabase, startPostgres } from '../test/support/postgres.ts'
import { PAGE_ORIGIN } from '../test/support/server.ts'
import { benchDeps } from './deps.ts'
import { printTable } from './table.ts'

const KILLS = Number(process.env.KILLS ?? 20)
const MAILS = Math.min(280, KILLS * 12)
const KEYS = 'kills-keys-0123456789-0123456789-0123456789'
const SENDING_MS = 20

async function measure(name: string, databaseUrl: string | null) {
  const folder = scratchFolder()
  const open = () => (databaseUrl ? openPostgres(databaseUrl, { production: true }) : openEmbedded(folder))
  const mail = await badMailServer()
  mail.state.takesMs = SENDING_MS
  const env = { OPSLAG_KEYS: KEYS, SMTP_URL: mail.url, ...(databaseUrl && { DATABASE_URL: databaseUrl }) }
  try {
    // The first start seeds.
    await (await startBuilt(folder, env)).stop()
    const database = await open()
    const deps = benchDeps(database, { keys: deriveKeys(KEYS) })
    const by = { deps, actor: { kind: 'system' } as const, requestId: 'bench' }
    const profile = Profile.parse({ name: { da: 'Styrelsen' }, origins: [PAGE_ORIGIN] })
    const institution = await createInstitution(by, { isLive: true, slug: 'styrelsen', profile })
    const job = await newJob({ db: deps.db, deps }, institution)
    const app = createApp(deps)
    for (let n = 0; n < MAILS; n++) {
      const res = await apply({ app }, institution, job.id, application({}, { email: `applicant-${n}@example.dk` }))
      if (res.status !== 201) throw new Error(`apply: ${res.status} ${await res.text()}`)
    }
    await database.close()
    const before = mail.taken.length
    for (let run = 0; run < KILLS; run++) {
      const from = mail.taken.length
      const server = await startBuilt(folder, env)
      // In the middle of sending: after a few more have been taken, and before the last of those is marked.
      const few = 1 + Math.floor(Math.random() * 6)
      for (let waited = 0; mail.taken.length < from + few && waited < 30_000; waited += 1) await pause(1)
      await server.kill()
    }
    await pause(LEASE_MS)
    const server = await startBuilt(folder, env)
    const unique = () => new Set(mail.taken.slice(before).map(({ messageId }) => messageId)).size
    for (let waited = 0; unique() < MAILS && waited < 120_000; waited += 100) await pause(100)
    // Whatever was taken and not marked comes again when its lease has run out.
    await pause(10_000)
    await server.stop()
    const after = await open()
    const left = await asSystem(after.db, (tx) => tx.$count(outbox, ne(outbox.status, 'sent')))
    await after.close()
    const copies = new Map<string, number>()
    for (const { messageId } of mail.taken.slice(before)) copies.set(messageId, (copies.get(messageId) ?? 0) + 1)
    const again = [...copies.values()].reduce((sum, many) => sum + many - 1, 0)
    return { name, kills: KILLS, lost: MAILS - copies.size, left, again, most: Math.max(...copies.values()) }
  } finally {
    await mail.close()
    removeFolder(folder)
  }
}

/** `kill -9` in the middle of sending: nothing may be lost, and only what was on its way may come again, once. */
export async function benchSendingKills(): Promise<void> {
  const cluster = await startPostgres()
  try {
    const { url } = await createDatabase(cluster.adminUrl)
    const found = [await measure(`PostgreSQL ${cluster.version}`, url), await measure('PGlite', null)]
    const onTheirWay = KILLS * SEATS.length
    printTable(
      `kill -9 in the middle of sending ${MAILS} mails`,
      ['database', 'kills', 'lost', 'not marked', 'came again', 'most copies of one'],
      found.map(({ name, kills, lost, left, again, most }) => [name, kills, lost, left, again, most]),
    )
    if (found.some(({ lost, left, again, most }) => lost > 0 || left > 0 || most > 2 || again > onTheirWay))
      throw new Error('sending-kills: a mail was lost, or came more than once more')
  } finally {
    await cluster.stop()
  }
}
