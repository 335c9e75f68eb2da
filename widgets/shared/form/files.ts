import type { DocumentState, FileFault } from '../../../server/contract/document.ts'
import type { ApplicationForm } from '../../../server/contract/form.ts'
import type { FieldCode } from '../../../server/contract/problem.ts'

/** Why a file is not with the application, in the end or for now. */
export type FileTrouble = FileFault | 'too-large' | 'twice' | 'lost'

/**
 * A file that the person has chosen. `waiting`: for its turn; `sending`: on its way; `stalled`: waits for the line; `checking`: is being looked into; `here`:
 * the server has all of it; `refused`: it is not taken.
 */
export type FileEntry = {
  /** What it is called on this page. */
  key: string
  name: string
  bytes: number
  sent: number
  stage: 'waiting' | 'sending' | 'stalled' | 'checking' | 'here' | 'refused'
  trouble?: FileTrouble
  /** What the server calls it, once it does. */
  id?: string
  /** It was sent with an earlier application. */
  isEarlier?: boolean
}

/** The id under which the documents are named among the fields. No field has it: ids of fields are keys. */
export const DOCUMENTS = '_documents'

export type Documents = ApplicationForm['documents']

/** Where a file stands among the fields. */
export const fileName = ({ key }: FileEntry): string => `file.${key}`

/** Whether the server has it. */
export const isTaken = (file: FileEntry): file is FileEntry & { id: string } => file.stage === 'here' && !!file.id

/** Whether it is still on its way. */
export const isUnderWay = ({ stage }: FileEntry): boolean => /^(?:waiting|sending|stalled|checking)$/.test(stage)

/** A name's ending, as the list of types has it. */
function typeOf(name: string): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return ending === 'jpeg' ? 'jpg' : ending
}

/** What can be seen of a file before it is sent: its size and its name. */
export function troubleBefore(
  { maxBytes, types }: Documents,
  { name, size }: Pick<File, 'name' | 'size'>,
): FileTrouble | undefined {
  if (size === 0) return 'empty'
  if (size > maxBytes) return 'too-large'
  return types.includes(typeOf(name)) ? undefined : 'file-type'
}

/** A file that the server has. */
export const fileHere = ({ id, name, bytes }: DocumentState, isEarlier = false): FileEntry => ({
  key: id,
  name,
  bytes,
  sent: bytes,
  stage: 'here',
  id,
  isEarlier,
})

/** Too few files, or some that are not taken. */
export function checkFiles({ min, max }: Documents, files: readonly FileEntry[]): Map<string, FieldCode> {
  const errors = new Map<string, FieldCode>()
  if (!max) return errors
  const good = files.filter(({ stage }) => stage !== 'refused')
  if (good.length < min) errors.set(DOCUMENTS, 'required')
  if (good.length > max) errors.set(DOCUMENTS, 'too-long')
  for (const file of files) if (file.stage === 'refused') errors.set(fileName(file), 'invalid')
  return errors
}
