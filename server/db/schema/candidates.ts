import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'

/**
 * A person across the institutions (R082). Born unconfirmed with the first application from an address; only a
 * signed-in person writes more to it.
 */
export const candidates = pgTable('candidates', {
  id: uuid().primaryKey(),
  email: text().notNull(),
  emailCanonical: text('email_canonical').notNull().unique(),
  /** As the person wrote it while signed in. */
  name: text(),
  phone: text(),
  confirmedAt: instant('confirmed_at'),
  /** When the person last signed in; null before the first time. */
  seenAt: instant('seen_at'),
  /** Since when nothing of theirs is left, and the person was told that the account will go; null again with the next sign-in. */
  expiryToldAt: instant('expiry_told_at'),
  createdAt: instant('created_at').notNull(),
})

/**
 * A code that was asked for, or a notice about the account; gone after a day. The code and the link are derived from the
 * server's keys and the id: a copy of the table opens nothing.
 */
export const signIns = pgTable(
  'sign_ins',
  {
    id: uuid().primaryKey(),
    /** On whose pages. */
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    purpose: text({
      enum: [
        'sign-in',
        'change-email',
        'email-changed',
        'account-deleted',
        'account-expiring',
        // Of those who show that they belong to the institution: by their mailbox there, or by its provider.
        'work-address',
        'work-login',
      ],
    }).notNull(),
    /** Null: nobody has an account by this address, and the mail says so. */
    candidateId: uuid('candidate_id'),
    /** Where the mail goes. */
    email: text().notNull(),
    emailCanonical: text('email_canonical').notNull(),
    language: text({ enum: ['da', 'en'] }).notNull(),
    /** The page that asked; null: our own pages. */
    origin: text(),
    /** HMAC of the key that ties the code to the page or browser that asked. */
    keyHash: text('key_hash').notNull(),
    tries: integer().notNull().default(0),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    /** When the institution's provider said that it is one of its people; a `work-login`'s code is worth nothing before. */
    provenAt: instant('proven_at'),
  },
  (t) => [index('sign_ins_of').on(t.emailCanonical, t.createdAt), index('sign_ins_expiry').on(t.expiresAt)],
)

/**
 * Somebody signed in. With an institution it is worth that institution on that page's origin only; without one it is a
 * session on our own pages, across the institutions. Its secrets are derived from the server's keys and the id.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    candidateId: uuid('candidate_id')
      .notNull()
      .references(() => candidates.id, { onDelete: 'cascade' }),
    institutionId: integer('institution_id').references(() => institutions.id),
    /** Null for our own pages. */
    origin: text(),
    /** Browser and system in a few words, so that the person knows it again. */
    device: text().notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [index('sessions_of').on(t.candidateId), index('sessions_expiry').on(t.endsAt)],
)

/** Who was erased, by id alone: what a restored backup must erase again. */
export const erasures = pgTable('erasures', {
  subject: uuid().primaryKey(),
  kind: text({ enum: ['candidate', 'application', 'pool-member'] }).notNull(),
  at: instant('at').notNull(),
})
