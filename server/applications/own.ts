import { and, count, desc, eq, gte, isNull, type SQL } from 'drizzle-orm'
import { signedIn } from '../candidates/signed-in.ts'
import type { CandidateApplication, CandidateApplicationSummary } from '../contract/candidate.ts'
import type { InternalSettings } from '../contract/internal.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { applications, jobs, questionRounds, recruitmentCases, roundAnswers } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { documentsOfApplication } from '../files/queries.ts'
import { roundsOf, shownRound } from '../further-questions/queries.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import { internalSettings } from '../internal/setting.ts'
import { adAddress } from '../jobs/shape.ts'
import { readableMessages } from '../mails/messages.ts'
import { formOf } from '../settings/form.ts'
import { isForAll, isInside } from './open-job.ts'
import { openPreference } from './preferential-access.ts'
import { acknowledgedOf } from './queries.ts'
import { readReference } from './reference.ts'
import { canWithdraw } from './status.ts'

/** One's own application with what decides about it. */
export type OwnRow = {
  application: typeof applications.$inferSelect
  job: typeof jobs.$inferSelect
  /** When the recruitment ended. */
  endedAt: Date | null
}

/** Whose, where and in which language; `at` is when the request began. */
type Viewing = {
  deps: Pick<Deps, 'config' | 'keys'>
  institution: Pick<InstitutionRef, 'id' | 'slug' | 'profile'>
  candidateId: string
  language: Language
  at: Date
}

const rows = (tx: Tx, institutionId: number, candidateId: string, more?: SQL): Promise<OwnRow[]> =>
  tx
    .select({ application: applications, job: jobs, endedAt: recruitmentCases.endedAt })
    .from(applications)
    .innerJoin(jobs, and(eq(jobs.institutionId, applications.institutionId), eq(jobs.id, applications.jobId)))
    .innerJoin(
      recruitmentCases,
      and(eq(recruitmentCases.institutionId, applications.institutionId), eq(recruitmentCases.id, applications.caseId)),
    )
    .where(and(eq(applications.institutionId, institutionId), eq(applications.candidateId, candidateId), more))
    .orderBy(desc(applications.receivedAt), desc(applications.id))

/** One's own application. @throws ProblemError `not-found`, also for somebody else's. */
export async function ownRow(tx: Tx, institutionId: number, candidateId: string, typed: string): Promise<OwnRow> {
  const reference = readReference(typed) ?? ''
  const [row] = await rows(tx, institutionId, candidateId, eq(applications.reference, reference))
  if (!row) throw new ProblemError('not-found')
  return row
}

/**
 * The same while its recruitment is held, as applying holds it: changes of one application come one after the other, and
 * each sees what the one before made of it. @throws ProblemError `not-found`.
 */
export async function holdOwnRow(tx: Tx, institutionId: number, candidateId: string, typed: string): Promise<OwnRow> {
  const { application } = await ownRow(tx, institutionId, candidateId, typed)
  await tx
    .select({ id: recruitmentCases.id })
    .from(recruitmentCases)
    .where(and(eq(recruitmentCases.institutionId, institutionId), eq(recruitmentCases.id, application.caseId)))
    .for('update')
  return ownRow(tx, institutionId, candidateId, typed)
}

/** Does the job still take what belongs to this application? Its deadline apart. */
export const takesChanges = ({ application, job, endedAt }: OwnRow, at: Date): boolean =>
  endedAt === null &&
  job.caseId === application.caseId &&
  job.status === 'published' &&
  job.applyAt === 'here' &&
  (isForAll(job, at) || isInside(job, at))

const canChange = (row: OwnRow, at: Date) =>
  row.application.status === 'received' &&
  takesChanges(row, at) &&
  (row.job.deadline === null || at <= row.job.deadline)

/** May a round still be answered? */
export const isRoundOpen = (
  { application, endedAt }: Pick<OwnRow, 'application' | 'endedAt'>,
  { replyBy }: { replyBy: Date },
  at: Date,
): boolean => application.status === 'received' && endedAt === null && at <= replyBy

function summaryOf(
  row: OwnRow,
  openQuestions: number,
  viewing: Viewing,
  internal: InternalSettings,
): CandidateApplicationSummary {
  const { application: a, job } = row
  const { deps, institution, language, at } = viewing
  const { slug, profile } = institution
  return {
    reference: a.reference,
    institution: { slug, name: inLanguage(profile.name, language).text },
    job: {
      id: String(job.id),
      title: job.title,
      url: adAddress({ origin: deps.config.origin, slug, pages: profile.pages, internal }, job, at),
      deadline: job.deadline?.toISOString() ?? null,
    },
    status: a.status,
    receivedAt: a.receivedAt.toISOString(),
    changedAt: a.changedAt?.toISOString() ?? null,
    answerExpected: job.answerExpected,
    canChange: canChange(row, at),
    canWithdraw: row.endedAt === null && canWithdraw(a.status),
    openQuestions: a.status === 'received' && row.endedAt === null ? openQuestions : 0,
  }
}

/** One's own applications to an institution, the newest first. */
async function listOwn(tx: Tx, viewing: Viewing): Promise<CandidateApplicationSummary[]> {
  const { institution, candidateId, at } = viewing
  const waiting = await tx
    .select({ id: roundAnswers.applicationId, open: count() })
    .from(roundAnswers)
    .innerJoin(
      questionRounds,
      and(eq(questionRounds.institutionId, roundAnswers.institutionId), eq(questionRounds.id, roundAnswers.roundId)),
    )
    .innerJoin(
      applications,
      and(
        eq(applications.institutionId, roundAnswers.institutionId),
        eq(applications.id, roundAnswers.applicationId),
        eq(applications.candidateId, candidateId),
      ),
    )
    .where(
      and(
        eq(roundAnswers.institutionId, institution.id),
        isNull(roundAnswers.answeredAt),
        gte(questionRounds.replyBy, at),
      ),
    )
    .groupBy(roundAnswers.applicationId)
  const open = new Map(waiting.map((row) => [row.id, row.open]))
  const internal = await internalSettings(tx, institution.id)
  const found = await rows(tx, institution.id, candidateId)
  return found.map((row) => summaryOf(row, open.get(row.application.id) ?? 0, viewing, internal))
}

/** One's own application, whole: what was sent, what was asked since, and the form while it can be changed. */
export async function wholeOwn(tx: Tx, row: OwnRow, viewing: Viewing): Promise<CandidateApplication> {
  const { application: a, job } = row
  const { deps, institution, language, at } = viewing
  const rounds = (await roundsOf(tx, institution.id, a.id)).map((asked) =>
    shownRound(asked, { language, isOpen: isRoundOpen(row, asked.round, at) }),
  )
  const waiting = rounds.filter(({ isOpen, answeredAt }) => isOpen && answeredAt === null).length
  return {
    ...summaryOf(row, waiting, viewing, await internalSettings(tx, institution.id)),
    applicant: { name: a.name, email: a.email, phone: a.phone },
    fields: a.fields,
    motivation: a.motivation,
    documents: await documentsOfApplication(tx, institution.id, a.id),
    answers: a.answers,
    preferentialAccess: openPreference(deps, a),
    acknowledged: acknowledgedOf(a),
    rounds,
    messages: await readableMessages(tx, deps, { institutionId: institution.id, applicationId: a.id, at }),
    form: canChange(row, at) ? await formOf(tx, institution, job, language) : null,
  }
}

/** What a call of the person's own looks at. @throws ProblemError `sign-in`, `forbidden`. */
export const viewingOf = (call: Call, language: Language): Viewing => ({
  deps: call.deps,
  institution: call.institution,
  candidateId: signedIn(call, 'own-application').id,
  language,
  at: call.startedAt,
})

/** The list for the person's own page. @throws ProblemError `sign-in`, `forbidden`. */
export async function readOwnList(call: Call, language: Language): Promise<CandidateApplicationSummary[]> {
  const viewing = viewingOf(call, language)
  return inInstitution(call.deps.db, call.institution.id, (tx) => listOwn(tx, viewing))
}

/** One of one's own. @throws ProblemError `sign-in`, `forbidden`, `not-found`. */
export async function readOwn(call: Call, reference: string, language: Language): Promise<CandidateApplication> {
  const viewing = viewingOf(call, language)
  const { id } = call.institution
  return inInstitution(call.deps.db, id, async (tx) =>
    wholeOwn(tx, await ownRow(tx, id, viewing.candidateId, reference), viewing),
  )
}
