import type { Context } from 'hono'
import type { PlainFile } from '../../widgets/server.ts'
import { LIMITS } from '../contract/limits.ts'
import { takeWhole } from '../files/take-whole.ts'
import { stateOfUpload } from '../files/upload-state.ts'
import { clientNetwork } from '../http/network.ts'
import { ProblemError } from '../http/problem.ts'
import type { AppEnv, Call } from '../http/router.ts'

/** Forms with files that are read at once: each may hold fifty megabytes in memory. */
const AT_ONCE = 4
const RETRY_SECONDS = 30
const reading = new Set<string>()

/**
 * The fields of a form as it was sent, files among them.
 * @throws ProblemError `malformed`; `unavailable` while too many send files, or somebody of the same network does.
 */
export async function fieldsOf(c: Context<AppEnv>): Promise<FormData> {
  const parse = () =>
    c.req.formData().catch(() => {
      throw new ProblemError('malformed')
    })
  if (Number(c.req.header('content-length') ?? 0) <= LIMITS.jsonBody) return parse()
  const network = clientNetwork(c)
  if (reading.has(network) || reading.size >= AT_ONCE)
    throw new ProblemError('unavailable', { retryAfter: RETRY_SECONDS })
  reading.add(network)
  try {
    return await parse()
  } finally {
    reading.delete(network)
  }
}

/** What of a form is no file. */
export const textsOf = (fields: FormData) =>
  new URLSearchParams([...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

/** What tells two sendings apart that say the same and bring other files. */
export const filesToldApart = (fields: FormData, name: string): string[] =>
  fields
    .getAll(name)
    .flatMap((value) => (typeof value === 'string' || value.name === '' ? [] : `${value.name}:${value.size}`))

/** A file that came before, as the server knows it; null when it has gone. */
async function knownFile(call: Call, id: string): Promise<PlainFile | null> {
  try {
    const { name, bytes, fault } = await stateOfUpload(call, id)
    return { id, name, bytes, fault }
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
}

/** Takes a file that came with the form; one that is refused comes back with why. */
async function newFile(call: Call, job: number, file: File, network: string): Promise<PlainFile> {
  const { name, size: bytes } = file
  try {
    const content = new Uint8Array(await file.arrayBuffer())
    const { id, name: kept, fault } = await takeWhole(call, { job, name, content, network })
    return { id, name: kept, bytes, fault }
  } catch (error) {
    const code = error instanceof ProblemError ? error.code : null
    if (code === 'file-type') return { id: '', name, bytes, fault: bytes === 0 ? 'empty' : 'file-type' }
    if (code === 'too-large') return { id: '', name, bytes, fault: 'too-large' }
    throw error
  }
}

/**
 * The files of a form that is sent without script: those that came with an earlier sending, without the ones to be left
 * out, and those that come now, as many as the job takes.
 * @throws ProblemError what is said of a job that cannot be applied for; `too-many-requests`; `storage-full`.
 */
export async function takeFiles(
  call: Call,
  {
    fields,
    kept,
    job,
    max,
    network,
  }: { fields: FormData; kept: readonly string[]; job: number; max: number; network: string },
): Promise<PlainFile[]> {
  const before = await Promise.all(kept.slice(0, LIMITS.documents).map((id) => knownFile(call, id)))
  const files = before.filter((file) => file !== null)
  for (const file of fields.getAll('documents')) {
    // A browser sends an empty one for a field that nothing was chosen in.
    if (typeof file === 'string' || (file.name === '' && file.size === 0)) continue
    if (files.filter(({ fault }) => !fault).length >= max) break
    files.push(await newFile(call, job, file, network))
  }
  return files
}
