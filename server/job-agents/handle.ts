import { CODE_TRIES } from '../candidates/sign-in-code.ts'
import type { Deps } from '../deps.ts'
import { isId } from '../http/ids.ts'
import { sameSecret } from '../keys.ts'

export { CODE_TRIES }

type Keys = Pick<Deps, 'keys'>

/**
 * What a handle is good for. `code`: the code of a sign-up's mail is typed to it, until `until`. `digest` and `renewal`: the code of that mail
 * is. `manage`: a code has been typed, and the pages that follow need none until `until`. `leave`: ends the agent, and nothing
 * else. `jobs`: says of the jobs of a digest whether they were relevant.
 */
export type Handle =
  | { use: 'code'; agent: string; until: number }
  | { use: 'leave'; agent: string }
  | MailHandle
  | { use: 'jobs'; agent: string; digest: string }
  | { use: 'manage'; agent: string; until: number }
export type MailHandle = { use: 'digest'; agent: string; digest: string } | { use: 'renewal'; agent: string }

const USES = ['code', 'renewal', 'leave', 'digest', 'jobs', 'manage'] as const

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
const idOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/**
 * A handle as it stands in an answer or a mail's link: sealed, so that nobody sees from it when the agent was made, and nothing
 * in the database opens anything. Every one is another, of the same length for the same use.
 */
export function sealHandle({ keys }: Keys, institutionId: number, handle: Handle): string {
  const more =
    'until' in handle
      ? Buffer.from(handle.until.toString(16).padStart(12, '0'), 'hex')
      : 'digest' in handle
        ? bytesOf(handle.digest)
        : Buffer.alloc(0)
  const plain = Buffer.concat([Buffer.from([USES.indexOf(handle.use)]), bytesOf(handle.agent), more])
  return keys.seal('job-agent', plain, String(institutionId))
}

/** The handle behind a text; null when it is none of this institution's. */
export function openHandle({ keys }: Keys, institutionId: number, text: string): Handle | null {
  let plain: Buffer
  try {
    plain = keys.open('job-agent', text, String(institutionId))
  } catch {
    return null
  }
  const use = USES[plain[0] ?? -1]
  const agent = idOf(plain.subarray(1, 17))
  const more = plain.subarray(17)
  if (!use || !isId(agent)) return null
  if (use === 'manage' || use === 'code') return { use, agent, until: Number.parseInt(more.toString('hex'), 16) }
  return use === 'digest' || use === 'jobs' ? { use, agent, digest: idOf(more) } : { use, agent }
}

const asDigits = (digest: string) => String(Number.parseInt(digest.slice(0, 13), 16) % 100_000_000).padStart(8, '0')
const secret = (institutionId: number, agent: string, mail: string) => `code:${institutionId}:${agent}:${mail}`

/** Which mail a code stands in: the so-manieth of a sign-up, a digest, or the question whether to go on until then. */
export type Coded = { confirmation: number } | { digest: string } | { renewalOf: Date }
const nameOf = (mail: Coded): string =>
  'confirmation' in mail
    ? `confirm:${mail.confirmation}`
    : 'digest' in mail
      ? `digest:${mail.digest}`
      : `renew:${mail.renewalOf.toISOString()}`

/** The eight digits in a mail. Derived: neither the outbox nor a copy of the database holds them. */
export const agentCode = ({ keys }: Keys, institutionId: number, agent: string, mail: Coded): string =>
  asDigits(keys.hmac('job-agent', secret(institutionId, agent, nameOf(mail))))

/** Is this the mail's code? Tells nothing by its time, and holds also for one that was mailed before the keys turned. */
export const isAgentCode = (
  { keys }: Keys,
  institutionId: number,
  agent: string,
  mail: Coded,
  digits: string,
): boolean =>
  keys
    .hmacs('job-agent', secret(institutionId, agent, nameOf(mail)))
    .map((digest) => sameSecret(asDigits(digest), digits))
    .includes(true)
