import { chmodSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { keyFrom } from '../feeds/formats/words.ts'

/** A file name of a text from outside: no path, no dots, nothing that a shell or another system takes for more. */
export const safeName = (text: string): string => keyFrom(text, 60) || 'unnamed'

/** A folder that only this user can read. One that was open to others before is closed. */
export function privateFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (statSync(folder).mode & 0o077) chmodSync(folder, 0o700)
  return folder
}

/** Writes a file that only this user can read; whole or not at all, and never through a link that lies in its place. */
export function writePrivate(folder: string, name: string, content: string | Uint8Array): void {
  const file = path.join(folder, name)
  const draft = `${file}.new`
  rmSync(draft, { force: true })
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx' })
  renameSync(draft, file)
}
