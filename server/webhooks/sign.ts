import { Webhook } from 'standardwebhooks'

/** The headers of a message after Standard Webhooks: its id, when it leaves, and a signature by each secret that holds. */
export function signed(secrets: readonly string[], id: string, at: Date, body: string): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  }
}
