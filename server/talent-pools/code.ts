import { CODE_TRIES, codeDigits } from '../candidates/sign-in-code.ts'
import type { Deps } from '../deps.ts'
import { isId } from '../http/ids.ts'
import { sameSecret } from '../keys.ts'

export { CODE_TRIES }

type Keys = Pick<Deps, 'keys'>
/** A sign-up or membership, by its ids. */
export type MemberRef = { institutionId: number; id: string }

const about = ({ institutionId, id }: MemberRef) => `${institutionId}:${id}`

/** The eight digits that confirm a sign-up. Derived from the server's keys: neither the outbox nor a copy of the database holds it. */
export const memberCode = ({ keys }: Keys, member: MemberRef): string =>
  codeDigits(keys.hmac('pool-code', about(member)))

/** Is this the sign-up's code? Tells nothing by its time, and holds also for one that was mailed before the keys turned. */
export const isMemberCode = ({ keys }: Keys, member: MemberRef, digits: string): boolean =>
  keys
    .hmacs('pool-code', about(member))
    .map((digest) => sameSecret(codeDigits(digest), digits))
    .includes(true)

/** What a link in a pool's mail is for: leaving, with its undoing; or going to one's own page, where a code is asked for. */
export type LinkUse = 'leave' | 'manage'

/** The secret of such a link, derived as the code is. It does what its mail says it does and nothing else. */
export const memberToken = ({ keys }: Keys, use: LinkUse, member: MemberRef): string =>
  `${member.id}.${keys.hmac('pool-link', `${use}:${about(member)}`)}`

/** The membership that a link of an institution's mail belongs to; null when it is none of ours. */
export function memberOfLink({ keys }: Keys, use: LinkUse, institutionId: number, token: string): MemberRef | null {
  const [id = ''] = token.split('.')
  const isOurs =
    isId(id) &&
    keys
      .hmacs('pool-link', `${use}:${about({ institutionId, id })}`)
      .map((digest) => sameSecret(token, `${id}.${digest}`))
      .includes(true)
  return isOurs ? { institutionId, id } : null
}
