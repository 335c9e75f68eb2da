import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ThemeFont } from '../../contract/institution.ts'
import { binary, instant } from './columns.ts'
import { institutions } from './institutions.ts'

const institutionId = () =>
  integer('institution_id')
    .notNull()
    .references(() => institutions.id)

/** Webfonts of an institution's own, as pages get them. */
export const fonts = pgTable(
  'fonts',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    family: text().notNull(),
    weight: text().notNull(),
    style: text({ enum: ['normal', 'italic'] }).notNull(),
    /** What stands behind `/fonts/` in its address. */
    file: text().notNull(),
    /** Of the file that was uploaded: the same once more is the same font. */
    sourceHash: text('source_hash').notNull(),
    size: integer().notNull(),
    bytes: binary().notNull(),
    fallback: jsonb().$type<NonNullable<ThemeFont['fallback']>>().notNull(),
    embedding: text({ enum: ['installable', 'editable', 'preview-print'] }).notNull(),
    isCut: boolean('is_cut').notNull(),
    licence: text().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    uniqueIndex('fonts_face').on(t.institutionId, t.family, t.weight, t.style),
    index('fonts_file').on(t.file),
  ],
)

/** Pictures of ads and logos. */
export const pictures = pgTable(
  'pictures',
  {
    institutionId: institutionId(),
    id: uuid().notNull(),
    use: text({ enum: ['picture', 'logo'] }).notNull(),
    /** The uploaded file's. */
    name: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    sourceHash: text('source_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    uniqueIndex('pictures_source').on(t.institutionId, t.use, t.sourceHash),
  ],
)

/** The sizes of a picture, as pages get them; nothing of the uploaded file itself is kept. */
export const pictureRenditions = pgTable(
  'picture_renditions',
  {
    institutionId: institutionId(),
    pictureId: uuid('picture_id').notNull(),
    format: text({ enum: ['webp', 'jpeg', 'png'] }).notNull(),
    width: integer().notNull(),
    hash: text().notNull(),
    size: integer().notNull(),
    bytes: binary().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.pictureId, t.format, t.width] }),
    foreignKey({
      name: 'picture_renditions_picture',
      columns: [t.institutionId, t.pictureId],
      foreignColumns: [pictures.institutionId, pictures.id],
    }).onDelete('cascade'),
    index('picture_renditions_of').on(t.pictureId),
  ],
)
