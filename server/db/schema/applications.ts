import { sql } from 'drizzle-orm'
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { StoredAnswer } from '../../contract/question.ts'
import { candidates } from './candidates.ts'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'
import { jobs, recruitmentCases } from './jobs.ts'

/** A frozen snapshot of what was sent, labels included. */
export const applications = pgTable(
  'applications',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    id: uuid().notNull(),
    reference: text().notNull(),
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    caseId: uuid('case_id').notNull(),
    candidateId: uuid('candidate_id').references(() => candidates.id),
    status: text({ enum: ['received', 'awaiting-confirmation', 'replaced', 'withdrawn'] }).notNull(),
    name: text().notNull(),
    email: text(),
    emailCanonical: text('email_canonical'),
    phone: text(),
    fields: jsonb().$type<{ id: string; label: string; value: string }[]>().notNull(),
    motivation: text(),
    answers: jsonb().$type<StoredAnswer[]>().notNull(),
    /** Sealed `yes` or `no` (health data); null where it was not asked. */
    preferentialAccess: text('preferential_access'),
    privacyVersion: text('privacy_version'),
    privacyText: text('privacy_text'),
    acknowledgedAt: instant('acknowledged_at'),
    language: text({ enum: ['da', 'en'] }).notNull(),
    medium: text(),
    receivedBy: text('received_by', { enum: ['form', 'post', 'e-mail'] }).notNull(),
    receivedAt: instant('received_at').notNull(),
    /** The last change by the person, before the deadline. */
    changedAt: instant('changed_at'),
    lateReason: text('late_reason'),
    /** HMAC of the code that confirms the address, while one is out. */
    confirmationHash: text('confirmation_hash'),
    confirmationTries: integer('confirmation_tries').notNull().default(0),
    confirmationExpiresAt: instant('confirmation_expires_at'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    unique('applications_reference').on(t.institutionId, t.reference),
    foreignKey({ columns: [t.institutionId, t.jobId], foreignColumns: [jobs.institutionId, jobs.id] }),
    foreignKey({
      columns: [t.institutionId, t.caseId],
      foreignColumns: [recruitmentCases.institutionId, recruitmentCases.id],
    }),
    index('applications_of_job').on(t.institutionId, t.jobId, t.receivedAt),
    index('applications_of_candidate').on(t.candidateId),
    index('applications_of_case').on(t.institutionId, t.caseId),
    uniqueIndex('applications_one_counts')
      .on(t.institutionId, t.jobId, t.emailCanonical)
      .where(sql`status = 'received' and received_by = 'form'`),
  ],
)

/** What happened to an application, append-only. */
export const applicationEvents = pgTable(
  'application_events',
  {
    institutionId: integer('institution_id').notNull(),
    id: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    applicationId: uuid('application_id').notNull(),
    kind: text().notNull(),
    from: text(),
    to: text(),
    /** `anonymous`, `candidate:…`, `key:…`, `system`. */
    actor: text().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    foreignKey({
      columns: [t.institutionId, t.applicationId],
      foreignColumns: [applications.institutionId, applications.id],
    }),
    index('application_events_of').on(t.institutionId, t.applicationId),
  ],
)
