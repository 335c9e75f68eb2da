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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { jobs } from './jobs.ts'

const readByFeed = sql`kind = 'board-feed' and withdrawn_at is null`

/**
 * A period of a job's in a medium, with its own cost (R060-R062). What has begun stays as a row when it ends or is withdrawn; a
 * job that comes back to the medium has another.
 */
export const jobPublications = pgTable(
  'job_publications',
  {
    institutionId: integer('institution_id').notNull(),
    id: uuid().notNull(),
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    mediumKey: text('medium_key').notNull(),
    /** The medium's, kept because the medium may leave the list. */
    kind: text({ enum: ['page', 'intranet', 'board-feed', 'board-mail', 'jobnet'] }).notNull(),
    publishedFrom: instant('published_from').notNull(),
    /** Null: as long as one may apply. */
    publishedUntil: instant('published_until'),
    /** Whole kroner. */
    cost: integer().notNull(),
    /** Taken out of the medium before its end. */
    withdrawnAt: instant('withdrawn_at'),
    /** A later period in the same medium has come after it: nothing of it changes any more. */
    superseded: boolean().notNull().default(false),
    /** When the board is to be told next, where that is done by mail; null: it knows all there is. */
    boardDueAt: instant('board_due_at'),
    /** What the board was told last; null: nothing that holds. */
    toldHash: text('told_hash'),
    /** Until when it was told to show it; null: as long as it stands here. */
    toldUntil: instant('told_until'),
    /** The mail of the outbox by which it got the ad. */
    toldMail: uuid('told_mail'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    uniqueIndex('job_publications_last').on(t.institutionId, t.jobId, t.mediumKey).where(sql`not superseded`),
    index('job_publications_of_job').on(t.institutionId, t.jobId),
    foreignKey({ columns: [t.institutionId, t.jobId], foreignColumns: [jobs.institutionId, jobs.id] }).onDelete(
      'cascade',
    ),
    index('job_publications_by_start').on(t.institutionId, t.publishedFrom, t.id),
    // What a board's feed changes by: the next that begins there, and the next that ends.
    index('job_publications_beginning').on(t.institutionId, t.mediumKey, t.publishedFrom).where(readByFeed),
    index('job_publications_ending').on(t.institutionId, t.mediumKey, t.publishedUntil).where(readByFeed),
    // What feeds tell of for 30 days.
    index('job_publications_withdrawn').on(t.withdrawnAt).where(sql`withdrawn_at is not null`),
    index('job_publications_due').on(t.boardDueAt).where(sql`board_due_at is not null`),
  ],
)
