import * as z from 'zod'
import { UploadNote } from './upload.ts'

/** What the font itself says it may be embedded for (OS/2 `fsType`); one that says "not at all" is not taken. */
export const FontEmbedding = z.enum(['installable', 'editable', 'preview-print'])
export type FontEmbedding = z.infer<typeof FontEmbedding>

/**
 * A webfont that an institution has uploaded. `family` is how a theme names it: prefixed, and the institution's alone. `weight` is one
 * number, or two where the font varies. `isCut`: it holds the letters that pages need and no others, which saves most of it.
 */
export const UploadedFont = z
  .strictObject({
    id: z.string(),
    family: z.string(),
    weight: z.string(),
    style: z.enum(['normal', 'italic']),
    url: z.string(),
    bytes: z.int(),
    embedding: FontEmbedding,
    isCut: z.boolean(),
    licence: z.string(),
    notes: z.array(UploadNote),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'UploadedFont' })
export type UploadedFont = z.infer<typeof UploadedFont>

export const UploadedFontList = z.strictObject({ items: z.array(UploadedFont) }).meta({ id: 'UploadedFontList' })
export type UploadedFontList = z.infer<typeof UploadedFontList>

/** The fields of the form beside its file. `licence`: who owns the font, and on what terms the institution uses it on its pages. */
export const FontUpload = z.strictObject({ licence: z.string().max(20_000).default('') }).meta({ id: 'FontUpload' })
