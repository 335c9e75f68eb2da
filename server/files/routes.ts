import type { Context } from 'hono'
import * as z from 'zod'
import { UploadState } from '../contract/document.ts'
import { Key } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { jobIdOf } from '../http/ids.ts'
import { clientNetwork } from '../http/network.ts'
import { ProblemError, problems } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { beginUpload } from './begin-upload.ts'
import type { DocumentRow } from './find.ts'
import { documentState } from './queries.ts'
import { removeUpload } from './remove-upload.ts'
import { receivePart, takePart } from './take-part.ts'
import { stateOfUpload } from './upload-state.ts'

// The core of tus 1.0 with creation and termination, by hand: a part is one encrypted record that is whole or not there, held by
// its row in the database whichever process takes it, and every refusal is a Problem. @tus/server streams into its store, locks in
// one process and answers in sentences.

const institution = Key.meta({ description: 'The institution’s short name.' })
const upload = z.string().max(LIMITS.key).meta({ description: 'The upload’s id, a secret.' })
const tags = ['documents']
const ONE = '/v1/institutions/{institution}/uploads/{upload}'

const begin = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/uploads',
  tags,
  summary: 'Begin the upload of a document (tus 1.0)',
  description:
    '`Upload-Length` in bytes; `Upload-Metadata` with `filename` and `job` or `pool`. `Location` is where the parts go, at most 524,288 bytes each.',
  caller: 'upload',
  request: { params: z.object({ institution }) },
  responses: {
    201: { description: 'Begun.' },
    ...problems(
      'malformed',
      'origin-not-allowed',
      'unknown-institution',
      'not-found',
      'job-closed',
      'deadline-passed',
      'pool-closed',
      'too-large',
      'invalid',
      'file-type',
      'too-many-requests',
      'storage-full',
    ),
  },
})

const state = declare({
  method: 'get',
  path: ONE,
  tags,
  summary: 'How far an upload has come; `HEAD` as tus asks',
  caller: 'upload',
  request: { params: z.object({ institution, upload }) },
  responses: {
    200: { description: 'Its state.', content: { 'application/json': { schema: UploadState } } },
    ...problems('malformed', 'origin-not-allowed', 'unknown-institution', 'not-found'),
  },
})

const send = declare({
  method: 'patch',
  path: ONE,
  tags,
  summary: 'Send the next part',
  description: 'With the last part the file is looked into; ask for its state then.',
  caller: 'upload',
  request: { params: z.object({ institution, upload }) },
  responses: {
    204: { description: 'Taken; `Upload-Offset` says how much is there.' },
    ...problems(
      'malformed',
      'origin-not-allowed',
      'unknown-institution',
      'not-found',
      'still-running',
      'too-large',
      'unsupported-media-type',
      'too-many-requests',
      'storage-full',
    ),
  },
})

const remove = declare({
  method: 'delete',
  path: ONE,
  tags,
  summary: 'Remove an upload',
  caller: 'upload',
  request: { params: z.object({ institution, upload }) },
  responses: {
    204: { description: 'It has gone.' },
    ...problems('malformed', 'origin-not-allowed', 'unknown-institution', 'not-found'),
  },
})

/** A whole number of bytes; anything else is none. */
function bytesIn(c: Context<AppEnv>, header: string): number {
  const text = c.req.header(header) ?? ''
  if (!/^\d{1,15}$/.test(text)) throw new ProblemError('malformed')
  return Number(text)
}

/** tus: pairs of a name and a value in base64. */
function metadataOf(c: Context<AppEnv>): Map<string, string> {
  const pairs = (c.req.header('upload-metadata') ?? '').split(',').map((pair) => pair.trim().split(' '))
  return new Map(pairs.map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]))
}

function tellOffset(c: Context<AppEnv>, row: DocumentRow) {
  c.header('tus-resumable', '1.0.0')
  c.header('upload-offset', String(row.received))
  c.header('upload-length', String(row.bytes))
}

const router = newRouter()
router.openapi(begin, async (c) => {
  const bytes = bytesIn(c, 'upload-length')
  if (bytes > LIMITS.documentBytes) throw new ProblemError('too-large')
  const metadata = metadataOf(c)
  const pool = metadata.get('pool')
  const wanted = pool === undefined ? { job: jobIdOf(metadata.get('job') ?? '') } : { pool }
  const name = metadata.get('filename') ?? ''
  const begun = await beginUpload(c.var, { ...wanted, name, bytes, network: clientNetwork(c) })
  tellOffset(c, begun.row)
  const { slug } = c.var.institution
  c.header('location', `${c.var.deps.config.origin}/v1/institutions/${slug}/uploads/${begun.upload}`)
  return c.body(null, 201)
})
router.openapi(state, async (c) => {
  const id = c.req.valid('param').upload
  // Tus asks by HEAD; a screen reads how the file is judged.
  const row = await stateOfUpload(c.var, id, { isSender: c.req.method === 'HEAD' })
  tellOffset(c, row)
  return c.json({ ...documentState(row), id, received: row.received }, 200)
})
router.openapi(send, async (c) => {
  const offset = bytesIn(c, 'upload-offset')
  const { upload } = c.req.valid('param')
  const row = await receivePart(c.var, upload, async (coming) => {
    // Read whole before anything is done with it: a line that breaks leaves nothing of a part.
    const body = await c.req.arrayBuffer().catch(() => {
      throw new ProblemError('malformed')
    })
    return takePart(c.var, { upload, offset, part: new Uint8Array(body), network: clientNetwork(c), coming })
  })
  tellOffset(c, row)
  return c.body(null, 204)
})
router.openapi(remove, async (c) => {
  await removeUpload(c.var, c.req.valid('param').upload)
  c.header('tus-resumable', '1.0.0')
  return c.body(null, 204)
})

/** Uploads of documents. */
export const fileRoutes = router
