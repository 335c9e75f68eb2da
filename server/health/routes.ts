import * as z from 'zod'
import { declare, newRouter } from '../http/router.ts'
import { readiness } from './checks.ts'

const Readiness = z
  .strictObject({
    ready: z.boolean(),
    durability: z.enum(['process-crash', 'database']),
    checks: z.strictObject({
      database: z.strictObject({ ok: z.boolean() }),
      migrations: z.strictObject({ ok: z.boolean(), missing: z.int().nullable() }),
      disk: z.strictObject({ ok: z.boolean(), freePercent: z.int().nullable() }),
      oldestUnsentMail: z.strictObject({ ok: z.boolean(), seconds: z.int().nullable() }),
      oldestDueDigest: z.strictObject({ ok: z.boolean(), seconds: z.int().nullable() }),
      deadMails: z.strictObject({ ok: z.literal(true), count: z.int() }),
      oldestUnscannedFile: z.strictObject({ ok: z.boolean(), seconds: z.int().nullable() }),
      scanner: z.strictObject({ ok: z.literal(true), state: z.enum(['fresh', 'stale', 'unknown', 'away', 'none']) }),
      overdueRetention: z.strictObject({ ok: z.boolean(), hours: z.int().nullable() }),
    }),
  })
  .meta({ id: 'Readiness' })

const json = { 'application/json': { schema: Readiness } }

const livez = declare({
  method: 'get',
  path: '/livez',
  caller: 'anyone',
  summary: 'Does the process answer? Does no work.',
  responses: { 200: { description: 'Yes.', content: { 'text/plain': { schema: z.string() } } } },
})

const readyz = declare({
  method: 'get',
  path: '/readyz',
  caller: 'anyone',
  summary: 'Can the server do its work?',
  responses: {
    200: { description: 'All is well.', content: json },
    503: { description: 'Something is red.', content: json },
  },
})

/** What watches over the server asks here. */
export const healthRoutes = newRouter()
  .openapi(livez, (c) => c.text('ok', 200, { 'cache-control': 'no-store' }))
  .openapi(readyz, async (c) => {
    const found = await readiness(c.var.deps)
    return c.json(found, found.ready ? 200 : 503, { 'cache-control': 'no-store' })
  })
