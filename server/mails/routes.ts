import type { Context } from 'hono'
import * as z from 'zod'
import { LIMITS } from '../contract/limits.ts'
import { Bounce, Mail, MailInput, MailList, MailMove, MailStatus, MailsRetried, MailsRetry } from '../contract/mail.ts'
import { oncePerKey } from '../http/idempotency.ts'
import { ProblemError, problemFields, problems } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { reportBounce } from './bounce.ts'
import { moveMail } from './move.ts'
import { listApplicationMails, listMailsForStaff } from './read.ts'
import { retryMail, retryMails } from './retry.ts'
import { sendMail } from './send.ts'
import { stopMail } from './stop.ts'

const base = '/v1/institutions/{institution}'
const institution = z.string()
const ofMail = z.object({ institution, mail: z.string() })
const ofApplication = z.object({ institution, reference: z.string() })
const refusals = ['sign-in', 'forbidden', 'unknown-institution'] as const
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } })
const answer = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
})
const page = {
  limit: z.coerce.number().int().min(1).max(LIMITS.maxPageSize).default(LIMITS.pageSize),
  cursor: z.string().max(200).optional(),
}
const ofBody = ['malformed', 'unsupported-media-type', 'invalid'] as const

const list = declare({
  method: 'get',
  path: `${base}/mails`,
  tags: ['mails'],
  summary: 'The institution’s mails, newest first; the access is audited',
  caller: 'key',
  request: { params: z.object({ institution }), query: z.strictObject({ status: MailStatus.optional(), ...page }) },
  responses: {
    200: answer('A page; `next` is the next one’s address or null.', MailList),
    ...problems(...refusals, 'invalid'),
  },
})
const listOfApplication = declare({
  method: 'get',
  path: `${base}/applications/{reference}/mails`,
  tags: ['mails'],
  summary: 'Every mail about an application, newest first; the access is audited',
  caller: 'key',
  request: { params: ofApplication, query: z.strictObject(page) },
  responses: {
    200: answer('A page; `next` is the next one’s address or null.', MailList),
    ...problems(...refusals, 'not-found', 'invalid'),
  },
})
const send = declare({
  method: 'post',
  path: `${base}/applications/{reference}/mails`,
  tags: ['mails'],
  summary: 'Send an applicant a mail, now or at a time; the same Idempotency-Key sends one',
  caller: 'key',
  request: {
    params: ofApplication,
    headers: z.object({
      'idempotency-key': z.string().min(1).max(LIMITS.idempotencyKey).meta({ description: 'Kept for 24 hours.' }),
    }),
    body: body(MailInput),
  },
  responses: {
    201: answer('Ordered.', Mail),
    ...problems(...refusals, ...ofBody, 'not-found', 'gone', 'too-large', 'still-running'),
    ...problems('idempotency-key-missing', 'idempotency-mismatch'),
  },
})
const retryOne = declare({
  method: 'post',
  path: `${base}/mails/{mail}/retry`,
  tags: ['mails'],
  summary: 'Try a mail again that was given up',
  caller: 'key',
  request: { params: ofMail, body: body(z.strictObject({})) },
  responses: { 200: answer('It waits.', Mail), ...problems(...refusals, ...ofBody, 'not-found', 'gone') },
})
const retryAll = declare({
  method: 'post',
  path: `${base}/mails/retry`,
  tags: ['mails'],
  summary: 'Try everything again that was given up, or all that was for one reason',
  caller: 'key',
  request: { params: z.object({ institution }), body: body(MailsRetry) },
  responses: { 200: answer('How many wait again.', MailsRetried), ...problems(...refusals, ...ofBody) },
})
const move = declare({
  method: 'put',
  path: `${base}/mails/{mail}`,
  tags: ['mails'],
  summary: 'Move a mail that waits to another time',
  caller: 'key',
  request: { params: ofMail, body: body(MailMove) },
  responses: {
    200: answer('Moved.', Mail),
    ...problems(...refusals, ...ofBody, 'not-found', 'gone', 'still-running'),
  },
})
const stop = declare({
  method: 'delete',
  path: `${base}/mails/{mail}`,
  tags: ['mails'],
  summary: 'Stop a mail that waits',
  caller: 'key',
  request: { params: ofMail },
  responses: { 200: answer('Stopped.', Mail), ...problems(...refusals, 'not-found', 'gone', 'still-running') },
})
const bounced = declare({
  method: 'post',
  path: '/v1/bounces',
  tags: ['mails'],
  summary: 'Report a mail that came back; the operator’s mail server only',
  caller: 'key',
  request: { body: body(Bounce) },
  responses: {
    204: { description: 'Marked, or had been.' },
    ...problems('sign-in', 'forbidden', ...ofBody, 'not-found'),
  },
})

/** A missing key comes before the body's shape. */
async function refuseShape(
  { target, error }: { target: string; error: z.ZodError },
  c: Context<AppEnv>,
): Promise<never> {
  if (target === 'header')
    throw new ProblemError(c.req.header('idempotency-key') ? 'malformed' : 'idempotency-key-missing')
  throw new ProblemError('invalid', { fields: problemFields(error, target === 'json' ? await c.req.json() : {}) })
}

/** The address of the next page. */
function nextOf(c: Context<AppEnv>, path: string, cursor: string | null, query: Record<string, string | undefined>) {
  if (cursor === null) return null
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const search = new URLSearchParams([...given, ['cursor', cursor]])
  return `${c.var.deps.config.origin}/v1/institutions/${c.var.institution.slug}/${path}?${search}`
}

const router = newRouter()
router.openapi(list, async (c) => {
  const query = c.req.valid('query')
  const { items, next } = await listMailsForStaff(c.var, query)
  return c.json({ items, next: nextOf(c, 'mails', next, { status: query.status, limit: String(query.limit) }) }, 200)
})
router.openapi(listOfApplication, async (c) => {
  const { reference } = c.req.valid('param')
  const query = c.req.valid('query')
  const { items, next } = await listApplicationMails(c.var, reference, query)
  const path = `applications/${encodeURIComponent(reference)}/mails`
  return c.json({ items, next: nextOf(c, path, next, { limit: String(query.limit) }) }, 200)
})
router.openapi(
  send,
  async (c) => {
    const { reference } = c.req.valid('param')
    const request = { key: c.req.valid('header')['idempotency-key'], body: `mail ${reference}\n${await c.req.text()}` }
    const { answer: mail } = await oncePerKey(c.var, request, async (attempt) => ({
      status: 201,
      answer: await sendMail(c.var, reference, c.req.valid('json'), attempt),
    }))
    return c.json(Mail.parse(mail), 201)
  },
  (result, c) => (result.success ? undefined : refuseShape(result, c)),
)
router.openapi(retryAll, async (c) => c.json(await retryMails(c.var, c.req.valid('json')), 200))
router.openapi(retryOne, async (c) => c.json(await retryMail(c.var, c.req.valid('param').mail), 200))
router.openapi(move, async (c) =>
  c.json(await moveMail(c.var, c.req.valid('param').mail, c.req.valid('json').sendAt), 200),
)
router.openapi(stop, async (c) => c.json(await stopMail(c.var, c.req.valid('param').mail), 200))
router.openapi(bounced, async (c) => {
  await reportBounce(c.var, c.req.valid('json'))
  return c.body(null, 204)
})

/** The mails that the system sends: an overview, sending, moving, stopping, trying again, and what came back. */
export const outboxRoutes = router
