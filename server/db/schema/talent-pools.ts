import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { StoredAnswer } from '../../contract/question.ts'
import { candidates } from './candidates.ts'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'

/**
 * A person in a talent pool, with the consent that keeps them there (R095). One who is not confirmed yet, or who signs up
 * anew, waits beside the one that counts.
 */
export const poolMembers = pgTable(
  'pool_members',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    id: uuid().notNull(),
    poolKey: text('pool_key').notNull(),
    candidateId: uuid('candidate_id')
      .notNull()
      .references(() => candidates.id, { onDelete: 'cascade' }),
    status: text({ enum: ['unconfirmed', 'member'] }).notNull(),
    name: text().notNull(),
    phone: text(),
    motivation: text(),
    answers: jsonb().$type<StoredAnswer[]>().notNull(),
    language: text({ enum: ['da', 'en'] }).notNull(),
    medium: text(),
    privacyVersion: text('privacy_version').notNull(),
    privacyText: text('privacy_text').notNull(),
    consentVersion: text('consent_version').notNull(),
    consentText: text('consent_text').notNull(),
    consentedAt: instant('consented_at').notNull(),
    confirmations: integer().notNull().default(0),
    confirmationTries: integer('confirmation_tries').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    changedAt: instant('changed_at'),
    expiresAt: instant('expires_at').notNull(),
    /** When the mail before the end was ordered; null again once renewed. */
    remindedAt: instant('reminded_at'),
    /** When the person left by a mail's link: nobody sees them from then on, and it can be undone until they are erased. */
    leftAt: instant('left_at'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    uniqueIndex('pool_members_once').on(t.institutionId, t.poolKey, t.candidateId).where(sql`status = 'member'`),
    index('pool_members_of').on(t.candidateId),
    index('pool_members_expiry').on(t.expiresAt),
    index('pool_members_left').on(t.leftAt).where(sql`left_at is not null`),
  ],
)
