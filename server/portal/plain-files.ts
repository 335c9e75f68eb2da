import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { PlainFile } from '../../widgets/server.ts'
import { LIMITS } from '../contract/limits.ts'
import type { UploadFor } from '../files/begin-upload.ts'
import { removeUpload } from '../files/remove-upload.ts'
import { storeWhole } from '../files/store-whole.ts'
import { stateOfUpload } from '../files/upload-state.ts'
import { formParts } from '../http/multipart.ts'
import { ProblemError } from '../http/problem.ts'
import type { AppEnv, Call } from '../http/router.ts'

/** A form as it came: its fields, and files that were chosen with it, which have been stored. */
export type SentForm = {
  fields: URLSearchParams
  files: PlainFile[]
  /** What was in each of them, whatever became of it. */
  contents: string[]
  /** Why files could not be taken, for another reason than what they are; told where the form is not known already. */
  refusal: ProblemError | null
}

/** The input that files are chosen in. */
const INPUT = 'documents'

const hashOf = (content: Buffer | null) =>
  createHash('sha256')
    .update(content ?? 'too large')
    .digest('hex')
    .slice(0, 16)
/**
 * A form names a file by the upload's secret and, behind a dot, by what is in it: so the same file is the same answer, whether
 * it came with this sending or with one before.
 */
const named = (upload: string, content: Buffer) => `${upload}.${hashOf(content)}`
export const uploadOf = (id: string): string => id.split('.')[0] ?? ''
export const contentOf = (id: string): string => id.split('.')[1] ?? ''

type Coming = UploadFor & { name: string; content: Buffer | null; network: string }

async function store(call: Call, { name, content, ...more }: Coming): Promise<PlainFile | ProblemError> {
  const refused = (fault: NonNullable<PlainFile['fault']>) => ({ id: '', name, bytes: content?.length ?? 0, fault })
  if (!content) return refused('too-large')
  if (content.length === 0) return refused('empty')
  try {
    const { upload, row } = await storeWhole(call, { ...more, name, content })
    return { id: named(upload, content), name: row.name, bytes: row.bytes, fault: row.fault }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (error.code === 'file-type' || error.code === 'too-large') return refused(error.code)
    return error
  }
}

/** Reads a form as browsers send it. Its files are stored as they come, one at a time in memory. */
export async function readSent(c: Context<AppEnv>, wanted: UploadFor & { network: string }): Promise<SentForm> {
  const type = c.req.header('content-type') ?? ''
  const sent: SentForm = { fields: new URLSearchParams(), files: [], contents: [], refusal: null }
  if (!type.toLowerCase().startsWith('multipart/form-data'))
    return { ...sent, fields: new URLSearchParams(await c.req.text()) }
  const limits = { maxFile: LIMITS.documentBytes, maxText: LIMITS.jsonBody }
  for await (const part of formParts(c.req.raw.body as AsyncIterable<Uint8Array> | null, type, limits)) {
    if (part.kind === 'text') sent.fields.append(part.name, part.value)
    // An input in which nothing was chosen sends a file without a name.
    else if (part.name === INPUT && part.fileName !== '') {
      if (sent.contents.length === LIMITS.documents) throw new ProblemError('too-large')
      sent.contents.push(hashOf(part.content))
      const file = await store(c.var, { ...wanted, name: part.fileName, content: part.content })
      if (file instanceof ProblemError) sent.refusal ??= file
      else sent.files.push(file)
    }
  }
  return sent
}

/** Documents of the person's own, by their ids. */
type Own = readonly { id: string; name: string; bytes: number; fault?: PlainFile['fault'] }[]

/**
 * The files that a form names, but for those that are to be left out, and those that came with it: the person's own documents,
 * which are let go by not being named, then uploads, which are taken back at once.
 */
export async function filesOf(
  call: Call,
  { named, removed }: { named: readonly string[]; removed: readonly string[] },
  came: readonly PlainFile[],
  own: Own = [],
): Promise<PlainFile[]> {
  const ids = named.slice(0, LIMITS.documents)
  const kept = own.filter(({ id }) => ids.includes(id) && !removed.includes(id))
  const earlier = await keptFiles(
    call,
    ids.filter((id) => !own.some((one) => one.id === id)),
    removed,
  )
  return [...kept.map(({ id, name, bytes, fault = null }) => ({ id, name, bytes, fault })), ...earlier, ...came]
}

/** Files that came with an earlier sending of the form, but for those that are to be left out. */
async function keptFiles(call: Call, ids: readonly string[], removed: readonly string[]): Promise<PlainFile[]> {
  const files: PlainFile[] = []
  for (const id of ids)
    try {
      if (removed.includes(id)) await removeUpload(call, uploadOf(id))
      else {
        const { name, bytes, fault } = await stateOfUpload(call, uploadOf(id))
        files.push({ id, name, bytes, fault })
      }
    } catch (error) {
      // What is gone is missing where it is wanted, and else nobody misses it.
      if (!(error instanceof ProblemError)) throw error
    }
  return files
}
