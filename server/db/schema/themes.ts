import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ThemeSettings } from '../../contract/settings.ts'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'

/** Every theme that an institution has kept or published. The one that is worn is the setting `theme`. */
export const themeVersions = pgTable(
  'theme_versions',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    version: integer().notNull(),
    value: jsonb().$type<ThemeSettings>().notNull(),
    note: text().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    /** The last time; null: a draft. */
    publishedAt: instant('published_at'),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.version] })],
)
