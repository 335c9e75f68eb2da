import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'

/** Before a seed of 32 bytes, an Ed25519 key as PKCS#8 (RFC 8410). */
const BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The demo intranet's own key. It is made of a sentence that everybody can read, and is worth the demo's data only. */
const seed = createHash('sha256').update('The key of the demo intranet, which protects nothing.').digest()
const key = createPrivateKey({ key: Buffer.concat([BEFORE_SEED, seed]), format: 'der', type: 'pkcs8' })

/** Its public half, which the seeding gives to Opslag. */
export const publicKey: string = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What the intranet's server writes on the tag: that whoever reads this page is inside, for five minutes. */
export function tokenFor(institution: string, now = Date.now()): string {
  const iat = Math.floor(now / 1000)
  const text = `${part({ alg: 'EdDSA', typ: 'JWT' })}.${part({ aud: institution, iat, exp: iat + 300 })}`
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`
}
