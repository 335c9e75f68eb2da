import * as z from 'zod'
import { Key } from '../contract/language.ts'
import {
  DeliveryQuery,
  WebhookDelivery,
  WebhookDeliveryList,
  WebhookList,
  WebhookSecret,
  WebhookState,
} from '../contract/webhooks.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { ping } from './ping.ts'
import { listDeliveries, listWebhooks } from './queries.ts'
import { resend } from './resend.ts'
import { rotateSecret, showSecret } from './secret.ts'
import { startWebhook } from './start.ts'

const base = '/v1/institutions/{institution}/webhooks'
const institution = z.string()
const ofWebhook = z.object({ institution, webhook: Key })
const nothing = { required: true, content: { 'application/json': { schema: z.strictObject({}) } } }
const refusals = ['sign-in', 'forbidden', 'unknown-institution'] as const
const ofOne = [...refusals, 'invalid', 'not-found'] as const
const changing = [...ofOne, 'malformed', 'unsupported-media-type'] as const
const answer = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
})
const shared = { caller: 'key' as const, tags: ['webhooks'] }

const list = declare({
  ...shared,
  method: 'get',
  path: base,
  summary: 'The webhooks of the `webhooks` setting, and how it goes with each',
  request: { params: z.object({ institution }) },
  responses: { 200: answer('The webhooks', WebhookList), ...problems(...refusals) },
})
const deliveries = declare({
  ...shared,
  method: 'get',
  path: `${base}/{webhook}/deliveries`,
  summary: 'What became of a webhook’s messages, newest first; kept for 30 days',
  request: { params: ofWebhook, query: DeliveryQuery },
  responses: {
    200: answer('A page; `next` is the next one’s address or null.', WebhookDeliveryList),
    ...problems(...ofOne),
  },
})
const again = declare({
  ...shared,
  method: 'post',
  path: `${base}/{webhook}/deliveries/{delivery}/resend`,
  summary: 'Send a message of the last 30 days once more, under the same id; no ping, and nothing that was stopped',
  request: { params: ofWebhook.extend({ delivery: z.string() }), body: nothing },
  responses: { 200: answer('It waits.', WebhookDelivery), ...problems(...changing) },
})
const pinging = declare({
  ...shared,
  method: 'post',
  path: `${base}/{webhook}/ping`,
  summary: 'Send a `ping` now, once, and answer what became of it',
  request: { params: ofWebhook, body: nothing },
  responses: { 200: answer('What was answered.', WebhookDelivery), ...problems(...changing) },
})
const start = declare({
  ...shared,
  method: 'post',
  path: `${base}/{webhook}/start`,
  summary: 'Start a webhook again that its receiver stopped with 410, or that rests',
  request: { params: ofWebhook, body: nothing },
  responses: { 200: answer('It is told again.', WebhookState), ...problems(...changing) },
})
const secret = declare({
  ...shared,
  method: 'get',
  path: `${base}/{webhook}/secret`,
  summary: 'What its messages are signed with; the access is audited',
  request: { params: ofWebhook },
  responses: { 200: answer('The secret', WebhookSecret), ...problems(...ofOne) },
})
const rotate = declare({
  ...shared,
  method: 'post',
  path: `${base}/{webhook}/secret`,
  summary: 'Make another secret; the one before it holds for a day yet, and messages carry both signatures',
  request: { params: ofWebhook, body: nothing },
  responses: { 200: answer('The new secret', WebhookSecret), ...problems(...changing) },
})

export const webhookRoutes = newRouter()
  .openapi(list, async (c) => c.json(await listWebhooks(c.var), 200))
  .openapi(deliveries, async (c) => {
    const { webhook } = c.req.valid('param')
    const { status, limit, cursor } = c.req.valid('query')
    const { items, next } = await listDeliveries(c.var, webhook, { status, limit, cursor })
    const { institution, deps } = c.var
    const search = new URLSearchParams({
      ...(status && { status }),
      limit: String(limit),
      ...(next && { cursor: next }),
    })
    const path = `${deps.config.origin}/v1/institutions/${institution.slug}/webhooks/${webhook}/deliveries`
    return c.json({ items, next: next && `${path}?${search}` }, 200)
  })
  .openapi(again, async (c) => {
    const { webhook, delivery } = c.req.valid('param')
    return c.json(await resend(c.var, webhook, delivery), 200)
  })
  .openapi(pinging, async (c) => c.json(await ping(c.var, c.req.valid('param').webhook), 200))
  .openapi(start, async (c) => c.json(await startWebhook(c.var, c.req.valid('param').webhook), 200))
  .openapi(secret, async (c) => c.json(await showSecret(c.var, c.req.valid('param').webhook), 200))
  .openapi(rotate, async (c) => c.json(await rotateSecret(c.var, c.req.valid('param').webhook), 200))
