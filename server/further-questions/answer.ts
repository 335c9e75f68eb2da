import { and, eq } from 'drizzle-orm'
import { checkAnswers } from '../applications/check-answers.ts'
import { holdOwnRow, isRoundOpen, viewingOf } from '../applications/own.ts'
import { recordEvent } from '../applications/status.ts'
import { audit } from '../audit/record.ts'
import type { QuestionRound, RoundAnswers } from '../contract/candidate.ts'
import { roundAnswers } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { asked } from '../settings/form.ts'
import { roundsOf, shownRound } from './queries.ts'

/**
 * Answers a round of further questions; until its time is up the answers can be given anew. The time is held against when
 * the request began.
 * @throws ProblemError `not-found`; `gone` when the application no longer counts; `job-closed` when the recruitment has
 * ended; `deadline-passed`; `invalid` by question.
 */
export function answerRound(
  call: Call,
  { reference, round: id }: { reference: string; round: string },
  { answers, language }: RoundAnswers,
): Promise<QuestionRound> {
  const { deps, institution, startedAt: at } = call
  const { candidateId } = viewingOf(call, language)
  return inInstitution(deps.db, institution.id, async (tx) => {
    const row = await holdOwnRow(tx, institution.id, candidateId, reference)
    const { application } = row
    const rounds = isId(id) ? await roundsOf(tx, institution.id, application.id) : []
    const found = rounds.find(({ round }) => round.id === id)
    if (!found) throw new ProblemError('not-found')
    if (application.status !== 'received') throw new ProblemError('gone')
    if (!isRoundOpen(row, found.round, at)) throw new ProblemError(row.endedAt ? 'job-closed' : 'deadline-passed')
    const { faults, stored } = checkAnswers(
      found.round.questions.map((question) => asked(question, language)),
      answers,
      language,
    )
    if (faults.length > 0) throw new ProblemError('invalid', { fields: faults })
    const part = { answers: stored, answeredAt: at }
    await tx
      .update(roundAnswers)
      .set(part)
      .where(
        and(
          eq(roundAnswers.institutionId, institution.id),
          eq(roundAnswers.roundId, id),
          eq(roundAnswers.applicationId, application.id),
        ),
      )
    await recordEvent(tx, call, application.id, 'answered')
    await audit(tx, call, 'further-questions-answered', `application:${application.id}`, { round: id })
    return shownRound({ ...found, part: { ...found.part, ...part } }, { language, isOpen: true })
  })
}
