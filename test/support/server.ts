import { tmpdir } from 'node:os'
import { after } from 'node:test'
import { pino } from 'pino'
import { createApp } from '../../server/app.ts'
import { Profile } from '../../server/contract/settings.ts'
import type { Deps, MailMessage } from '../../server/deps.ts'
import { FetchFailed } from '../../server/feeds/fetch.ts'
import { createInstitution } from '../../server/institutions/create.ts'
import { deriveKeys } from '../../server/keys.ts'
import { openTestDatabase } from './database.ts'
import { memoryStore } from './files.ts'

export const ADMIN_KEY = 'test-admin-key-0123456789-0123456789'
export const ORIGIN = 'http://localhost:4000'
/** The page that the tags stand on in tests; listed in every test institution's profile. */
export const PAGE_ORIGIN = 'https://www.styrelsen.example'
/** Friday 20 November 2026, 9.00 in Copenhagen. */
export const NOW = new Date('2026-11-20T08:00:00.000Z')

/** Other systems' documents by their addresses, and every address that was asked for. */
function outside() {
  type Given = { body: string | Uint8Array; contentType?: string; etag?: string; lastModified?: string }
  const documents = new Map<string, Given | FetchFailed>()
  const asked: string[] = []
  const fetchDocument: Deps['fetchDocument'] = async (address, { validators = {}, signal } = {}) => {
    if (signal?.aborted) throw new FetchFailed('interrupted')
    asked.push(address)
    const given = documents.get(address) ?? new FetchFailed('answered-404')
    if (given instanceof FetchFailed) throw given
    const { body, contentType = 'application/json', etag, lastModified } = given
    if (etag !== undefined && etag === validators.etag) return { isModified: false }
    return {
      isModified: true,
      document: { address, contentType, bytes: typeof body === 'string' ? Buffer.from(body) : body },
      validators: { ...(etag && { etag }), ...(lastModified && { lastModified }) },
    }
  }
  return { documents, asked, fetchDocument }
}

/**
 * What a server test works with: the app, its parts, and a clock that stands still until it is set. `parts`: a database or a
 * store of the test's own.
 */
export async function testServer(
  config: Partial<Deps['config']> = {},
  parts: Partial<Pick<Deps, 'database' | 'files' | 'jobnet'>> = {},
) {
  const database = parts.database ?? (await openTestDatabase())
  const mails: MailMessage[] = []
  const logged: string[] = []
  const { documents, asked, fetchDocument } = outside()
  const clock = { now: NOW }
  const store = memoryStore(() => clock.now)
  let count = 0
  const deps: Deps = {
    database,
    db: database.db,
    mailer: { send: async (mail) => void mails.push(mail), close: async () => {} },
    fetchDocument,
    files: parts.files ?? store,
    scanner: null,
    jobnet: parts.jobnet ?? null,
    keys: deriveKeys('test-keys-0123456789-0123456789-0123'),
    now: () => clock.now,
    newId: () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`,
    log: pino({ level: 'debug' }, { write: (line) => void logged.push(line) }),
    config: {
      origin: ORIGIN,
      production: false,
      adminKey: ADMIN_KEY,
      proxyHops: 0,
      operator: 'Testdrift',
      mailFrom: 'no-reply@localhost',
      inbox: null,
      dataFolder: tmpdir(),
      embed: 'dist/embed',
      feedHosts: [],
      ...config,
    },
  }
  const app = createApp(deps)
  after(() => database.close())
  let institutions = 0
  /** A new institution of its own for a test. */
  const newInstitution = async (profile: Partial<Profile> = {}) =>
    createInstitution(
      { deps, actor: { kind: 'system' }, requestId: 'set-up' },
      {
        isLive: true,
        slug: `styrelse-${++institutions}`,
        profile: Profile.parse({
          name: { da: `Styrelse ${institutions}`, en: `Agency ${institutions}` },
          origins: [PAGE_ORIGIN],
          contact: { name: 'HR', email: 'hr@styrelsen.example', phone: '00 00 00 00' },
          ...profile,
        }),
      },
    )
  return { app, deps, db: database.db, mails, logged, clock, documents, asked, store, newInstitution }
}

/** A request that changes something with the operator's key. */
export const withKey = (body: unknown, method = 'PUT', key = ADMIN_KEY): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
  ...(body !== undefined && { body: JSON.stringify(body) }),
})

/** A read with the operator's key. */
export const reading = (key = ADMIN_KEY): RequestInit => ({ headers: { authorization: `Bearer ${key}` } })

/** What an element on the institution's page sends. */
export const fromPage = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: PAGE_ORIGIN, ...headers },
  body: JSON.stringify(body),
})
