import type { Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { signIns } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import type { Call } from '../http/router.ts'
import { newSecret } from '../keys.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { canonicalAddress } from './address.ts'
import { keyHashOf } from './sign-in-code.ts'

/** Tells an address what was done to the account that it belonged to. The row that says where the mail goes lives for a day. */
export async function noticeOf(
  tx: Tx,
  { deps, institution }: { deps: Pick<Deps, 'now' | 'newId' | 'keys'>; institution: Pick<Call['institution'], 'id'> },
  notice: {
    purpose: 'email-changed' | 'account-deleted' | 'account-expiring'
    email: string
    language: Language
    candidateId: string | null
  },
): Promise<void> {
  const id = deps.newId()
  const at = deps.now()
  await tx.insert(signIns).values({
    ...notice,
    id,
    institutionId: institution.id,
    emailCanonical: canonicalAddress(notice.email),
    origin: null,
    // It opens nothing: nobody has this key.
    keyHash: keyHashOf(deps, newSecret()),
    createdAt: at,
    expiresAt: at,
  })
  await enqueueMail(tx, deps, institution.id, { template: notice.purpose, signIn: id })
}
