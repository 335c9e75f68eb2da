import type { Context } from 'hono'
import * as z from 'zod'
import { Language } from '../contract/language.ts'
import { ProblemError, problems } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { inboxIds, inboxMail } from './inbox.ts'
import { INBOX_CSP, inboxPage, mailPage } from './inbox-pages.ts'

const SHOWN = 100
const query = z.object({
  lang: z
    .string()
    .optional()
    .transform((lang) => Language.catch('da').parse(lang)),
})
const page = { description: 'A page.', content: { 'text/html': { schema: z.string() } } }

const list = declare({
  method: 'get',
  path: '/dev/mail',
  tags: ['development'],
  summary: 'The development inbox; absent in production',
  caller: 'loopback',
  request: { query },
  responses: { 200: page, ...problems('not-found') },
})

const one = declare({
  method: 'get',
  path: '/dev/mail/{id}',
  tags: ['development'],
  summary: 'One mail of the development inbox',
  caller: 'loopback',
  request: { params: z.object({ id: z.string() }), query },
  responses: { 200: page, ...problems('not-found') },
})

function folderOf(c: Context<AppEnv>): string {
  const { inbox, production } = c.var.deps.config
  if (inbox === null || production) throw new ProblemError('not-found')
  c.header('content-security-policy', INBOX_CSP)
  return inbox
}

const router = newRouter()
router.openapi(list, async (c) => {
  const folder = folderOf(c)
  const ids = (await inboxIds(folder)).slice(0, SHOWN)
  const mails = await Promise.all(ids.map(async (id) => ({ id, mail: await inboxMail(folder, id) })))
  return c.html(
    inboxPage(
      mails.flatMap(({ id, mail }) => (mail ? [{ id, mail }] : [])),
      c.req.valid('query').lang,
    ),
  )
})
router.openapi(one, async (c) => {
  const { id } = c.req.valid('param')
  const mail = await inboxMail(folderOf(c), id)
  if (!mail) throw new ProblemError('not-found')
  return c.html(mailPage(id, mail, c.req.valid('query').lang))
})

/** The development inbox. */
export const mailRoutes = router
