import { sql } from 'drizzle-orm'
import { bigint, boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'
import { jobs } from './jobs.ts'

const STATES = ['not-sent', 'waiting', 'published', 'rejected', 'ended'] as const

/** Jobs that are to stand on Jobnet, or did. */
export const jobnetAds = pgTable(
  'jobnet_ads',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    state: text({ enum: STATES }).notNull(),
    /** Why it was rejected. */
    reason: text(),
    /** Why the last try came to nothing. */
    problem: text(),
    /** The ad's id there. */
    jobnetId: text('jobnet_id'),
    /** The id of the one that was closed for it. */
    replaces: text(),
    /** Our own name for the ad, sent along: by it a lost one is found. */
    reference: text().notNull(),
    /** Goes up with every ad that is created for the job. */
    generation: integer().notNull(),
    /** Of the request that may be under way: the same again is refused there. */
    requestId: uuid('request_id'),
    /** What was asked for and is not known to have come about. */
    pending: text({ enum: ['create', 'update', 'close', 'replace', 'publish'] }),
    pendingHash: text('pending_hash'),
    /** An answer to a creation was lost: there may be two. */
    inDoubt: boolean('in_doubt').notNull(),
    /** Of what stands there. */
    sentHash: text('sent_hash'),
    sentAt: instant('sent_at'),
    failures: integer().notNull(),
    /** Goes up when something changes that the ad hangs on: whoever works on it then looks again. */
    noted: integer().notNull().default(0),
    changedAt: instant('changed_at').notNull(),
    /** Null: when something changes. */
    dueAt: instant('due_at'),
    leasedUntil: instant('leased_until'),
    leasedBy: text('leased_by'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.jobId] }),
    foreignKey({ columns: [t.institutionId, t.jobId], foreignColumns: [jobs.institutionId, jobs.id] }),
    index('jobnet_ads_due').on(t.dueAt),
    index('jobnet_ads_of_state').on(t.institutionId, t.state, t.jobId),
  ],
)

/** What became of them. */
export const jobnetEvents = pgTable(
  'jobnet_events',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    id: uuid().notNull(),
    /** In the order in which they happened. */
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    kind: text({ enum: ['sent', 'updated', 'replaced', 'closed', 'state', 'fault'] }).notNull(),
    from: text({ enum: STATES }).notNull(),
    to: text({ enum: STATES }).notNull(),
    /** An id there; of a rejection or a fault what Jobnet said, which may name somebody: emptied after 30 days. */
    detail: text(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    foreignKey({ columns: [t.institutionId, t.jobId], foreignColumns: [jobs.institutionId, jobs.id] }),
    index('jobnet_events_of').on(t.institutionId, t.jobId, t.seq),
    index('jobnet_events_said').on(t.at).where(sql`detail is not null and (kind = 'fault' or "to" = 'rejected')`),
  ],
)
