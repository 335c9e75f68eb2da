import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { LocalizedText } from '../../contract/language.ts'
import { instant } from './columns.ts'

export const institutions = pgTable('institutions', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  createdAt: instant('created_at').notNull(),
  /** Since a connection test passed (R022); null: in test, shown on its test pages only. */
  liveSince: instant('live_since'),
})

const institutionId = () =>
  integer('institution_id')
    .notNull()
    .references(() => institutions.id)

/** One row per thing an institution has decided; a missing row means that the standard stands. */
export const settings = pgTable(
  'settings',
  {
    institutionId: institutionId(),
    thing: text().notNull(),
    version: integer().notNull(),
    /** Null where the thing has tables of its own (departments, categories, locations). */
    value: jsonb().$type<unknown>(),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.thing] })],
)

/** The department tree. `path` holds the keys from the top down to and including this one. */
export const departments = pgTable(
  'departments',
  {
    institutionId: institutionId(),
    key: text().notNull(),
    parentKey: text('parent_key'),
    path: text().array().notNull(),
    label: jsonb().$type<LocalizedText>().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.key] }),
    foreignKey({ columns: [t.institutionId, t.parentKey], foreignColumns: [t.institutionId, t.key] }),
  ],
)

const listColumns = () => ({
  institutionId: institutionId(),
  key: text().notNull(),
  label: jsonb().$type<LocalizedText>().notNull(),
  position: integer().notNull(),
})
export const categories = pgTable('categories', listColumns(), (t) => [
  primaryKey({ columns: [t.institutionId, t.key] }),
])
export const locations = pgTable('locations', listColumns(), (t) => [primaryKey({ columns: [t.institutionId, t.key] })])

/** Keys of institutions' own systems; only an HMAC is kept. */
export const apiKeys = pgTable(
  'api_keys',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    name: text().notNull(),
    hash: text().notNull().unique(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.id] }), index().on(t.hash).where(sql`revoked_at is null`)],
)
