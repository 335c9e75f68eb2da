import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { MailTemplateName } from '../../contract/mail.ts'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'

/** Who did what to what, for an auditor; append-only by trigger (R204–R206). Holds ids, never content. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    institutionId: integer('institution_id').references(() => institutions.id),
    at: instant('at').notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    resource: text().notNull(),
    requestId: text('request_id').notNull(),
    details: jsonb().$type<Record<string, string | number | boolean | null | string[]>>().notNull(),
  },
  (t) => [index('audit_events_of').on(t.institutionId, t.at)],
)

/** Work that must leave this database, written in the transaction that caused it; drained by lease. */
export const outbox = pgTable(
  'outbox',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    id: uuid().notNull(),
    /** In the order in which they were caused. */
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    kind: text({ enum: ['mail'] }).notNull(),
    /** 0 somebody waits for it, 1 as it comes, 2 one of many. */
    priority: smallint().notNull().default(1),
    /** HMAC of the address: mails of one line and priority leave in order. Null: of none. */
    line: text(),
    /** Which mail, once the payload has been emptied too. */
    template: text().$type<MailTemplateName>(),
    /** The application that it is about: it is listed there for as long as that is kept (R105). */
    applicationId: uuid('application_id'),
    /** The job agent or the pool member that it is about: what ends when the mail comes back. */
    signUpId: uuid('sign_up_id'),
    /** What it was ordered to say, by ids. Emptied when it is stopped, and 30 days after it has left or was given up. */
    payload: jsonb().$type<unknown>(),
    status: text({ enum: ['waiting', 'sent', 'dead', 'stopped'] }).notNull(),
    attempts: integer().notNull().default(0),
    dueAt: instant('due_at').notNull(),
    /** From when it may leave, where that is later than its creation: what its age and its 72 hours are counted from. */
    heldUntil: instant('held_until'),
    leasedUntil: instant('leased_until'),
    leasedBy: text('leased_by'),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index('outbox_due').on(t.priority, t.dueAt, t.seq).where(sql`status = 'waiting'`),
    index('outbox_line').on(t.line, t.priority, t.seq).where(sql`status = 'waiting'`),
    index('outbox_of_application').on(t.institutionId, t.applicationId),
    index('outbox_of_status').on(t.institutionId, t.status, t.seq),
    index('outbox_swept').on(t.doneAt).where(sql`status <> 'waiting' and application_id is null`),
  ],
)

/** The answer to a request that carried an Idempotency-Key, kept 24 hours. Key and body only as hashes. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    keyHash: text('key_hash').notNull(),
    bodyHash: text('body_hash').notNull(),
    /** Null while the first request is still running. */
    status: integer(),
    answer: jsonb().$type<unknown>(),
    /** When the first request began: what a deadline is held against, for whoever takes over from a dead one too. */
    createdAt: instant('created_at').notNull(),
    /** Of the request that runs now; only it may write the answer. */
    leasedBy: uuid('leased_by').notNull(),
    leasedUntil: instant('leased_until').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.keyHash] }), index('idempotency_keys_expiry').on(t.expiresAt)],
)

/** Counters of the limits; keys are HMACs of addresses and networks. A row past `expiresAt` counts from nothing. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expiresAt: instant('expires_at').notNull(),
})
