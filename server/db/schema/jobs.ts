import { sql } from 'drizzle-orm'
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
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { JobBlocks } from '../../contract/ad-blocks.ts'
import type { ApplyMedium, Contact, JobInput, Workplace } from '../../contract/job.ts'
import type { Occupation } from '../../contract/jobnet.ts'
import type { Publishing } from '../../contract/media.ts'
import { bytewiseText, instant } from './columns.ts'
import { categories, departments, institutions, locations } from './institutions.ts'

/** The recruitment, from the ad to the closing; one per job at first. `endedAt` starts the retention clock. */
export const recruitmentCases = pgTable(
  'recruitment_cases',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    id: uuid().notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    /** Survives the erasure of the applications. */
    applicationsReceived: integer('applications_received').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.id] })],
)

/**
 * What a source or the institution's people said of a job's media. `audience` and `publishFrom` are what the rest was said beside:
 * the job's own are derived from it all.
 */
export type SaidPublishing = {
  by: 'source' | 'staff'
  audience: JobInput['audience']
  publishFrom: string
  media: Publishing
}

const listed = sql`status = 'published' and audience = 'public'`
/** The few that leave the list before their deadline. */
const listedShorter = sql`status = 'published' and audience = 'public' and listed_until is not null`
/**
 * A job without a deadline is open for ever, and sorts last. Written as a case: the planner counts coalesce among what
 * could leak a row that a policy hides, and would not let it into an index's condition.
 */
const openUntil = sql`(case when deadline is null then 'infinity'::timestamptz else deadline end)`
/** When an ad left the lists, or will by the clock. Written as `server/feeds-out/ended.ts` asks for it. */
const leftAt = sql`(case when listed_until is null then deadline else listed_until end)`
const endedAt = sql`(case when status = 'closed' then least(closed_at, ${leftAt}) else ${leftAt} end)`
const told = sql`audience = 'public' and kind = 'job' and pool_key is null`

export const jobs = pgTable(
  'jobs',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    id: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity({ startWith: 1001 }),
    caseId: uuid('case_id').notNull(),
    source: text().notNull(),
    externalId: text('external_id').notNull(),
    /** Of the input as it was sent: the same input again changes nothing. */
    inputHash: text('input_hash').notNull(),
    kind: text({ enum: ['job', 'talent-pool'] }).notNull(),
    /** `test`: made by a connection test; found by its id, in no list, feed or index. */
    audience: text({ enum: ['public', 'internal', 'test'] }).notNull(),
    status: text({ enum: ['published', 'closed'] }).notNull(),
    closedAt: instant('closed_at'),
    /** Why it was closed by another than its deadline: taken down, or no longer in its source. */
    closedReason: text('closed_reason', { enum: ['withdrawn', 'gone-from-source'] }),
    publishFrom: instant('publish_from').notNull(),
    deadline: instant('deadline'),
    /** Its last instant in a public list, where that is before the deadline. */
    listedUntil: instant('listed_until'),
    /** When it stands on the institution's intranet, for those who prove that they belong there; null: never. */
    internalFrom: instant('internal_from'),
    /** The last instant there; null: as long as the deadline. */
    internalUntil: instant('internal_until'),
    language: text({ enum: ['da', 'en'] }).notNull(),
    title: text().notNull(),
    /** The title's Danish sort key. */
    titleSort: bytewiseText('title_sort').notNull(),
    bodyHtml: text('body_html').notNull(),
    /** What a search looks in, as words with spaces between: the ad's own, and on a second line those of its labels. */
    searchText: text('search_text').notNull(),
    /** How `searchText` was written (`SEARCHED_AS`); what was written otherwise is written anew beside the server's work. */
    searchedAs: integer('searched_as').notNull().default(0),
    departmentKey: text('department_key'),
    categoryKey: text('category_key'),
    locationKey: text('location_key'),
    employmentType: text('employment_type', { enum: ['permanent', 'fixed-term'] }),
    workHours: text('work_hours', { enum: ['full-time', 'part-time'] }),
    employmentArea: text('employment_area'),
    occupation: jsonb().$type<Occupation>(),
    pay: text(),
    partTimePossible: boolean('part_time_possible'),
    fixedTenure: text('fixed_tenure'),
    readvertised: boolean().notNull(),
    applyOtherwise: text('apply_otherwise'),
    applyAt: text('apply_at', { enum: ['here', 'source'] }).notNull(),
    applyUrl: text('apply_url'),
    applyMedium: jsonb('apply_medium').$type<ApplyMedium>(),
    startDate: text('start_date'),
    interviewDates: jsonb('interview_dates').$type<string[]>().notNull(),
    answerExpected: text('answer_expected'),
    workplace: jsonb().$type<Workplace>(),
    numberOfPositions: integer('number_of_positions').notNull(),
    contacts: jsonb().$type<Contact[]>().notNull(),
    /** The job's layer of the form setting. */
    form: jsonb().$type<NonNullable<JobInput['form']>>(),
    /** The job's own screening questions. */
    questions: jsonb().$type<NonNullable<JobInput['questions']>>(),
    /** The job's layer of the mail templates. */
    mailTemplates: jsonb('mail_templates').$type<NonNullable<JobInput['mailTemplates']>>(),
    /** The ad template that the job itself names. */
    template: text(),
    /** What was said of media, and by whom; null: nothing, and the standard holds. */
    publishing: jsonb().$type<SaidPublishing>(),
    /** What stands around the body. */
    blocks: jsonb().$type<JobBlocks>(),
    /** The talent pool that this entry of the list stands for (R019). */
    poolKey: text('pool_key'),
    /** When the job agents were last asked about it; null: not yet, or it has changed since. */
    agentsAskedAt: instant('agents_asked_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    unique('jobs_source').on(t.institutionId, t.source, t.externalId),
    foreignKey({
      columns: [t.institutionId, t.caseId],
      foreignColumns: [recruitmentCases.institutionId, recruitmentCases.id],
    }),
    foreignKey({
      columns: [t.institutionId, t.departmentKey],
      foreignColumns: [departments.institutionId, departments.key],
    }),
    foreignKey({
      columns: [t.institutionId, t.categoryKey],
      foreignColumns: [categories.institutionId, categories.key],
    }),
    foreignKey({
      columns: [t.institutionId, t.locationKey],
      foreignColumns: [locations.institutionId, locations.key],
    }),
    // What the list walks: in its order, past the closed and the internal ones.
    index('jobs_by_deadline').on(t.institutionId, openUntil, t.id).where(listed),
    index('jobs_by_publication').on(t.institutionId, t.publishFrom, t.id).where(listed),
    index('jobs_by_title').on(t.institutionId, t.titleSort, t.id).where(listed),
    index('jobs_by_deadline_everywhere').on(openUntil, t.id).where(listed),
    index('jobs_by_publication_everywhere').on(t.publishFrom, t.id).where(listed),
    index('jobs_by_title_everywhere').on(t.titleSort, t.id).where(listed),
    index('jobs_by_listing_end').on(t.institutionId, t.listedUntil).where(listedShorter),
    index('jobs_by_listing_end_everywhere').on(t.listedUntil).where(listedShorter),
    index('jobs_by_id').on(t.id),
    index('jobs_searched_otherwise').on(t.id).where(sql`searched_as < 1`),
    index('jobs_for_agents')
      .on(t.publishFrom)
      .where(sql`status = 'published' and audience = 'public' and agents_asked_at is null`),
    // What has ended is told for a while, the latest first.
    index('jobs_by_end').on(t.institutionId, endedAt, t.id).where(told),
    index('jobs_by_end_everywhere').on(endedAt, t.id).where(told),
  ],
)
