import { and, eq, inArray } from 'drizzle-orm'
import type { Problem } from '../contract/problem.ts'
import type { QuestionWarning } from '../contract/question.ts'
import type { TalentPools } from '../contract/talent-pool.ts'
import type { Tx } from '../db/client.ts'
import { poolMembers } from '../db/schema/index.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { asksForAge } from '../settings/age-question.ts'
import { auditExceptions } from '../settings/audit-exceptions.ts'
import { questionFaults, questionWarnings } from '../settings/question-rules.ts'
import { texts } from '../settings/question-text.ts'
import { keepListEntries } from './list-entries.ts'

type Fault = NonNullable<Problem['fields']>[number]

/** Ids that a pool's questions may not have: the fields that its form has of its own. */
const TAKEN: ReadonlySet<string> = new Set(['name', 'email', 'phone', 'motivation', 'documents', 'consent'])

/** What a schema cannot say about pools. */
export function poolFaults({ pools }: TalentPools): Fault[] {
  const keys = pools.map(({ key }) => key)
  return pools.flatMap((pool, index) => {
    const at = `pools.${index}`
    const { key, questions, documents } = pool
    const { name, text, staffGroup } = pool
    return [
      ...(keys.indexOf(key) < index ? [{ path: `${at}.key`, code: 'duplicate' } as const] : []),
      ...Object.entries({ name, text }).flatMap(([path, said]) =>
        texts(said).some((one) => one.trim() === '') ? [{ path: `${at}.${path}`, code: 'required' } as const] : [],
      ),
      // A pool for an age would ask for it without a question.
      ...Object.entries({ name, staffGroup }).flatMap(([path, said]) =>
        texts(said).some(asksForAge) ? [{ path: `${at}.${path}`, code: 'not-allowed' } as const] : [],
      ),
      ...questionFaults(questions, TAKEN).map((fault) => ({ ...fault, path: `${at}.${fault.path}` })),
      ...(documents.min > documents.max ? [{ path: `${at}.documents.min`, code: 'invalid' } as const] : []),
    ]
  })
}

/** What is allowed but unwise about their questions. */
export const poolWarnings = ({ pools }: TalentPools): QuestionWarning[] =>
  pools.flatMap(({ questions }, index) =>
    questionWarnings(questions).map(({ code, path }) => ({ code, path: `pools.${index}.${path}` })),
  )

/**
 * What a change of the pools wants done in its transaction, while the setting is held: a pool that people are in does not
 * vanish, since they agreed to be in it and must find it; it is closed instead. The list's entries follow.
 * @throws ProblemError `invalid` with `not-allowed` on `pools.<key>` for each that has members and is left out.
 */
export async function holdPools(tx: Tx, call: Call, before: TalentPools, after: TalentPools): Promise<void> {
  const kept = new Set(after.pools.map(({ key }) => key))
  const gone = before.pools.map(({ key }) => key).filter((key) => !kept.has(key))
  const { id } = call.institution
  const missed =
    gone.length === 0
      ? []
      : await tx
          .selectDistinct({ key: poolMembers.poolKey })
          .from(poolMembers)
          .where(
            and(
              eq(poolMembers.institutionId, id),
              eq(poolMembers.status, 'member'),
              inArray(poolMembers.poolKey, gone),
            ),
          )
          .orderBy(poolMembers.poolKey)
  if (missed.length > 0)
    throw new ProblemError('invalid', {
      fields: missed.map(({ key }) => ({ path: `pools.${key}`, code: 'not-allowed' })),
    })
  const questions = ({ pools }: TalentPools) => pools.flatMap((pool) => pool.questions)
  await auditExceptions(tx, call, 'setting:talent-pools', questions(before), questions(after))
  await keepListEntries(tx, call, after.pools)
}
