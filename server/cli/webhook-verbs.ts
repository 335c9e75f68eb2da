import { DeliveryStatus } from '../contract/webhooks.ts'
import { UsageError } from './context.ts'
import { institutionOf, none, only, optional, optionalOneOf, read, text, type Verb, wanted } from './given.ts'
import { listWebhooks, resendDelivery, secretOfWebhook, showWebhook, startWebhook, testWebhook } from './webhooks.ts'

/** A verb that is about one webhook, which it names. */
const ofOne =
  (work: (world: Parameters<Verb>[0], one: { institution: string; webhook: string }) => Promise<number>): Verb =>
  (world, args) => {
    const given = read(args, { institution: text })
    return work(world, { institution: institutionOf(given), webhook: only(given, "The webhook's key") })
  }

const WEBHOOK_VERBS: Record<string, Verb> = {
  test: ofOne(testWebhook),
  start: ofOne(startWebhook),
  secret: ofOne((world, one) => secretOfWebhook(world, { ...one, isNew: false })),
  rotate: ofOne((world, one) => secretOfWebhook(world, { ...one, isNew: true })),
  resend(world, args) {
    const given = read(args, { institution: text, webhook: text })
    const delivery = only(given, "The delivery's id")
    return resendDelivery(world, { institution: institutionOf(given), webhook: wanted(given, 'webhook'), delivery })
  },
}

/** What the command line does with webhooks. */
export const webhookVerbs: Record<string, Verb> = {
  webhooks(world, args) {
    const given = read(args, { institution: text, webhook: text, status: text })
    none(given)
    const [institution, webhook] = [institutionOf(given), optional(given, 'webhook')]
    const status = optionalOneOf(given, 'status', DeliveryStatus.options)
    return webhook ? showWebhook(world, { institution, webhook, status }) : listWebhooks(world, { institution })
  },
  webhook(world, [verb = '', ...args]) {
    const chosen = Object.hasOwn(WEBHOOK_VERBS, verb) ? WEBHOOK_VERBS[verb] : undefined
    if (!chosen) throw new UsageError(`webhook takes ${Object.keys(WEBHOOK_VERBS).join(', ')}.`)
    return chosen(world, args)
  },
}
