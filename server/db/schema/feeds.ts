import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'
import { jobs } from './jobs.ts'

const institutionId = () =>
  integer('institution_id')
    .notNull()
    .references(() => institutions.id)

/** What is remembered of a feed between its runs; what it is stands in the `feeds` setting. */
export const feeds = pgTable(
  'feeds',
  {
    institutionId: institutionId(),
    source: text().notNull(),
    /** ETag and Last-Modified by address, for conditional requests. */
    validators: jsonb().$type<Record<string, { etag?: string; lastModified?: string }>>().notNull(),
    nextRunAt: instant('next_run_at').notNull(),
    /** Runs that failed since the last that did not: the next one waits longer. */
    failures: integer().notNull().default(0),
    leasedUntil: instant('leased_until'),
    leasedBy: text('leased_by'),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.source] }), index('feeds_due').on(t.nextRunAt)],
)

/** The record of every run. */
export const feedRuns = pgTable(
  'feed_runs',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    source: text().notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    outcome: text({
      enum: ['running', 'done', 'not-modified', 'held', 'released', 'dismissed', 'failed'],
    }).notNull(),
    reason: text(),
    found: integer().notNull().default(0),
    added: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    closed: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    /** By the source's own names, 200 at most. */
    refusals: jsonb().$type<{ item: string; path: string; code: string }[]>().notNull(),
    /** `system` for one by the clock. */
    actor: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index('feed_runs_of').on(t.institutionId, t.source, t.startedAt),
  ],
)

/** The connection tests of an institution's pages (R022, R226). */
export const connectionTests = pgTable(
  'connection_tests',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    /** The page that was tested. */
    address: text().notNull(),
    /** The version of the elements that it ran. */
    version: text(),
    /** Null while it is under way. */
    passed: boolean(),
    findings: jsonb().$type<{ check: string; outcome: string; values: Record<string, string | number> }[]>().notNull(),
    /** The job that the test application goes to, while it is there. */
    jobId: bigint('job_id', { mode: 'number' }),
    actor: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    foreignKey({ columns: [t.institutionId, t.jobId], foreignColumns: [jobs.institutionId, jobs.id] }),
    index('connection_tests_of').on(t.institutionId, t.startedAt),
  ],
)
