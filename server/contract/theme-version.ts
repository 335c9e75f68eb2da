import * as z from 'zod'
import { AdWarning } from './ad-template.ts'
import { WornTheme } from './institution.ts'
import { LIMITS } from './limits.ts'
import { FIELD_CODES } from './problem.ts'
import { ThemeSettings } from './settings.ts'

/** The parameter of a page's address by which whoever opens it sees a version that is not published. */
export const PREVIEW_PARAMETER = 'opslag-theme'

/** A theme to be kept as a draft. `note` says what it is, for those who choose among versions. */
export const ThemeVersionInput = z
  .strictObject({ theme: ThemeSettings, note: z.string().trim().max(LIMITS.shortText).default('') })
  .meta({ id: 'ThemeVersionInput' })
export type ThemeVersionInput = z.infer<typeof ThemeVersionInput>

/**
 * A version of an institution's theme; what it holds never changes. `publishedAt`: when it was published last; null: a draft.
 * `faults`: what must be mended before it can be published, by path. `warnings`: what open ads lack now that it is worn.
 */
export const ThemeVersion = z
  .strictObject({
    version: z.int(),
    theme: ThemeSettings,
    note: z.string(),
    createdAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
    isLive: z.boolean(),
    faults: z.array(z.strictObject({ path: z.string(), code: z.enum(FIELD_CODES) })),
    warnings: z.array(AdWarning).optional(),
  })
  .meta({ id: 'ThemeVersion' })
export type ThemeVersion = z.infer<typeof ThemeVersion>

/** Newest first. */
export const ThemeVersionList = z.strictObject({ items: z.array(ThemeVersion) }).meta({ id: 'ThemeVersionList' })
export type ThemeVersionList = z.infer<typeof ThemeVersionList>

/** How a version is looked at before it is published: the institution's pages, and our portal's, with the signed parameter. */
export const ThemePreview = z
  .strictObject({
    version: z.int(),
    token: z.string(),
    expiresAt: z.iso.datetime(),
    addresses: z.array(z.string()),
  })
  .meta({ id: 'ThemePreview' })
export type ThemePreview = z.infer<typeof ThemePreview>

/** What an element wears on a page that is opened for a preview. */
export const PreviewedTheme = z
  .strictObject({ version: z.int(), theme: WornTheme, expiresAt: z.iso.datetime() })
  .meta({ id: 'PreviewedTheme' })
export type PreviewedTheme = z.infer<typeof PreviewedTheme>
