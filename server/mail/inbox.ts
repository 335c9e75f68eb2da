import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import PostalMime, { type Email } from 'postal-mime'
import type { Mailer } from '../deps.ts'
import { composed } from './transport.ts'

const FILE = /^(\d{17}-[0-9a-f]{8})\.eml$/

/** Newest last by name: the moment to the millisecond, then something of its own. */
const newName = () => `${new Date().toISOString().replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`

/** Puts every mail into a folder instead of sending it, as the bytes that would have left. */
export function inboxMailer(folder: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(mail) {
      const { message } = await transport.sendMail(composed(mail))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = path.join(folder, `${newName()}.eml`)
      await writeFile(`${file}.part`, message, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
    async close() {},
  }
}

/** The mails of a folder by id, newest first. */
export async function inboxIds(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => [])
  return files
    .flatMap((file) => FILE.exec(file)?.[1] ?? [])
    .sort()
    .reverse()
}

/** One mail, parsed; null when there is none of that id. */
export async function inboxMail(folder: string, id: string): Promise<Email | null> {
  if (!FILE.test(`${id}.eml`)) return null
  const bytes = await readFile(path.join(folder, `${id}.eml`)).catch(() => null)
  return bytes && PostalMime.parse(bytes)
}
