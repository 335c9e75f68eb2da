import { audit } from '../audit/record.ts'
import type { QuestionInput } from '../contract/question.ts'
import type { Tx } from '../db/client.ts'
import type { Call } from '../http/router.ts'
import { exceptionsIn } from './question-rules.ts'

/** Puts into the audit why something may be asked that otherwise may not, once for each reason. */
export async function auditExceptions(
  tx: Tx,
  call: Omit<Call, 'startedAt'>,
  resource: string,
  before: readonly QuestionInput[],
  after: readonly QuestionInput[],
): Promise<void> {
  const known = exceptionsIn(before)
  const exceptions = exceptionsIn(after).filter((exception) => !known.includes(exception))
  if (exceptions.length > 0) await audit(tx, call, 'question-exception', resource, { exceptions })
}
