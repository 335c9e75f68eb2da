import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** What the secrets derived from `OPSLAG_KEYS` are for: one key each. */
export type Purpose = 'api-key' | 'confirmation-code' | 'idempotency' | 'rate-limit' | 'log' | 'cursor'

export type Keys = {
  /** HMAC-SHA-256 in hex under the purpose's own key. */
  hmac(purpose: Purpose, text: string): string
}

/** Derives every secret from `OPSLAG_KEYS`, a long random text. */
export function deriveKeys(material: string): Keys {
  const derived = new Map<Purpose, Buffer>()
  const keyFor = (purpose: Purpose) => {
    const known = derived.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', material, '', `opslag/${purpose}`, 32))
    derived.set(purpose, key)
    return key
  }
  return { hmac: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest('hex') }
}

export const newSecret = (bytes = 32) => randomBytes(bytes).toString('base64url')

/** Compares without telling by time how much was right. */
export const sameSecret = (a: string, b: string) =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
