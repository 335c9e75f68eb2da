import { pino } from 'pino'
import type { Database } from '../server/db/client.ts'
import type { Deps } from '../server/deps.ts'
import { deriveKeys } from '../server/keys.ts'
import { memoryStore } from '../test/support/files.ts'

/** What the server's code uses while it is measured: a real database, and nothing else from outside. */
export const benchDeps = (database: Database, own: Partial<Deps> = {}): Deps => ({
  database,
  db: database.db,
  mailer: { send: async () => {}, close: async () => {} },
  fetchDocument: async () => ({ isModified: false }),
  files: memoryStore(() => new Date()),
  scanner: null,
  jobnet: null,
  keys: deriveKeys('bench-keys-0123456789-0123456789'),
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
  log: pino({ level: 'silent' }),
  config: {
    origin: 'http://localhost:4000',
    production: false,
    adminKey: 'bench-admin-0123456789-0123456789',
    proxyHops: 0,
    operator: 'Bench',
    mailFrom: 'no-reply@localhost',
    inbox: null,
    dataFolder: 'data',
    embed: 'dist/embed',
    feedHosts: [],
  },
  ...own,
})
