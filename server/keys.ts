import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** What the secrets derived from `OPSLAG_KEYS` are for: one key each. */
export type Purpose =
  | 'api-key'
  | 'confirmation-code'
  | 'cursor'
  | 'download'
  | 'draft'
  | 'idempotency'
  | 'internal'
  | 'job-agent'
  | 'log'
  | 'mail-line'
  | 'pool-code'
  | 'pool-link'
  | 'rate-limit'
  | 'receipt-link'
  | 'session'
  | 'sign-in'
  | 'upload'

/** What is kept encrypted, each under a key of its own. `document-key` wraps the keys of documents. */
export type SealPurpose =
  | 'document-key'
  | 'draft'
  | 'internal'
  | 'job-agent'
  | 'message'
  | 'preferential-access'
  | 'theme-preview'
  | 'webhook'

export type Keys = {
  /** HMAC-SHA-256 in hex under the purpose's own key, of the current generation. */
  hmac(purpose: Purpose, text: string): string
  /** The same under every generation that is still known, the current one first: to recognise what an earlier one made. */
  hmacs(purpose: Purpose, text: string): string[]
  /** Encrypts with AES-256-GCM; opens only with the same purpose and `about`, e.g. the ids of the row it stands in. */
  seal(purpose: SealPurpose, plain: string | Uint8Array, about: string): string
  /** @throws Error when it was sealed by a generation that is no longer known, for something else, or was changed. */
  open(purpose: SealPurpose, sealed: string, about: string): Buffer
  /** What everything sealed by the current generation begins with. */
  readonly generation: string
}

const NONCE = 12
const TAG = 16

/** What the text of an institution's row is sealed for: an id is an institution's. */
export const aboutRow = ({ institutionId, id }: { institutionId: number; id: string }): string =>
  `${institutionId}:${id}`

/** One generation's keys. Its name tells nothing of its material. */
function generationOf(material: string) {
  const derived = new Map<string, Buffer>()
  const keyFor = (use: string) => {
    const known = derived.get(use)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', material, '', `opslag/${use}`, 32))
    derived.set(use, key)
    return key
  }
  return { name: `${keyFor('generation').toString('hex', 0, 4)}.`, keyFor }
}

/**
 * Derives every secret from `OPSLAG_KEYS`: one long random text, or several with spaces between, the newest first. New
 * secrets come from the first; what the others made is still recognised and opened, until it has been sealed anew.
 */
export function deriveKeys(material: string): Keys {
  const generations = material.split(/\s+/).filter(Boolean).map(generationOf)
  const current = generations[0]!
  const hmac = (keyFor: typeof current.keyFor, purpose: Purpose, text: string) =>
    createHmac('sha256', keyFor(purpose)).update(text).digest('hex')
  return {
    generation: current.name,
    hmac: (purpose, text) => hmac(current.keyFor, purpose, text),
    hmacs: (purpose, text) => generations.map(({ keyFor }) => hmac(keyFor, purpose, text)),
    seal(purpose, plain, about) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', current.keyFor(`seal/${purpose}`), nonce).setAAD(Buffer.from(about))
      const body = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
      return current.name + body.toString('base64url')
    },
    open(purpose, sealed, about) {
      const generation = generations.find(({ name }) => sealed.startsWith(name))
      if (!generation) throw new Error('Sealed by keys that OPSLAG_KEYS no longer holds.')
      const body = Buffer.from(sealed.slice(generation.name.length), 'base64url')
      const decipher = createDecipheriv(
        'aes-256-gcm',
        generation.keyFor(`seal/${purpose}`),
        body.subarray(0, NONCE),
      ).setAAD(Buffer.from(about))
      decipher.setAuthTag(body.subarray(-TAG))
      return Buffer.concat([decipher.update(body.subarray(NONCE, -TAG)), decipher.final()])
    },
  }
}

export const newSecret = (bytes = 32) => randomBytes(bytes).toString('base64url')

/** Compares without telling by time how much was right. */
export const sameSecret = (a: string, b: string) =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
