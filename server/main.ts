import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { type Database, openEmbedded, openPostgres, SuperuserRefused } from './db/client.ts'
import { FolderInUse } from './db/lock.ts'
import type { Deps } from './deps.ts'
import { type Env, EnvError, readEnv } from './env.ts'
import { killAt } from './failpoints.ts'
import { safeFetch } from './feeds/fetch.ts'
import { scannerAt } from './files/scan/clamd.ts'
import { storeAt } from './files/store/open.ts'
import { elements } from './fragments/elements.ts'
import { jobnetAt } from './jobnet/connect.ts'
import { validUntil } from './jobnet-connection.ts'
import { deriveKeys } from './keys.ts'
import { inboxMailer } from './mail/inbox.ts'
import { smtpMailer } from './mail/smtp.ts'
import { startQueue } from './queue/queue.ts'
import { seedDemo } from './seed/seed.ts'

/** How long a stopping server waits for answers that are under way. */
const STOP_MS = 10_000

/** Ours, from beside the sources or from above the built server. */
const PACKAGE = ['../package.json', '../../package.json']
  .map((file) => path.join(import.meta.dirname, file))
  .find((file) => existsSync(file)) as string
const { version: VERSION } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }

/** A UUID, version 7 (RFC 9562): ids sort by when they were made. */
function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const openDatabase = (env: Env): Promise<Database> =>
  env.databaseUrl ? openPostgres(env.databaseUrl, { production: env.production }) : openEmbedded(env.dataFolder)

async function start(env: Env) {
  const log = pino({ level: process.env.OPSLAG_LOG ?? (env.production ? 'info' : 'warn'), base: null })
  const database = await openDatabase(env)
  const inbox = env.production ? null : path.join(env.dataFolder, 'mail')
  const deps: Deps = {
    database,
    db: database.db,
    mailer: env.smtpUrl
      ? smtpMailer(env.smtpUrl, { isOpenAllowed: !env.production })
      : inboxMailer(path.join(env.dataFolder, 'mail')),
    fetchDocument: safeFetch({
      production: env.production,
      feedHosts: env.feedHosts,
      userAgent: `Opslag/${VERSION} (+${env.origin})`,
    }),
    files: storeAt(env.filesUrl, env.dataFolder),
    scanner: env.clamdUrl ? scannerAt(env.clamdUrl) : null,
    jobnet: env.jobnet ? jobnetAt(env.jobnet) : null,
    keys: deriveKeys(env.keys),
    now: () => new Date(),
    newId,
    log,
    failAt: env.production ? undefined : killAt(process.env.OPSLAG_FAIL_AT),
    config: {
      origin: env.origin,
      production: env.production,
      adminKey: env.adminKey,
      proxyHops: env.proxyHops,
      operator: env.operator,
      mailFrom: env.mailFrom,
      inbox,
      dataFolder: env.dataFolder,
      embed: path.resolve(process.env.OPSLAG_EMBED ?? 'dist/embed'),
      feedHosts: env.feedHosts,
    },
  }
  if (env.jobnet && validUntil(env.jobnet) < deps.now()) log.error('jobnet-certificate-expired')
  const demoOrigin = `http://127.0.0.1:${process.env.DEMO_PORT ?? env.port + 1}`
  if (!env.production) await seedDemo(deps, { demoOrigin, pictures: true })
  const queue = startQueue(deps)
  // A CV over a poor line takes longer than Node's five minutes for a whole request.
  const server = serve({
    fetch: createApp(deps).fetch,
    port: env.port,
    hostname: env.host,
    // And so much of a body is held before anybody has read it: in one-byte pieces it takes a hundred times its room.
    serverOptions: { requestTimeout: 30 * 60_000, headersTimeout: 30_000, highWaterMark: 16_384 },
  })
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
  if (env.adminKeyIsNew)
    process.stdout.write(`Admin key, made at this first start and kept in ${env.dataFolder}: ${env.adminKey}\n`)
  log.info({ port: env.port }, 'listening')
  // Loaded before the first page or fragment wants them; one that does wait says what is wrong.
  elements().catch(() => {})

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    // Nothing new is taken; what has been asked for is answered before the database goes.
    const answered = new Promise<void>((resolve) => server.close(() => resolve()))
    const letGo = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50)
    await Promise.race([answered, pause(STOP_MS)])
    clearInterval(letGo)
    await queue.stop()
    await deps.mailer.close()
    await database.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

try {
  await start(readEnv())
} catch (error) {
  const expected = error instanceof EnvError || error instanceof FolderInUse || error instanceof SuperuserRefused
  const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  const said = inUse ? 'The port is in use by another program: set PORT to a free one.' : (error as Error).message
  process.stderr.write(`${expected || inUse ? said : (error as Error).stack}\n`)
  process.exit(1)
}
