import * as z from 'zod'
import { PageAddress } from './job.ts'
import { Key } from './language.ts'
import { LIMITS } from './limits.ts'

export const WEBHOOK_EVENTS = ['job.published', 'job.changed', 'job.closed', 'application.received'] as const
export const WebhookEvent = z.enum(WEBHOOK_EVENTS)
export type WebhookEvent = z.infer<typeof WebhookEvent>

export const MOST_WEBHOOKS = 10

/** An address that is told what happens, signed after Standard Webhooks (standardwebhooks.com). */
export const Webhook = z
  .strictObject({
    key: Key,
    /** Public and https, or of a host that the operator listed. */
    address: PageAddress,
    events: z
      .array(WebhookEvent)
      .min(1)
      .refine((events) => new Set(events).size === events.length, { params: { code: 'duplicate' } })
      .default([...WEBHOOK_EVENTS]),
    /** Whether internal postings are told as well: whoever hears of one should be inside. */
    internal: z.boolean().default(false),
    /** Not told while it is false; what has become another by then is told when it is true again. */
    isActive: z.boolean().default(true),
  })
  .meta({ id: 'Webhook' })
export type Webhook = z.infer<typeof Webhook>

export const Webhooks = z.strictObject({ webhooks: z.array(Webhook).max(MOST_WEBHOOKS) }).meta({
  id: 'Webhooks',
  description:
    'Addresses that are told what happens, by a POST after Standard Webhooks: `webhook-id`, `webhook-timestamp` and `webhook-signature`: `v1,` and the HMAC-SHA-256, in base64, of `<webhook-id>.<webhook-timestamp>.<body>`. docs/webhooks of the source tells the rest.',
})
export type Webhooks = z.infer<typeof Webhooks>

const Envelope = { timestamp: z.iso.datetime() }

/**
 * A job as a webhook tells of it: enough to know it by and to fetch it. `audience`: `internal` means that it is shown on
 * the institution's intranet only, and must not be shown elsewhere.
 */
export const ToldJob = z
  .strictObject({
    id: z.string(),
    source: z.string(),
    externalId: z.string(),
    audience: z.enum(['public', 'internal']),
    title: z.string(),
    language: z.string(),
    publishedAt: z.iso.datetime(),
    deadline: z.iso.datetime().nullable(),
    url: z.string(),
  })
  .meta({ id: 'ToldJob' })
export type ToldJob = z.infer<typeof ToldJob>

/**
 * Why a job can be found no longer. `period-ended`: its media's periods have, before its deadline; `hidden`: it is on the intranet
 * only from now on, and this webhook hears of no internal postings.
 */
export const ClosedBecause = z.enum(['deadline', 'withdrawn', 'gone-from-source', 'period-ended', 'hidden'])
export type ClosedBecause = z.infer<typeof ClosedBecause>

/** The body of what a webhook is sent. An application is told by its reference alone: who sent it is asked for with a key. */
export const WebhookMessage = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.enum(['job.published', 'job.changed']),
      ...Envelope,
      data: z.strictObject({ institution: z.string(), job: ToldJob }),
    }),
    z.strictObject({
      type: z.literal('job.closed'),
      ...Envelope,
      data: z.strictObject({ institution: z.string(), job: ToldJob, reason: ClosedBecause }),
    }),
    z.strictObject({
      type: z.literal('application.received'),
      ...Envelope,
      data: z.strictObject({ institution: z.string(), job: z.string(), application: z.string() }),
    }),
    z.strictObject({ type: z.literal('ping'), ...Envelope, data: z.strictObject({ institution: z.string() }) }),
  ])
  .meta({ id: 'WebhookMessage' })
export type WebhookMessage = z.infer<typeof WebhookMessage>

/** `waiting` for its first try or another; `dead`: given up; `stopped`: its webhook was taken away. */
export const DeliveryStatus = z.enum(['waiting', 'delivered', 'dead', 'stopped'])
export type DeliveryStatus = z.infer<typeof DeliveryStatus>

/** What became of one message. Its `id` is the header `webhook-id`, the same at every try. */
export const WebhookDelivery = z
  .strictObject({
    id: z.string(),
    event: z.enum([...WEBHOOK_EVENTS, 'ping']),
    job: z.string().nullable(),
    status: DeliveryStatus,
    createdAt: z.iso.datetime(),
    /** When it is tried next. */
    dueAt: z.iso.datetime().nullable(),
    attempts: z.int(),
    /** HTTP's code of the last answer, where there was one. */
    answered: z.int().nullable(),
    /** Why the last try failed, as a code. */
    reason: z.string().nullable(),
    doneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'WebhookDelivery' })
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export const WebhookDeliveryList = z
  .strictObject({ items: z.array(WebhookDelivery), next: z.string().nullable() })
  .meta({ id: 'WebhookDeliveryList' })
export type WebhookDeliveryList = z.infer<typeof WebhookDeliveryList>

/** How it goes with a webhook. `stopped`: it answered 410, that it is gone, and waits to be started again. */
export const WebhookState = z
  .strictObject({
    ...Webhook.shape,
    state: z.enum(['active', 'inactive', 'resting', 'stopped']),
    /** Since when it is stopped, or until when it rests. */
    at: z.iso.datetime().nullable(),
    waiting: z.int(),
    dead: z.int(),
    last: WebhookDelivery.nullable(),
  })
  .meta({ id: 'WebhookState' })
export type WebhookState = z.infer<typeof WebhookState>

export const WebhookList = z.strictObject({ items: z.array(WebhookState) }).meta({ id: 'WebhookList' })
export type WebhookList = z.infer<typeof WebhookList>

/** What messages are signed with. While an earlier one still holds, each carries both signatures. */
export const WebhookSecret = z
  .strictObject({ secret: z.string(), earlierUntil: z.iso.datetime().nullable() })
  .meta({ id: 'WebhookSecret' })
export type WebhookSecret = z.infer<typeof WebhookSecret>

/** What a page of deliveries is asked by. */
export const DeliveryQuery = z.strictObject({
  status: DeliveryStatus.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.maxPageSize).default(LIMITS.pageSize),
  cursor: z.string().max(200).optional(),
})
export type DeliveryQuery = z.infer<typeof DeliveryQuery>
