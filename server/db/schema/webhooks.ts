import { sql } from 'drizzle-orm'
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'
import { jobs } from './jobs.ts'

const institutionId = () =>
  integer('institution_id')
    .notNull()
    .references(() => institutions.id)

/** How it goes with a webhook; what it is stands in the `webhooks` setting. */
export const webhooks = pgTable(
  'webhooks',
  {
    institutionId: institutionId(),
    key: text().notNull(),
    /** The address that this is about: another one is another receiver. */
    address: text().notNull(),
    /** It has asked to hear no more. Null: it is told. */
    stoppedAt: instant('stopped_at'),
    /** Not knocked at before this: it failed, or asked to be left in peace for a while. */
    restsUntil: instant('rests_until'),
    /** Failures since it last took something: it rests longer. */
    failures: integer().notNull().default(0),
    triedAt: instant('tried_at'),
    /** One worker at a time sends to it. */
    leasedUntil: instant('leased_until'),
    leasedBy: text('leased_by'),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.key] })],
)

/** What a webhook is signed with: the newest, and an earlier one until it ends. */
export const webhookSecrets = pgTable(
  'webhook_secrets',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    webhookKey: text('webhook_key').notNull(),
    /** Sealed for its row. */
    secret: text().notNull(),
    createdAt: instant('created_at').notNull(),
    /** Null: the one that holds. */
    endsAt: instant('ends_at'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    foreignKey({
      columns: [t.institutionId, t.webhookKey],
      foreignColumns: [webhooks.institutionId, webhooks.key],
    }).onDelete('cascade'),
    index('webhook_secrets_of').on(t.institutionId, t.webhookKey),
  ],
)

/** What is told to whom, and what came of it. Kept for 30 days after its end. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    /** In the order in which it happened. */
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    webhookKey: text('webhook_key').notNull(),
    event: text().notNull(),
    jobId: bigint('job_id', { mode: 'number' }),
    /** What is told of one job leaves in order. Null: in no order. */
    line: text(),
    /** As it is sent, the same at every try. */
    body: text().notNull(),
    status: text({ enum: ['waiting', 'delivered', 'dead', 'stopped'] }).notNull(),
    attempts: integer().notNull().default(0),
    dueAt: instant('due_at').notNull(),
    /** Its 72 hours are counted from here. */
    since: instant('since').notNull(),
    /** HTTP's code of the last answer. */
    answered: integer(),
    /** Why it was not taken. */
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index('webhook_deliveries_due').on(t.institutionId, t.webhookKey, t.dueAt).where(sql`status = 'waiting'`),
    index('webhook_deliveries_line')
      .on(t.institutionId, t.webhookKey, t.line, t.seq)
      .where(sql`status = 'waiting' and line is not null`),
    index('webhook_deliveries_of').on(t.institutionId, t.webhookKey, t.seq),
    index('webhook_deliveries_swept').on(t.doneAt).where(sql`status <> 'waiting'`),
  ],
)

/** What the webhooks were told of a job, and when to look at it next. Written for institutions that have webhooks. */
export const jobNews = pgTable(
  'job_news',
  {
    institutionId: institutionId(),
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    /** By the webhook's key, what it knows the job as (webhooks/shown.ts); nothing while the job is not open to it. */
    told: jsonb().$type<Record<string, string>>().notNull(),
    /** The job has changed, or changes by the clock then. Null: never by itself. */
    lookAt: instant('look_at'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.jobId] }),
    foreignKey({
      columns: [t.institutionId, t.jobId],
      foreignColumns: [jobs.institutionId, jobs.id],
    }).onDelete('cascade'),
    index('job_news_due').on(t.lookAt),
  ],
)
