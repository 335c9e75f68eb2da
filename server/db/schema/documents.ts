import { sql } from 'drizzle-orm'
import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { FileFault } from '../../contract/document.ts'
import { applications } from './applications.ts'
import { candidates } from './candidates.ts'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'
import { jobs } from './jobs.ts'
import { poolMembers } from './talent-pools.ts'

const institutionId = () =>
  integer('institution_id')
    .notNull()
    .references(() => institutions.id)

/** What has been filled in and not sent; readable only by the person whose address it was saved for. */
export const drafts = pgTable(
  'drafts',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    candidateId: uuid('candidate_id')
      .notNull()
      .references(() => candidates.id, { onDelete: 'cascade' }),
    /** HMAC of the key that the page which saved it holds. */
    keyHash: text('key_hash').notNull(),
    /** The content, sealed. */
    content: text().notNull(),
    language: text({ enum: ['da', 'en'] }).notNull(),
    savedAt: instant('saved_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    foreignKey({ columns: [t.institutionId, t.jobId], foreignColumns: [jobs.institutionId, jobs.id] }),
    index('drafts_of').on(t.candidateId),
    index('drafts_expiry').on(t.expiresAt),
  ],
)

/**
 * A file, from the first byte of its upload to its erasure. Its bytes stand in the file store, record by record, encrypted
 * with a key of its own that is kept here wrapped. It belongs to an application, a draft, a member of a talent pool, or nobody yet.
 */
export const documents = pgTable(
  'documents',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    /** HMAC of the upload's id, which is a secret of whoever uploads. */
    uploadHash: text('upload_hash').notNull().unique(),
    /** What it was uploaded for: a job, or a talent pool. */
    jobId: bigint('job_id', { mode: 'number' }),
    poolKey: text('pool_key'),
    applicationId: uuid('application_id'),
    draftId: uuid('draft_id'),
    memberId: uuid('member_id'),
    /** Its place among the documents of what it belongs to. */
    position: integer().notNull().default(0),
    name: text().notNull(),
    bytes: integer().notNull(),
    received: integer().notNull().default(0),
    /** Encrypted records in the store. */
    records: integer().notNull().default(0),
    status: text({ enum: ['uploading', 'pending', 'clean', 'blocked'] }).notNull(),
    fault: text().$type<FileFault>(),
    /** The document's key, wrapped by one derived from `OPSLAG_KEYS`; null once the document was erased. */
    wrappedKey: text('wrapped_key'),
    createdAt: instant('created_at').notNull(),
    completedAt: instant('completed_at'),
    /** For the scanner's queue. */
    scanAttempts: integer('scan_attempts').notNull().default(0),
    scanDueAt: instant('scan_due_at'),
    scanLeasedUntil: instant('scan_leased_until'),
    scannedAt: instant('scanned_at'),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    foreignKey({ columns: [t.institutionId, t.jobId], foreignColumns: [jobs.institutionId, jobs.id] }),
    foreignKey({
      columns: [t.institutionId, t.applicationId],
      foreignColumns: [applications.institutionId, applications.id],
    }),
    foreignKey({ columns: [t.institutionId, t.draftId], foreignColumns: [drafts.institutionId, drafts.id] }),
    foreignKey({ columns: [t.institutionId, t.memberId], foreignColumns: [poolMembers.institutionId, poolMembers.id] }),
    index('documents_of_application').on(t.institutionId, t.applicationId),
    index('documents_of_draft').on(t.institutionId, t.draftId),
    index('documents_of_member').on(t.institutionId, t.memberId),
    index('documents_to_scan').on(t.scanDueAt),
    index('documents_loose')
      .on(t.createdAt)
      .where(sql`application_id is null and draft_id is null and member_id is null`),
  ],
)

/** An address at which a document can be fetched once. */
export const downloads = pgTable(
  'downloads',
  {
    institutionId: institutionId(),
    /** HMAC of the address's secret. */
    ticketHash: text('ticket_hash').notNull(),
    documentId: uuid('document_id').notNull(),
    actor: text().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** When an answer was completed. */
    servedAt: instant('served_at'),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.ticketHash] }), index('downloads_expiry').on(t.expiresAt)],
)
