import {
  type DeliveryStatus,
  WebhookDelivery,
  WebhookDeliveryList,
  WebhookList,
  WebhookSecret,
  WebhookState,
} from '../contract/webhooks.ts'
import { pathOf } from './api.ts'
import { serverOf, type World } from './context.ts'
import { clockTime } from './dates.ts'
import { columns } from './text.ts'

type OfWebhook = { institution: string; webhook: string }

const REASONS: Record<string, string> = {
  'address-not-allowed': 'its address is not allowed: https on the usual port, without a user name',
  'address-not-public': 'its address is not public (OPSLAG_FEED_HOSTS lets one through)',
  'unknown-host': 'there is no such host',
  'not-reached': 'nobody was reached there',
  certificate: 'its certificate is not trusted',
  'timed-out': 'it did not answer within 15 seconds',
}

/** Why a message was not taken, as a sentence. */
export const webhookReason = (code: string): string => {
  const status = /^answered-(\d+)$/.exec(code)?.[1]
  if (!status) return REASONS[code] ?? code
  const why = status.startsWith('3') ? ', which leads elsewhere: put that address into the setting' : ''
  return `it answered ${status}${why}`
}

const STATUSES: Record<DeliveryStatus, string> = {
  waiting: 'waits',
  delivered: 'taken',
  dead: 'given up',
  stopped: 'not sent',
}

const stateOf = ({ state, at }: WebhookState): string => {
  const when = at === null ? '' : clockTime(at)
  switch (state) {
    case 'active':
      return 'active'
    case 'inactive':
      return 'switched off'
    case 'resting':
      return `tried again ${when}`
    case 'stopped':
      return `stopped ${when}: it answered that it is gone (410)`
  }
}

const lineOf = ({ id, event, job, status, attempts, createdAt, doneAt, dueAt, answered, reason }: WebhookDelivery) => [
  clockTime(doneAt ?? dueAt ?? createdAt),
  event,
  job ?? '–',
  STATUSES[status],
  `${attempts} tried`,
  answered === null ? '–' : String(answered),
  id,
  reason === null ? '' : webhookReason(reason),
]

/** Each webhook of the institution's, and how it goes with it. */
export async function listWebhooks(world: World, { institution }: { institution: string }): Promise<number> {
  const { items } = await serverOf(world).ask('GET', pathOf(institution, 'webhooks'), WebhookList)
  const lines = items.map((one) => [
    one.key,
    stateOf(one),
    `${one.waiting} waiting`,
    `${one.dead} given up`,
    one.address,
    one.events.join(' '),
  ])
  const none = `${institution} has no webhooks: they stand in its webhooks setting.`
  world.out(lines.length > 0 ? columns(lines, { widest: 70 }) : none)
  return 0
}

/** What became of a webhook's last messages. */
export async function showWebhook(
  world: World,
  { institution, webhook, status }: OfWebhook & { status: DeliveryStatus | undefined },
): Promise<number> {
  const query = `?limit=50${status ? `&status=${status}` : ''}`
  const path = pathOf(institution, 'webhooks', webhook, 'deliveries') + query
  const { items } = await serverOf(world).ask('GET', path, WebhookDeliveryList)
  world.out(items.length > 0 ? columns(items.map(lineOf)) : `${webhook} was sent nothing within 30 days.`)
  return 0
}

/** Sends a ping now, and says what was answered. Exit code 1 when it was not taken. */
export async function testWebhook(world: World, { institution, webhook }: OfWebhook): Promise<number> {
  const path = pathOf(institution, 'webhooks', webhook, 'ping')
  const { status, answered, reason, id } = await serverOf(world).ask('POST', path, WebhookDelivery, { body: {} })
  if (status === 'delivered') {
    world.out(`${webhook} took the ping ${id} (${answered}).`)
    return 0
  }
  world.out(`${webhook} did not take the ping ${id}: ${webhookReason(reason ?? 'unknown')}.`)
  return 1
}

/** Starts a webhook again that its receiver stopped. */
export async function startWebhook(world: World, { institution, webhook }: OfWebhook): Promise<number> {
  const path = pathOf(institution, 'webhooks', webhook, 'start')
  const started = await serverOf(world).ask('POST', path, WebhookState, { body: {} })
  world.out(`${webhook}: ${stateOf(started)}; ${started.waiting} waiting.`)
  return 0
}

/** Shows a webhook's secret, or makes it another. */
export async function secretOfWebhook(
  world: World,
  { institution, webhook, isNew }: OfWebhook & { isNew: boolean },
): Promise<number> {
  const path = pathOf(institution, 'webhooks', webhook, 'secret')
  const api = serverOf(world)
  const { secret, earlierUntil } = isNew
    ? await api.ask('POST', path, WebhookSecret, { body: {} })
    : await api.ask('GET', path, WebhookSecret)
  world.out(secret)
  if (earlierUntil)
    world.err(`The one before it holds until ${clockTime(earlierUntil)}: messages carry both signatures.`)
  return 0
}

/** Sends a message once more, under the same id. */
export async function resendDelivery(
  world: World,
  { institution, webhook, delivery }: OfWebhook & { delivery: string },
): Promise<number> {
  const path = pathOf(institution, 'webhooks', webhook, 'deliveries', delivery, 'resend')
  const { id, event } = await serverOf(world).ask('POST', path, WebhookDelivery, { body: {} })
  world.out(`${event} ${id} is sent again.`)
  return 0
}
