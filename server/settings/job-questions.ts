import { and, eq, gte, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { LIMITS } from '../contract/limits.ts'
import type { Problem } from '../contract/problem.ts'
import type { FormSettings, SettingThing } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
import { type JobLayer, questionsFor } from './form.ts'
import { questionFaults } from './question-rules.ts'
import { countFaults, takenIds } from './rules.ts'

type Fault = NonNullable<Problem['fields']>[number]

/**
 * Holds a setting still until the transaction ends, also one that has no row yet: a change of it (`exclusive`) and a job that
 * is laid over it (`shared`) wait for each other.
 */
export async function lockSetting(
  tx: Tx,
  institutionId: number,
  thing: SettingThing,
  mode: 'shared' | 'exclusive',
): Promise<void> {
  const name = `setting ${institutionId} ${thing}`
  await tx.execute(
    mode === 'shared'
      ? sql`select pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`
      : sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`,
  )
}

/** What is wrong with a job's layer of the form, held against the institution's. */
export function jobFormFaults(form: FormSettings, job: JobLayer): Fault[] {
  const questions = job.questions ?? []
  const taken = takenIds(form)
  for (const { id } of form.questions) taken.add(id)
  return [
    ...questionFaults(questions, taken),
    ...(questionsFor(form, job).length > LIMITS.questions ? [{ path: 'questions', code: 'too-long' } as const] : []),
    ...(job.form?.documents ? countFaults(job.form.documents, 'form.documents') : []),
  ]
}

/** What an institution's form would take from the jobs that are open: a name of theirs, or the room for their questions. */
export async function clashesWithJobs(tx: Tx, institutionId: number, form: FormSettings, now: Date): Promise<Fault[]> {
  const open = await tx
    .select({ form: jobs.form, questions: jobs.questions })
    .from(jobs)
    .where(
      and(
        eq(jobs.institutionId, institutionId),
        eq(jobs.status, 'published'),
        isNotNull(jobs.questions),
        or(isNull(jobs.deadline), gte(jobs.deadline, now)),
      ),
    )
  const theirs = new Set(open.flatMap(({ questions }) => questions?.map(({ id }) => id) ?? []))
  const named = { fields: form.fields, questions: form.questions }
  return [
    ...Object.entries(named).flatMap(([list, entries]) =>
      entries.flatMap(({ id }, index) =>
        theirs.has(id) ? [{ path: `${list}.${index}.id`, code: 'duplicate' } as const] : [],
      ),
    ),
    ...(open.some((job) => questionsFor(form, job).length > LIMITS.questions)
      ? [{ path: 'questions', code: 'too-long' } as const]
      : []),
  ]
}
