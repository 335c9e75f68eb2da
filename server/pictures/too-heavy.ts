import { UPLOADS } from '../contract/limits.ts'
import type { PictureUse } from '../contract/picture.ts'
import type { UploadFault } from '../contract/upload.ts'

/** What is wrong with a file of this size where it is meant for this use, or null. */
export function tooHeavy(use: PictureUse, { name, bytes }: { name: string; bytes: number }): UploadFault | null {
  if (use === 'logo')
    return bytes > UPLOADS.logoBytes ? { code: 'logo-too-heavy', bytes, most: UPLOADS.logoBytes } : null
  return bytes > UPLOADS.pictureBytes
    ? { code: 'picture-too-heavy', file: name, bytes, most: UPLOADS.pictureBytes }
    : null
}
