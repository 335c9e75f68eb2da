import type { Logger } from 'pino'
import type { Database, Db } from './db/client.ts'
import type { Failpoint } from './failpoints.ts'
import type { FetchDocument } from './feeds/fetch.ts'
import type { Scanner } from './files/scan/scanner.ts'
import type { FileStore } from './files/store/store.ts'
import type { JobannonceService } from './jobnet/service.ts'
import type { Keys } from './keys.ts'

/** A mail ready to leave: one recipient, a complete plain part beside the HTML. */
export type MailMessage = {
  messageId: string
  to: { name: string; address: string }
  from: { name: string; address: string }
  replyTo?: { name: string; address: string } | undefined
  subject: string
  text: string
  html: string
  language: 'da' | 'en'
  /** Where one POST without cookies stops mails of this kind (RFC 8058). */
  listUnsubscribe?: { url: string } | undefined
}

/**
 * Hands a mail on. Throws when it was not taken; `permanent` on the error says that trying again is of no use, and
 * `isNobodyThere` that there is nobody at the address.
 */
export type Mailer = { send(mail: MailMessage): Promise<void>; close(): Promise<void> }

/** Everything from outside that the server's code uses. */
export type Deps = {
  db: Db
  database: Database
  mailer: Mailer
  /** The way out to other systems' feeds. */
  fetchDocument: FetchDocument
  /** Where the bytes of documents stand, encrypted. */
  files: FileStore
  /** Null: a file is clean when its content has been checked. */
  scanner: Scanner | null
  /** STAR's service for ads on Jobnet; null: this server has no connection to it. */
  jobnet: JobannonceService | null
  keys: Keys
  now: () => Date
  /** A UUID; time-ordered in production. */
  newId: () => string
  log: Logger
  /** Dies at a point of a submit, where that is being measured; never in production. */
  failAt?: ((point: Failpoint) => void) | undefined
  config: {
    /** Our public origin, e.g. `https://jobs.example.dk`. */
    origin: string
    production: boolean
    adminKey: string
    /** How many proxies in front of us write `X-Forwarded-For`. */
    proxyHops: number
    /** Who runs this server. */
    operator: string
    /** Sender of all mail. */
    mailFrom: string
    /** Where the development inbox keeps its mails; null in production. */
    inbox: string | null
    /** Where this server keeps files: its disk is watched. */
    dataFolder: string
    /** Folder of the built elements, `<version>/opslag.js` below it. */
    embed: string
    /** `host:port`, or `slug=host:port` for one institution, that may be asked though it is not public (`rulesFor`). */
    feedHosts: readonly string[]
  }
}
