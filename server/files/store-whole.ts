import { LIMITS } from '../contract/limits.ts'
import type { Call } from '../http/router.ts'
import { beginUpload, type UploadFor } from './begin-upload.ts'
import type { DocumentRow } from './find.ts'
import { takePart } from './take-part.ts'

/**
 * Takes a file that came in one piece, with a form that was sent without script: the same steps as an upload in parts.
 * Answers what it came to, and the secret by which an application names it. @throws ProblemError as `beginUpload`, `takePart`.
 */
export async function storeWhole(
  call: Call,
  { name, content, network, ...wanted }: UploadFor & { name: string; content: Buffer; network: string },
): Promise<{ upload: string; row: DocumentRow }> {
  let { upload, row } = await beginUpload(call, { ...wanted, name, bytes: content.length, network })
  for (let offset = 0; offset < content.length; offset += LIMITS.uploadPart)
    row = await takePart(call, { upload, offset, part: content.subarray(offset, offset + LIMITS.uploadPart), network })
  return { upload, row }
}
