import type { Email } from 'postal-mime'
import { inboxIds, inboxMail } from './inbox.ts'

const SHOWN = 50
/** Mails that are read for one page: a search for nothing does not read years. */
const READ = 2_000

/** Mails of a page, and from which the next one goes on; null: there is none. */
export type Found = { mails: { id: string; mail: Email }[]; older: string | null }

/** Does a mail hold every word, in whom it goes to, its subject or its text? */
export function holds(mail: Email, q: string): boolean {
  const said = [...(mail.to ?? []).flatMap(({ name, address }) => [name, address]), mail.subject, mail.text]
    .join('\n')
    .toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}

/** The newest mails of the inbox that hold what is looked for, those before `before`. */
export async function findMails(
  folder: string,
  { q, before }: { q: string; before?: string | undefined },
): Promise<Found> {
  const ids = (await inboxIds(folder)).filter((id) => before === undefined || id < before)
  const mails: Found['mails'] = []
  for (const id of ids.slice(0, READ)) {
    const mail = await inboxMail(folder, id)
    if (!mail || !holds(mail, q)) continue
    if (mails.length === SHOWN) return { mails, older: mails.at(-1)!.id }
    mails.push({ id, mail })
  }
  return { mails, older: ids.length > READ ? ids[READ - 1]! : null }
}
