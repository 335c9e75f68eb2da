// Node: what a message says, or null when it is not ours or older than five minutes. `raw` is the body as it came, before
// anything has parsed it; `headers` have their names in lower case, as Node's and Express's do.
import { createHmac, timingSafeEqual } from 'node:crypto'

export function verify(raw, headers, secret) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures = '' } = headers
  if (!(Math.abs(Date.now() / 1000 - Number(at)) <= 300)) return null
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${at}.${raw}`).digest()
  const isOurs = signatures.split(' ').some((one) => {
    const given = Buffer.from(one.replace('v1,', ''), 'base64')
    return one.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected)
  })
  return isOurs ? JSON.parse(raw) : null
}
