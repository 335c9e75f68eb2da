import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { applications } from './applications.ts'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'

/** A text written for one applicant: read after signing in, never mailed (R111). */
export const applicationMessages = pgTable(
  'application_messages',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    id: uuid().notNull(),
    applicationId: uuid('application_id').notNull(),
    template: text({ enum: ['rejection', 'rejection-after-interview', 'interview-invitation'] }).notNull(),
    /** Sealed. */
    text: text().notNull(),
    language: text({ enum: ['da', 'en'] }).notNull(),
    actor: text().notNull(),
    createdAt: instant('created_at').notNull(),
    /** Not shown before. */
    shownFrom: instant('shown_from').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    foreignKey({
      columns: [t.institutionId, t.applicationId],
      foreignColumns: [applications.institutionId, applications.id],
    }),
    index('application_messages_of').on(t.institutionId, t.applicationId),
  ],
)
