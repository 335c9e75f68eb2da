import * as z from 'zod'
import { CandidateDocuments } from '../contract/candidate.ts'
import { DownloadTicket } from '../contract/document.ts'
import { Key } from '../contract/language.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { attachment, MEDIA_TYPES } from './disposition.ts'
import { endingOf } from './name.ts'
import { ownDocuments } from './own-documents.ts'
import { openDownload } from './serve.ts'
import { ticketForStaff } from './tickets.ts'

const institution = Key.meta({ description: 'The institution’s short name.' })

const ticket = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/applications/{reference}/documents/{document}',
  tags: ['documents'],
  summary: 'An address where a document can be fetched once within a minute; the access is audited',
  caller: 'key',
  request: { params: z.object({ institution, reference: z.string(), document: z.string() }) },
  responses: {
    200: { description: 'The address.', content: { 'application/json': { schema: DownloadTicket } } },
    ...problems(
      'sign-in',
      'forbidden',
      'unknown-institution',
      'not-found',
      'file-type',
      'file-infected',
      'unavailable',
    ),
  },
})

const bytes = declare({
  method: 'get',
  path: '/files/{ticket}',
  tags: ['documents'],
  summary: 'The bytes of a document, as an attachment, once',
  caller: 'anyone',
  request: { params: z.object({ ticket: z.string().max(100) }) },
  responses: {
    200: {
      description: 'All of it; ranges are not served.',
      content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
    },
    ...problems('not-found', 'gone'),
  },
})

const own = declare({
  method: 'get',
  path: '/v1/candidate/documents',
  tags: ['candidate'],
  summary: 'What the signed-in person sent to this institution before and may send again; names, not bytes',
  caller: 'candidate',
  responses: {
    200: {
      description: 'The documents, newest first.',
      content: { 'application/json': { schema: CandidateDocuments } },
    },
    ...problems('sign-in', 'origin-not-allowed'),
  },
})

const router = newRouter()
router.openapi(ticket, async (c) => c.json(await ticketForStaff(c.var, c.req.valid('param')), 200))
router.openapi(own, async (c) => c.json({ items: await ownDocuments(c.var) }, 200))
router.openapi(bytes, async (c) => {
  const { row, stream } = await openDownload(c.var.deps, c.req.valid('param').ticket)
  const kind = endingOf(row.name)
  // Opened by mistake it can run nothing, reach nothing and be framed by nobody (T31).
  return c.body(stream, 200, {
    'content-type': kind ? MEDIA_TYPES[kind] : 'application/octet-stream',
    'content-length': String(row.bytes),
    'content-disposition': attachment(row.name),
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    'accept-ranges': 'none',
  })
})

/** Fetching documents. */
export const downloadRoutes = router
