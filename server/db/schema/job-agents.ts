import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { candidates } from './candidates.ts'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'

const institutionId = () =>
  integer('institution_id')
    .notNull()
    .references(() => institutions.id)

/**
 * A saved search whose new jobs are mailed (R090). The filter stands as the list's statement takes it: lists of keys with
 * commas between (empty: all), words as lines of LIKE patterns.
 */
export const jobAgents = pgTable(
  'job_agents',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    candidateId: uuid('candidate_id')
      .notNull()
      .references(() => candidates.id, { onDelete: 'cascade' }),
    status: text({ enum: ['unconfirmed', 'active', 'paused', 'ended'] }).notNull(),
    reach: text({ enum: ['institution', 'everywhere'] }).notNull(),
    frequency: text({ enum: ['at-once', 'daily', 'weekly'] }).notNull(),
    language: text({ enum: ['da', 'en'] }).notNull(),
    /** The words as they were typed. */
    q: text(),
    words: text().notNull().default(''),
    /** How `words` was written (`SEARCHED_AS`). */
    wordsAs: integer('words_as').notNull().default(0),
    category: text().notNull().default(''),
    location: text().notNull().default(''),
    department: text().notNull().default(''),
    employmentType: text('employment_type').notNull().default(''),
    /** Hash of the filter: the same sign-up twice is one agent. */
    filterHash: text('filter_hash').notNull(),
    /** Codes that were mailed, and tries that the last one has had. */
    confirmations: integer().notNull().default(0),
    confirmationTries: integer('confirmation_tries').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    endsAt: instant('ends_at'),
    renewalAskedAt: instant('renewal_asked_at'),
    endedAt: instant('ended_at'),
    endedReason: text('ended_reason', { enum: ['left', 'bounced', 'not-renewed'] }),
    nextDigestAt: instant('next_digest_at'),
    lastDigestAt: instant('last_digest_at'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    unique('job_agents_once').on(t.institutionId, t.candidateId, t.reach, t.filterHash),
    index('job_agents_of').on(t.candidateId),
    index('job_agents_due').on(t.nextDigestAt).where(sql`status = 'active'`),
    index('job_agents_ending').on(t.endsAt),
    index('job_agents_worded_otherwise').on(t.id).where(sql`words_as < 1`),
  ],
)

/** A digest that was ordered. */
export const digests = pgTable(
  'digests',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    agentId: uuid('agent_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    foreignKey({
      columns: [t.institutionId, t.agentId],
      foreignColumns: [jobAgents.institutionId, jobAgents.id],
    }).onDelete('cascade'),
    index('digests_of').on(t.institutionId, t.agentId),
  ],
)

/** A job that an agent has found: told once, in `digestId`. The job may be another institution's. */
export const agentMatches = pgTable(
  'agent_matches',
  {
    institutionId: institutionId(),
    agentId: uuid('agent_id').notNull(),
    jobInstitutionId: integer('job_institution_id').notNull(),
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    matchedAt: instant('matched_at').notNull(),
    digestId: uuid('digest_id'),
    relevant: boolean(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.agentId, t.jobInstitutionId, t.jobId] }),
    foreignKey({
      columns: [t.institutionId, t.agentId],
      foreignColumns: [jobAgents.institutionId, jobAgents.id],
    }).onDelete('cascade'),
    index('agent_matches_untold').on(t.institutionId, t.agentId).where(sql`digest_id is null`),
    index('agent_matches_of_digest').on(t.institutionId, t.digestId),
  ],
)

/** What the readers of digests said of a job, in numbers; survives the agents. */
export const agentFeedback = pgTable(
  'agent_feedback',
  {
    /** The job's institution. */
    institutionId: institutionId(),
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    sent: integer().notNull().default(0),
    relevant: integer().notNull().default(0),
    notRelevant: integer('not_relevant').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.jobId] })],
)
