import * as z from 'zod'

/** `pending`: whole, and not yet cleared by the scanner; `blocked`: nobody gets it. */
export const DocumentStatus = z.enum(['uploading', 'pending', 'clean', 'blocked'])
export type DocumentStatus = z.infer<typeof DocumentStatus>

/**
 * Why a file is not taken: none of the kinds that are, another kind than its name says, macros in it, locked by a password,
 * damaged, empty, packed so that it would swell (T29), or a virus.
 */
export const FILE_FAULTS = [
  'file-type',
  'name-differs',
  'macros',
  'password',
  'damaged',
  'empty',
  'bomb',
  'infected',
] as const
export type FileFault = (typeof FILE_FAULTS)[number]

/** A document of an application. Sizes in bytes. */
export const DocumentState = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    bytes: z.int(),
    status: DocumentStatus,
    fault: z.enum(FILE_FAULTS).nullable(),
  })
  .meta({ id: 'DocumentState' })
export type DocumentState = z.infer<typeof DocumentState>

/** A file on its way: how much of it is here. `id` is what an application names it by. */
export const UploadState = DocumentState.extend({ received: z.int() }).meta({ id: 'UploadState' })
export type UploadState = z.infer<typeof UploadState>

/** Where a document can be fetched, once, until `expiresAt`. */
export const DownloadTicket = z
  .strictObject({ url: z.string(), name: z.string(), expiresAt: z.iso.datetime() })
  .meta({ id: 'DownloadTicket' })
export type DownloadTicket = z.infer<typeof DownloadTicket>
