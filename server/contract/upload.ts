import * as z from 'zod'

const bytes = z.int()
const found = z.string()
const fault = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.strictObject({ code: z.literal(code), ...shape })

/**
 * Why an uploaded font or picture is not taken, or cannot go: with what `themes/sentences.ts` needs to say it in both
 * languages. `found` is what the bytes are instead, `glyphs` what the font cannot write.
 */
export const UploadFault = z
  .discriminatedUnion('code', [
    fault('not-a-font-file', { found: found.nullable() }),
    fault('font-for-desktop', { found }),
    fault('font-damaged', {}),
    fault('font-swells', { most: bytes }),
    fault('font-file-too-heavy', { bytes, most: bytes }),
    fault('font-restricted', {}),
    fault('font-bitmaps-only', {}),
    fault('missing-glyphs', { glyphs: z.string() }),
    fault('font-without-licence', {}),
    fault('font-there', { family: z.string(), weight: z.string(), style: z.string() }),
    fault('too-many-fonts', { most: z.int() }),
    fault('not-a-picture', { found: found.nullable() }),
    fault('picture-damaged', {}),
    fault('picture-too-large', { width: z.int(), height: z.int(), most: z.int() }),
    fault('picture-too-heavy', { file: z.string(), bytes, most: bytes }),
    fault('logo-too-heavy', { bytes, most: bytes }),
    fault('logo-not-a-picture', { found }),
    fault('logo-with-letters', {}),
    fault('drawing-not-a-logo', {}),
    fault('too-many-pictures', { most: z.int() }),
    fault('took-too-long', { seconds: z.int() }),
    fault('used-by-theme', { version: z.int(), isLive: z.boolean() }),
    fault('used-by-job', { job: z.string(), title: z.string() }),
    fault('used-by-template', { template: z.string() }),
  ])
  .meta({ id: 'UploadFault' })
export type UploadFault = z.infer<typeof UploadFault>

/** What whoever uploaded should know of what was taken all the same. */
export const UploadNote = z
  .discriminatedUnion('code', [
    fault('font-preview-print', {}),
    fault('font-whole', { bytes }),
    fault('font-heavy', { bytes, most: bytes }),
  ])
  .meta({ id: 'UploadNote' })
export type UploadNote = z.infer<typeof UploadNote>
