import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type JobnetConnection, jobnetIn } from './jobnet-connection.ts'

/** What the environment decides; the README's table says what each name is for. */
export type Env = {
  port: number
  host: string
  origin: string
  production: boolean
  dataFolder: string
  databaseUrl: string | null
  smtpUrl: string | null
  clamdUrl: string | null
  /** An S3 bucket for documents; null: a folder beside the rest. */
  filesUrl: string | null
  keys: string
  adminKey: string
  /** True when the admin key was made by this start and must be shown once. */
  adminKeyIsNew: boolean
  proxyHops: number
  operator: string
  mailFrom: string
  /** `host:port`, or `slug=host:port` for one institution, that may be asked though it is not public, by plain http too. */
  feedHosts: string[]
  /** STAR's service for ads on Jobnet; null: no connection to it. */
  jobnet: JobnetConnection | null
}

/** Something the server cannot start without, or a value that is none; one sentence each. */
export class EnvError extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/** A secret of development, made at the first start and kept in the data folder for this user only. */
function keptSecret(folder: string, name: string): { value: string; isNew: boolean } {
  const file = path.join(folder, name)
  if (existsSync(file)) return { value: readFileSync(file, 'utf8').trim(), isNew: false }
  mkdirSync(folder, { recursive: true })
  const value = randomBytes(32).toString('base64url')
  writeFileSync(file, `${value}\n`, { mode: 0o600, flag: 'wx' })
  return { value, isNew: true }
}

/**
 * Reads the environment.
 * @throws EnvError naming everything that is missing or wrong, so that one start tells all of it.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const faults: string[] = []
  const text = (name: string) => source[name]?.trim() || null
  const number = (name: string, standard: number, max: number) => {
    const value = text(name)
    if (value === null) return standard
    if (/^\d{1,5}$/.test(value) && Number(value) <= max) return Number(value)
    faults.push(`${name} must be a whole number from 0 to ${max}, not "${value}".`)
    return standard
  }
  const production = source.NODE_ENV === 'production'
  const port = number('PORT', 4000, 65_535)
  const proxyHops = number('OPSLAG_PROXY_HOPS', 0, 10)
  const dataFolder = path.resolve(text('OPSLAG_DATA') ?? 'data')
  const origin = text('OPSLAG_ORIGIN') ?? `http://localhost:${port}`
  const url = URL.parse(origin)
  if (!url || url.origin !== origin) faults.push('OPSLAG_ORIGIN must be an origin such as https://jobs.example.dk.')
  const databaseUrl = text('DATABASE_URL')
  const smtpUrl = text('SMTP_URL')
  const clamdUrl = text('CLAMD_URL')
  const filesUrl = text('FILES_URL')
  if (smtpUrl && !/^smtps?:\/\//.test(smtpUrl)) faults.push('SMTP_URL must start with smtp:// or smtps://.')
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) faults.push('DATABASE_URL must start with postgres://.')
  if (clamdUrl && clamdUrl !== 'none' && !/^(?:tcp:\/\/[^\s:/]+:\d{1,5}\/?|(?:unix:)?\/\S+)$/.test(clamdUrl))
    faults.push('CLAMD_URL must be tcp://host:port, the path of a socket, or the word none.')
  if (filesUrl && !/^s3(?:\+http)?:\/\/[^\s:@/]+:[^\s@/]+@[^\s/]+\/[\w.-]+(?:\?\S*)?$/.test(filesUrl))
    faults.push('FILES_URL must be like s3://key:secret@host/bucket?region=eu-north-1.')
  if (production) {
    const wanted = {
      DATABASE_URL: 'a PostgreSQL role that is no superuser',
      SMTP_URL: 'the mail server',
      OPSLAG_KEYS: 'a long random text from which every secret is derived',
      OPSLAG_ORIGIN: 'the public address, with https',
      OPSLAG_ADMIN_KEY: 'a long random text',
      CLAMD_URL: 'the virus scanner, or the word none',
    }
    for (const [name, what] of Object.entries(wanted)) if (!text(name)) faults.push(`${name} is missing: ${what}.`)
    if (text('OPSLAG_ORIGIN') && url?.protocol !== 'https:') faults.push('OPSLAG_ORIGIN must use https in production.')
  }
  const feedHosts = (text('OPSLAG_FEED_HOSTS')?.toLowerCase() ?? '').split(/[\s,]+/).filter(Boolean)
  for (const host of feedHosts)
    if (
      !/^(?:[a-z0-9][a-z0-9-]*=)?(?:[a-z0-9.-]+|\[[0-9a-f:.]+\]):\d{1,5}$/.test(host) ||
      Number(host.split(':').at(-1)) > 65_535
    )
      faults.push(
        `OPSLAG_FEED_HOSTS must be hosts with their ports, such as styrelsen=hr.internal:8080 for one institution or hr.internal:8080 for all of them, not "${host}".`,
      )
  const jobnet = jobnetIn(text, faults)
  // Several keys stand with spaces between, the newest first: each is as long.
  for (const name of ['OPSLAG_KEYS', 'OPSLAG_ADMIN_KEY'])
    if (
      text(name)
        ?.split(name === 'OPSLAG_KEYS' ? /\s+/ : /$/)
        .some((key) => key.length < 32)
    )
      faults.push(`${name} must be at least 32 characters long.`)
  if (faults.length > 0) throw new EnvError(faults)
  const adminKey = text('OPSLAG_ADMIN_KEY')
  const kept = adminKey ? { value: adminKey, isNew: false } : keptSecret(dataFolder, 'admin-key')
  return {
    port,
    host: text('HOST') ?? '127.0.0.1',
    origin,
    production,
    dataFolder,
    databaseUrl,
    smtpUrl,
    clamdUrl: clamdUrl === 'none' ? null : clamdUrl,
    filesUrl,
    keys: text('OPSLAG_KEYS') ?? keptSecret(dataFolder, 'keys').value,
    adminKey: kept.value,
    adminKeyIsNew: kept.isNew,
    proxyHops,
    operator: text('OPSLAG_OPERATOR') ?? 'Opslag',
    mailFrom: text('OPSLAG_MAIL_FROM') ?? `no-reply@${url?.hostname ?? 'localhost'}`,
    feedHosts,
    jobnet,
  }
}
