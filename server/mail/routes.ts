import type { Context } from 'hono'
import * as z from 'zod'
import { Language } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { ProblemError, problems } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { inboxMail } from './inbox.ts'
import { INBOX_CSP, inboxPage, mailPage, SCHEMES, WIDTHS } from './inbox-pages.ts'
import { findMails } from './inbox-search.ts'

const lang = z
  .string()
  .optional()
  .transform((lang) => Language.catch('da').parse(lang))
const q = z
  .string()
  .max(LIMITS.query)
  .default('')
  .transform((text) => text.trim())
const listQuery = z.object({ lang, q, before: z.string().max(40).optional() })
const oneQuery = z.object({
  lang,
  q,
  width: z
    .string()
    .optional()
    .transform((width) => z.enum(WIDTHS).catch('full').parse(width)),
  scheme: z
    .string()
    .optional()
    .transform((scheme) => z.enum(SCHEMES).catch('light').parse(scheme)),
})
const page = { description: 'A page.', content: { 'text/html': { schema: z.string() } } }

const list = declare({
  method: 'get',
  path: '/dev/mail',
  tags: ['development'],
  summary: 'The development inbox; absent in production',
  caller: 'loopback',
  request: { query: listQuery },
  responses: { 200: page, ...problems('not-found', 'invalid') },
})

const one = declare({
  method: 'get',
  path: '/dev/mail/{id}',
  tags: ['development'],
  summary: 'One mail of the development inbox',
  caller: 'loopback',
  request: { params: z.object({ id: z.string() }), query: oneQuery },
  responses: { 200: page, ...problems('not-found', 'invalid') },
})

function folderOf(c: Context<AppEnv>): string {
  const { inbox, production } = c.var.deps.config
  if (inbox === null || production) throw new ProblemError('not-found')
  c.header('content-security-policy', INBOX_CSP)
  return inbox
}

const router = newRouter()
router.openapi(list, async (c) => {
  const { lang, ...wanted } = c.req.valid('query')
  return c.html(inboxPage(await findMails(folderOf(c), wanted), wanted, lang))
})
router.openapi(one, async (c) => {
  const { id } = c.req.valid('param')
  const mail = await inboxMail(folderOf(c), id)
  if (!mail) throw new ProblemError('not-found')
  const { lang, q, ...look } = c.req.valid('query')
  return c.html(mailPage({ id, mail, look, q }, lang))
})

/** The development inbox. */
export const mailRoutes = router
