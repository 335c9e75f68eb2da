import * as z from 'zod'

/** A picture of ads, or the logo of a theme, which may be a drawing (SVG). */
export const PictureUse = z.enum(['picture', 'logo'])
export type PictureUse = z.infer<typeof PictureUse>

/** One size of a picture, where it is. The width is in pixels; a drawing has any. */
export const Rendition = z
  .strictObject({ width: z.int(), format: z.enum(['webp', 'jpeg', 'png', 'svg']), url: z.string() })
  .meta({ id: 'Rendition' })
export type Rendition = z.infer<typeof Rendition>

/** A picture as pages show it: `width` and `height` are those of its largest size. What it shows is said where it is used. */
export const ShownPicture = z
  .strictObject({ id: z.string(), width: z.int(), height: z.int(), renditions: z.array(Rendition) })
  .meta({ id: 'ShownPicture' })
export type ShownPicture = z.infer<typeof ShownPicture>

/** A picture that an institution has uploaded. `name` is its file's, `bytes` what all its sizes take together. */
export const UploadedPicture = ShownPicture.extend({
  use: PictureUse,
  name: z.string(),
  bytes: z.int(),
  createdAt: z.iso.datetime(),
}).meta({ id: 'UploadedPicture' })
export type UploadedPicture = z.infer<typeof UploadedPicture>

/** Newest first. */
export const UploadedPictureList = z
  .strictObject({ items: z.array(UploadedPicture) })
  .meta({ id: 'UploadedPictureList' })
export type UploadedPictureList = z.infer<typeof UploadedPictureList>

/** The fields of the form beside its file. */
export const PictureUpload = z.strictObject({ use: PictureUse.default('picture') }).meta({ id: 'PictureUpload' })

/** A logo as our pages and mails show it; `alt` is what a screen reader says in its place. */
export const WornLogo = ShownPicture.omit({ id: true }).extend({ alt: z.string() }).meta({ id: 'WornLogo' })
export type WornLogo = z.infer<typeof WornLogo>
