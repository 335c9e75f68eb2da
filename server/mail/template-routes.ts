import * as z from 'zod'
import { MailTemplateList } from '../contract/mail.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { readTemplates } from './read-templates.ts'

const list = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/mail-templates',
  caller: 'key',
  tags: ['mails'],
  summary: 'Every mail template as it stands, with the standard and its fields; with `job`, as that job has it',
  request: {
    params: z.strictObject({ institution: z.string() }),
    query: z.strictObject({ job: z.string().max(20).optional() }),
  },
  responses: {
    200: { description: 'The templates', content: { 'application/json': { schema: MailTemplateList } } },
    ...problems('sign-in', 'forbidden', 'not-found', 'unknown-institution', 'invalid'),
  },
})

/** What the institution's people see of the templates; they are changed by the settings and the jobs. */
export const mailTemplateRoutes = newRouter().openapi(list, async (c) =>
  c.json({ items: await readTemplates(c.var, c.req.valid('query')) }, 200),
)
