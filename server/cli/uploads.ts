import { readFileSync } from 'node:fs'
import path from 'node:path'
import { UsageError } from './context.ts'

/** A form with a file in it, as the server takes uploads. @throws UsageError for a file that cannot be read. */
export function formWith(file: string, fields: Readonly<Record<string, string>>): FormData {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(readFileSync(file))
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as Error).message}).`)
  }
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([bytes]), path.basename(file))
  return form
}
