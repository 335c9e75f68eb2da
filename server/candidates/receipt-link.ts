import { and, eq } from 'drizzle-orm'
import { applications, candidates } from '../db/schema/index.ts'
import { acrossInstitutions, inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { isId } from '../http/ids.ts'
import { overLimit } from '../http/limits.ts'
import type { Call } from '../http/router.ts'
import { sameSecret } from '../keys.ts'
import { BY_RECEIPT } from './limits.ts'

const secret = (institutionId: number, application: string) => `${institutionId}:${application}`

/**
 * The secret behind the link of a receipt, derived. It opens nothing: it names the application, and the account's own address
 * is sent a new code. Good for as long as the application is kept, and OPSLAG_KEYS holds the key that it was made with.
 */
export const receiptToken = ({ keys }: Pick<Deps, 'keys'>, institutionId: number, application: string): string =>
  `${application}.${keys.hmac('receipt-link', secret(institutionId, application))}`

/** Whom a receipt's link is for: the application's reference and the address of its account. Null when there is neither. */
export async function ofReceipt(
  { deps, institution }: Pick<Call, 'deps' | 'institution'>,
  token: string,
): Promise<{ reference: string; email: string } | null> {
  const [id = ''] = token.split('.')
  const isOurs =
    isId(id) &&
    deps.keys
      .hmacs('receipt-link', secret(institution.id, id))
      .map((digest) => sameSecret(token, `${id}.${digest}`))
      .includes(true)
  if (!isOurs) return null
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [row] = await tx
      .select({ reference: applications.reference, candidateId: applications.candidateId })
      .from(applications)
      .where(and(eq(applications.institutionId, institution.id), eq(applications.id, id)))
    if (!row?.candidateId) return null
    const { reference, candidateId } = row
    const [person] = await acrossInstitutions(tx, (tx) =>
      tx.select({ email: candidates.email }).from(candidates).where(eq(candidates.id, candidateId)),
    )
    return person ? { reference, email: person.email } : null
  })
}

/** Counts one more code by a receipt's link; false when it may send no more. */
export async function mayAskByReceipt({ deps, institution }: Pick<Call, 'deps' | 'institution'>, reference: string) {
  const over = []
  for (const limit of BY_RECEIPT) over.push(await overLimit(deps.db, deps, limit, `${institution.id}:${reference}`))
  return over.every((until) => until === null)
}

/** An address as somebody may see it who need not own it: `a•••@example.dk`. */
export const maskedAddress = (email: string): string => {
  const at = email.lastIndexOf('@')
  return `${[...email.slice(0, at)][0] ?? ''}•••${email.slice(at)}`
}
