import type { UploadState } from '../contract/document.ts'
import { LIMITS } from '../contract/limits.ts'
import type { Call } from '../http/router.ts'
import { beginUpload } from './begin-upload.ts'
import { documentState } from './queries.ts'
import { takePart } from './take-part.ts'

/**
 * Takes a file that came whole, with a form without script: an upload like any other, in the same records, with the same
 * checks.
 * @throws ProblemError whatever `beginUpload` and `takePart` throw.
 */
export async function takeWhole(
  call: Call,
  file: { job: number; name: string; content: Uint8Array; network: string },
): Promise<UploadState> {
  const { content } = file
  const { upload, row: begun } = await beginUpload(call, { ...file, bytes: content.length })
  let row = begun
  for (let offset = 0; offset < content.length; offset += LIMITS.uploadPart)
    row = await takePart(call, { upload, offset, part: content.subarray(offset, offset + LIMITS.uploadPart) })
  return { ...documentState(row), id: upload, received: row.received }
}
