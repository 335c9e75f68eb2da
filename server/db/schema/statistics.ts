import { bigint, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { institutions } from './institutions.ts'

/**
 * How often something happened on a day in Copenhagen, by the medium it came from: numbers and nothing of anybody. They stay when
 * the applications are erased.
 */
export const mediaCounts = pgTable(
  'media_counts',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    day: date({ mode: 'string' }).notNull(),
    kind: text({ enum: ['list-view', 'ad-view', 'form-start', 'application', 'withdrawal'] }).notNull(),
    /** 0: of no job. */
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    /** What a list was limited to; empty where there is a job, whose own department counts. */
    department: text().notNull(),
    /** A medium's key, or what a link said; empty where nobody knows. */
    medium: text().notNull(),
    n: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'media_counts_pk', columns: [t.institutionId, t.day, t.kind, t.jobId, t.department, t.medium] }),
  ],
)
