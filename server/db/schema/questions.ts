import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { QuestionInput, StoredAnswer } from '../../contract/question.ts'
import { applications } from './applications.ts'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'
import { jobs } from './jobs.ts'

const institutionId = () =>
  integer('institution_id')
    .notNull()
    .references(() => institutions.id)

/** Further questions to the applicants of a job after receipt (R080). */
export const questionRounds = pgTable(
  'question_rounds',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    questions: jsonb().$type<QuestionInput[]>().notNull(),
    replyBy: instant('reply_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    actor: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    foreignKey({ columns: [t.institutionId, t.jobId], foreignColumns: [jobs.institutionId, jobs.id] }),
    index('question_rounds_of').on(t.institutionId, t.jobId),
  ],
)

/** One applicant's part of a round. */
export const roundAnswers = pgTable(
  'round_answers',
  {
    institutionId: institutionId(),
    roundId: uuid('round_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    answers: jsonb().$type<StoredAnswer[]>(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.roundId, t.applicationId] }),
    foreignKey({
      columns: [t.institutionId, t.roundId],
      foreignColumns: [questionRounds.institutionId, questionRounds.id],
    }),
    foreignKey({
      columns: [t.institutionId, t.applicationId],
      foreignColumns: [applications.institutionId, applications.id],
    }),
    index('round_answers_of').on(t.institutionId, t.applicationId),
  ],
)
