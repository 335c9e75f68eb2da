import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Application } from '../contract/application.ts'
import type { QuestionRound } from '../contract/candidate.ts'
import type { FurtherQuestions } from '../contract/further-questions.ts'
import type { Language } from '../contract/language.ts'
import type { QuestionInput, QuestionWarning } from '../contract/question.ts'
import type { FormSettings } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { questionRounds, roundAnswers } from '../db/schema/index.ts'
import { asked, type JobLayer, questionsFor } from '../settings/form.ts'
import { questionWarnings } from '../settings/question-rules.ts'
import { texts } from '../settings/question-text.ts'

type Round = typeof questionRounds.$inferSelect
type Part = typeof roundAnswers.$inferSelect

const ofRound = and(
  eq(questionRounds.institutionId, roundAnswers.institutionId),
  eq(questionRounds.id, roundAnswers.roundId),
)

/** The rounds that an application was asked in, the first first. */
export const roundsOf = (tx: Tx, institutionId: number, applicationId: string) =>
  tx
    .select({ round: questionRounds, part: roundAnswers })
    .from(roundAnswers)
    .innerJoin(questionRounds, ofRound)
    .where(and(eq(roundAnswers.institutionId, institutionId), eq(roundAnswers.applicationId, applicationId)))
    .orderBy(asc(questionRounds.askedAt), asc(questionRounds.id))

/** A round as the asked person sees it, texts in the asked language. */
export const shownRound = (
  { round, part }: { round: Round; part: Part },
  { language, isOpen }: { language: Language; isOpen: boolean },
): QuestionRound => ({
  id: round.id,
  askedAt: round.askedAt.toISOString(),
  replyBy: round.replyBy.toISOString(),
  isOpen,
  answeredAt: part.answeredAt?.toISOString() ?? null,
  questions: round.questions.map((question) => asked(question, language)),
  answers: part.answers ?? [],
})

/** What an application answered after its receipt, as the institution reads it. */
export const furtherAnswersOf = async (
  tx: Tx,
  institutionId: number,
  applicationId: string,
): Promise<Application['furtherAnswers']> =>
  (await roundsOf(tx, institutionId, applicationId)).map(({ round, part }) => ({
    round: round.id,
    answeredAt: part.answeredAt?.toISOString() ?? null,
    answers: part.answers ?? [],
  }))

/** What is unwise about asking further, in any case that the requirements change by it (R081). */
export function furtherWarnings(
  questions: readonly QuestionInput[],
  form: FormSettings,
  job: JobLayer,
): QuestionWarning[] {
  const known = [...form.fields.map(({ label }) => label), ...questionsFor(form, job).map(({ text }) => text)]
  return [
    { code: 'changes-the-requirements', path: 'questions' },
    ...questionWarnings(questions, { labels: known.flatMap(texts) }),
  ]
}

/** The rounds of a job as the institution sees them, the newest first. */
export async function listRounds(
  tx: Tx,
  institutionId: number,
  jobId: number,
  warningsOf: (questions: readonly QuestionInput[]) => QuestionWarning[],
): Promise<FurtherQuestions[]> {
  const rows = await tx
    .select({
      round: questionRounds,
      asked: sql<number>`count(${roundAnswers.applicationId})::int`,
      answered: sql<number>`count(${roundAnswers.answeredAt})::int`,
    })
    .from(questionRounds)
    .leftJoin(roundAnswers, ofRound)
    .where(and(eq(questionRounds.institutionId, institutionId), eq(questionRounds.jobId, jobId)))
    .groupBy(questionRounds.institutionId, questionRounds.id)
    .orderBy(desc(questionRounds.askedAt), asc(questionRounds.id))
  return rows.map(({ round, asked, answered }) => ({
    id: round.id,
    askedAt: round.askedAt.toISOString(),
    replyBy: round.replyBy.toISOString(),
    asked,
    answered,
    warnings: warningsOf(round.questions),
  }))
}
