import { isDeepStrictEqual } from 'node:util'
import { and, eq, ne } from 'drizzle-orm'
import { actorName, can } from '../actors.ts'
import { readReference } from '../applications/reference.ts'
import { recordEvents } from '../applications/status.ts'
import { audit } from '../audit/record.ts'
import type { FurtherQuestions, FurtherQuestionsInput } from '../contract/further-questions.ts'
import type { Problem } from '../contract/problem.ts'
import type { QuestionInput } from '../contract/question.ts'
import { chunks } from '../db/chunks.ts'
import type { Tx } from '../db/client.ts'
import { applications, jobs, questionRounds, recruitmentCases, roundAnswers } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { jobIdOf } from '../http/ids.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { cleaned } from '../http/text.ts'
import { deadlineInstant } from '../jobs/deadline.ts'
import { enqueueMails } from '../queue/enqueue.ts'
import { auditExceptions } from '../settings/audit-exceptions.ts'
import { formFactsOf } from '../settings/form.ts'
import { questionFaults } from '../settings/question-rules.ts'
import { furtherWarnings, listRounds } from './queries.ts'

type Job = typeof jobs.$inferSelect

/** The job, while its recruitment is held as applying holds it. @throws ProblemError `not-found`; `job-closed` once it has ended. */
async function holdJob(tx: Tx, institutionId: number, id: string): Promise<Job> {
  const [row] = await tx
    .select({ job: jobs, endedAt: recruitmentCases.endedAt })
    .from(jobs)
    .innerJoin(
      recruitmentCases,
      and(eq(recruitmentCases.institutionId, jobs.institutionId), eq(recruitmentCases.id, jobs.caseId)),
    )
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, jobIdOf(id)), ne(jobs.audience, 'test')))
    .for('update', { of: recruitmentCases })
  if (!row) throw new ProblemError('not-found')
  if (row.endedAt) throw new ProblemError('job-closed')
  return row.job
}

/**
 * Whom to ask: all whose applications count and came by the form, or those of them that are named. Who applied by post has no
 * account to answer in. @throws ProblemError `invalid` for each that cannot be asked, or when there is nobody.
 */
async function whomToAsk(tx: Tx, institutionId: number, job: Job, named: string[] | undefined): Promise<string[]> {
  const found = await tx
    .select({ id: applications.id, reference: applications.reference })
    .from(applications)
    .where(
      and(
        eq(applications.institutionId, institutionId),
        eq(applications.jobId, job.id),
        eq(applications.caseId, job.caseId),
        eq(applications.status, 'received'),
        eq(applications.receivedBy, 'form'),
      ),
    )
    .orderBy(applications.receivedAt, applications.id)
  const byReference = new Map(found.map(({ id, reference }) => [reference, id]))
  if (!named) {
    if (found.length === 0) throw invalidField('applications', 'required')
    return found.map(({ id }) => id)
  }
  const fields: Problem['fields'] = []
  const ids = named.map((typed, index) => {
    const id = byReference.get(readReference(typed) ?? '')
    if (id === undefined) fields.push({ path: `applications.${index}`, code: 'unknown-key' })
    return id
  })
  if (named.length === 0) fields.push({ path: 'applications', code: 'required' })
  if (fields.length > 0) throw new ProblemError('invalid', { fields })
  return [...new Set(ids.filter((id) => id !== undefined))]
}

/** The round of these very questions until the same day, when there is one: asking again asks only whom it did not reach. */
async function sameRound(
  tx: Tx,
  institutionId: number,
  jobId: number,
  { questions, replyBy }: { questions: QuestionInput[]; replyBy: Date },
): Promise<string | undefined> {
  const rounds = await tx
    .select({ id: questionRounds.id, questions: questionRounds.questions })
    .from(questionRounds)
    .where(
      and(
        eq(questionRounds.institutionId, institutionId),
        eq(questionRounds.jobId, jobId),
        eq(questionRounds.replyBy, replyBy),
      ),
    )
  return rounds.find((round) => isDeepStrictEqual(round.questions, questions))?.id
}

/**
 * Asks applicants further questions after the receipt of their applications (R080): each gets a standard mail, and answers
 * signed in. The same questions again reach those whom they did not reach before, and nobody twice.
 * @throws ProblemError `forbidden`; `not-found`; `job-closed` when the recruitment has ended; `invalid`.
 */
export function askFurther(call: Call, jobId: string, sent: FurtherQuestionsInput): Promise<FurtherQuestions> {
  const { deps, actor, institution } = call
  if (!can(actor, 'ask-further', institution)) throw new ProblemError('forbidden')
  const questions = cleaned(sent.questions)
  const replyBy = deadlineInstant(sent.replyBy)
  const now = deps.now()
  const fields = questionFaults(questions)
  if (replyBy <= now) fields.push({ path: 'replyBy', code: 'not-allowed' })
  if (fields.length > 0) throw new ProblemError('invalid', { fields })
  return inInstitution(deps.db, institution.id, async (tx) => {
    const job = await holdJob(tx, institution.id, jobId)
    const wanted = await whomToAsk(tx, institution.id, job, sent.applications)
    const known = await sameRound(tx, institution.id, job.id, { questions, replyBy })
    const id = known ?? deps.newId()
    if (known === undefined) {
      await tx.insert(questionRounds).values({
        institutionId: institution.id,
        id,
        jobId: job.id,
        questions,
        replyBy,
        askedAt: now,
        actor: actorName(actor),
      })
      await auditExceptions(tx, call, `question-round:${id}`, [], questions)
    }
    const ids: string[] = []
    for (const some of chunks(wanted)) {
      const asked = await tx
        .insert(roundAnswers)
        .values(some.map((applicationId) => ({ institutionId: institution.id, roundId: id, applicationId })))
        .onConflictDoNothing()
        .returning({ id: roundAnswers.applicationId })
      ids.push(...asked.map((part) => part.id))
    }
    if (ids.length > 0) {
      await recordEvents(tx, call, ids, 'asked')
      await enqueueMails(
        tx,
        deps,
        institution.id,
        ids.map((application) => ({ template: 'further-questions', application, round: id })),
      )
      await audit(tx, call, 'further-questions-asked', `question-round:${id}`, { job: job.id, asked: ids.length })
    }
    const { form } = await formFactsOf(tx, institution)
    const rounds = await listRounds(tx, institution.id, job.id, (asked) => furtherWarnings(asked, form, job))
    return rounds.find((round) => round.id === id)!
  })
}

/** The rounds of a job, newest first. @throws ProblemError `forbidden`, `not-found`. */
export function listFurther(call: Call, jobId: string): Promise<FurtherQuestions[]> {
  const { deps, actor, institution } = call
  if (!can(actor, 'ask-further', institution)) throw new ProblemError('forbidden')
  const id = jobIdOf(jobId)
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [job] = await tx
      .select()
      .from(jobs)
      .where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, id), ne(jobs.audience, 'test')))
    if (!job) throw new ProblemError('not-found')
    const { form } = await formFactsOf(tx, institution)
    return listRounds(tx, institution.id, job.id, (asked) => furtherWarnings(asked, form, job))
  })
}
