import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { ApplicationReceipt } from '../server/contract/application.ts'
import { UploadState } from '../server/contract/document.ts'
import { Job } from '../server/contract/job.ts'
import { type Database, openEmbedded, openPostgres } from '../server/db/client.ts'
import {
  applicationEvents,
  applications,
  documents,
  idempotencyKeys,
  outbox,
  recruitmentCases,
} from '../server/db/schema/index.ts'
import { asSystem } from '../server/db/scope.ts'
import { FAILPOINTS } from '../server/failpoints.ts'
import { bytesOf } from '../server/files/records.ts'
import { storeAt } from '../server/files/store/open.ts'
import { deriveKeys } from '../server/keys.ts'
import { removeFolder, scratchFolder, startBuilt } from '../test/support/built-server.ts'
import { pdf } from '../test/support/documents.ts'
import { createDatabase, startPostgres } from '../test/support/postgres.ts'
import { benchDeps } from './deps.ts'
import { printTable } from './table.ts'

const KILLS = Number(process.env.KILLS ?? 200)
/** Sending at once when the server is killed: one meets the point, the others whatever they are at. */
const SENDING = 3
/** Longer than the server keeps a dead request's key for it. */
const PATIENCE_MS = 120_000
const KEYS = 'kills-keys-0123456789-0123456789-0123456789'
const SLUG = 'cykelstyrelsen'
/** The demo's job that wants two documents and asks every kind of question. */
const AD = 'cs-504'

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const base64 = (text: string) => Buffer.from(text).toString('base64')
const isAway = (error: unknown) => error instanceof TypeError || (error as Error).name === 'TimeoutError'

/** Somebody who applies once, and asks again with the same key until the receipt is there. */
class Applicant {
  readonly email: string
  readonly files: { name: string; content: Buffer; path?: string; id?: string }[]
  readonly #number: number
  receipt: ApplicationReceipt | null = null
  constructor(number: number) {
    this.#number = number
    this.email = `applicant-${number}@example.dk`
    this.files = ['cv.pdf', 'brev.pdf'].map((name) => ({ name, content: pdf(`${name} of applicant ${number}`) }))
  }

  #ask(origin: string, path: string, init: RequestInit = {}) {
    const address = `10.${this.#number >> 16}.${(this.#number >> 8) & 255}.${this.#number & 255}`
    const headers = { origin, 'tus-resumable': '1.0.0', 'x-forwarded-for': address, ...init.headers }
    return fetch(new URL(path, origin), { ...init, headers, signal: AbortSignal.timeout(20_000) })
  }

  /** Sends what is missing of a file, from where the server has it. */
  async #upload(origin: string, job: Job, file: Applicant['files'][number]): Promise<void> {
    if (file.id) return
    if (!file.path) {
      const begun = await this.#ask(origin, `/v1/institutions/${SLUG}/uploads`, {
        method: 'POST',
        headers: {
          'upload-length': String(file.content.length),
          'upload-metadata': `filename ${base64(file.name)},job ${base64(job.id)}`,
        },
      })
      if (begun.status !== 201) throw new Error(`upload: ${begun.status} ${await begun.text()}`)
      // The servers of one run differ in their port: the path is what stays.
      file.path = new URL(begun.headers.get('location') ?? '').pathname
    }
    const head = await this.#ask(origin, file.path, { method: 'HEAD' })
    const offset = Number(head.headers.get('upload-offset') ?? Number.NaN)
    if (offset < file.content.length)
      await this.#ask(origin, file.path, {
        method: 'PATCH',
        headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
        body: Uint8Array.from(file.content.subarray(offset)),
      })
    const state = UploadState.parse(await (await this.#ask(origin, file.path)).json())
    if (state.received === file.content.length) file.id = state.id
  }

  /** Goes as far as the server lives. */
  async apply(origin: string, job: Job): Promise<void> {
    try {
      for (const file of this.files) await this.#upload(origin, job, file)
      const res = await this.#ask(origin, `/v1/institutions/${SLUG}/jobs/${job.id}/applications`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `key-${this.#number}` },
        body: JSON.stringify(this.#input(job)),
      })
      if (res.status === 201) this.receipt = ApplicationReceipt.parse(await res.json())
      else if (res.status !== 409) throw new Error(`apply: ${res.status} ${await res.text()}`)
    } catch (error) {
      if (!isAway(error)) throw error
    }
  }

  #input({ form }: Job) {
    if (!form) throw new Error('the job takes no applications')
    return {
      applicant: { name: `Applicant ${this.#number}`, email: this.email },
      motivation: 'Because.',
      documents: this.files.map(({ id }) => id),
      answers: form.questions.map(({ id, kind, options, classes }) => ({
        question: id,
        value: {
          'yes-no': true,
          'free-text': 'Yes.',
          'single-choice': options[0]?.id,
          'multiple-choice': options.slice(0, 2).map((option) => option.id),
          prioritised: options.map((option) => option.id),
          classified: Object.fromEntries(options.map((option) => [option.id, classes[0]?.id])),
        }[kind],
      })),
      preferentialAccess: false,
      acknowledged: form.privacyNotice.version,
      form: form.version,
    }
  }
}

const jobAt = async (origin: string) =>
  Job.parse(await (await fetch(`${origin}/v1/institutions/${SLUG}/jobs?source=demo&externalId=${AD}`)).json())

/** What the database and the file store hold in the end, against what was sent. Answers how many are lost and how many double. */
async function count(database: Database, folder: string, applicants: readonly Applicant[], jobId: number) {
  const deps = { ...benchDeps(database), keys: deriveKeys(KEYS), files: storeAt(null, folder) }
  return asSystem(database.db, async (tx) => {
    const rows = await tx.select().from(applications).where(eq(applications.jobId, jobId))
    const files = await tx.select().from(documents).where(eq(documents.jobId, jobId))
    const events = await tx.select().from(applicationEvents).where(eq(applicationEvents.kind, 'received'))
    const mails = await tx.select().from(outbox)
    const keys = await tx.select().from(idempotencyKeys)
    const [recruitment] = await tx
      .select()
      .from(recruitmentCases)
      .where(eq(recruitmentCases.id, rows[0]?.caseId ?? crypto.randomUUID()))
    let lost = 0
    let double = 0
    for (const { email, receipt, files: sent } of applicants) {
      const own = rows.filter((row) => row.email === email)
      const row = own.find(({ reference }) => reference === receipt?.reference)
      if (own.length > 1) double++
      if (row?.status !== 'received') {
        lost++
        continue
      }
      const kept = files.filter(({ applicationId }) => applicationId === row.id).sort((a, b) => a.position - b.position)
      const hashes: string[] = []
      for (const file of kept) {
        const parts: Buffer[] = []
        for await (const part of bytesOf(deps, file)) parts.push(Buffer.from(part))
        hashes.push(sha(Buffer.concat(parts)))
      }
      if (sent.some(({ content }, index) => hashes[index] !== sha(content))) lost++
      if (kept.length > 2 || events.filter((event) => event.applicationId === row.id).length > 1) double++
      if (kept.length < 2) lost++
    }
    // A mail's order is emptied once it has left: what remains is that there was one.
    const settled = keys.filter((key) => key.status === 201).length
    const figures = [rows.length, mails.length, recruitment?.applicationsReceived ?? 0, settled]
    for (const figure of figures) {
      lost += Math.max(0, applicants.length - figure)
      double += Math.max(0, figure - applicants.length)
    }
    return { lost, double }
  })
}

async function measure(name: string, databaseUrl: string | null) {
  const folder = scratchFolder()
  const env = { OPSLAG_KEYS: KEYS, OPSLAG_PROXY_HOPS: '1', ...(databaseUrl && { DATABASE_URL: databaseUrl }) }
  const applicants: Applicant[] = []
  const kills = new Map<string, number>()
  try {
    // The first start seeds; a kill in the middle of that is another matter.
    await (await startBuilt(folder, env)).stop()
    let jobId = 0
    for (let run = 0; run < KILLS; run++) {
      const point = FAILPOINTS[run % FAILPOINTS.length]!
      const server = await startBuilt(folder, { ...env, OPSLAG_FAIL_AT: point })
      const job = await jobAt(server.origin)
      jobId = Number(job.id)
      const sending = Array.from({ length: SENDING }, (_, index) => new Applicant(run * SENDING + index + 1))
      applicants.push(...sending)
      await Promise.all(sending.map((applicant) => applicant.apply(server.origin, job)))
      if ((await server.ended()) === 'SIGKILL') kills.set(point, (kills.get(point) ?? 0) + 1)
    }
    const server = await startBuilt(folder, env)
    const job = await jobAt(server.origin)
    const until = performance.now() + PATIENCE_MS
    for (;;) {
      const waiting = applicants.filter(({ receipt }) => receipt === null)
      if (waiting.length === 0 || performance.now() > until) break
      for (let at = 0; at < waiting.length; at += 10)
        await Promise.all(waiting.slice(at, at + 10).map((applicant) => applicant.apply(server.origin, job)))
      await pause(500)
    }
    await server.stop()
    const database = databaseUrl ? await openPostgres(databaseUrl, { production: true }) : await openEmbedded(folder)
    try {
      const { lost, double } = await count(database, folder, applicants, jobId)
      const total = [...kills.values()].reduce((sum, many) => sum + many, 0)
      return [name, total, applicants.length, lost, double, FAILPOINTS.map((point) => kills.get(point) ?? 0).join('/')]
    } finally {
      await database.close()
    }
  } finally {
    removeFolder(folder)
  }
}

/**
 * `kill -9` at five points of a submit with two documents, with others under way; everybody asks again with the same key.
 * Nothing may be lost and nothing double, by SQL and by the files' hashes.
 */
export async function benchKills(): Promise<void> {
  const cluster = await startPostgres()
  try {
    const { url } = await createDatabase(cluster.adminUrl)
    const rows = [await measure(`PostgreSQL ${cluster.version}`, url), await measure('PGlite', null)]
    printTable(
      `kill -9 at ${FAILPOINTS.join(', ')} of a submit with two documents`,
      ['database', 'kills', 'applicants', 'lost', 'double', 'by point'],
      rows,
    )
    if (rows.some(([, kills, , lost, double]) => kills !== KILLS || lost !== 0 || double !== 0))
      throw new Error('kills: something was lost or double, or a kill did not happen')
  } finally {
    await cluster.stop()
  }
}
