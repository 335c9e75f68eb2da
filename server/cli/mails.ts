import { readFileSync } from 'node:fs'
import { Mail, type MailInput, MailList, type MailStatus, MailsRetried, type SentByStaff } from '../contract/mail.ts'
import { pathOf } from './api.ts'
import { serverOf, UsageError, type World } from './context.ts'
import { clockTime, instantOf } from './dates.ts'
import { mailReason, STATUSES } from './mail-sentences.ts'
import { ownPath } from './own-path.ts'
import { columns } from './text.ts'

/** As many as one looks through; the rest is counted by asking more narrowly. */
const MOST = 200

const lineOf = ({ id, template, status, application, createdAt, dueAt, doneAt, attempts, reason }: Mail): string[] => [
  clockTime(doneAt ?? dueAt ?? createdAt),
  STATUSES[status],
  template ?? '–',
  application ?? '–',
  `${attempts} tried`,
  id,
  reason === null ? '' : mailReason(reason),
]

/** The mails of an institution by what became of them, or all about one application. */
export async function listMails(
  world: World,
  given: { institution: string; status: MailStatus | undefined; application: string | undefined },
): Promise<number> {
  const api = serverOf(world)
  const { institution, status, application } = given
  const about = application === undefined ? ['mails'] : ['applications', application, 'mails']
  const items: Mail[] = []
  let next: string | null = `${pathOf(institution, ...about)}${status ? `?status=${status}` : ''}`
  while (next !== null && items.length < MOST) {
    const page: MailList = await api.ask('GET', next, MailList)
    items.push(...page.items)
    next = page.next && ownPath(page.next, api.origin)
  }
  world.out(items.length > 0 ? columns(items.map(lineOf)) : 'No such mails.')
  if (next !== null) world.err(`These are the newest ${items.length}; there are more.`)
  return 0
}

function tell(world: World, mail: Mail) {
  const when = mail.dueAt && mail.status === 'waiting' ? `, to leave ${clockTime(mail.dueAt)}` : ''
  world.out(`${mail.template ?? 'The mail'} ${mail.id}: ${STATUSES[mail.status]}${when}`)
}

/** Tries a mail again that was given up. */
export async function retryMail(world: World, given: { institution: string; mail: string }): Promise<number> {
  const path = pathOf(given.institution, 'mails', given.mail, 'retry')
  tell(world, await serverOf(world).ask('POST', path, Mail, { body: {} }))
  return 0
}

/** Tries all again that were given up, or those for one reason. */
export async function retryMails(
  world: World,
  given: { institution: string; reason: string | undefined },
): Promise<number> {
  const { retried } = await serverOf(world).ask('POST', pathOf(given.institution, 'mails', 'retry'), MailsRetried, {
    body: given.reason === undefined ? {} : { reason: given.reason },
  })
  world.out(retried === 1 ? '1 mail is tried again.' : `${retried} mails are tried again.`)
  return 0
}

/** A time as it was typed, in Copenhagen. @throws UsageError */
function timeOf(typed: string): string {
  try {
    return instantOf(typed)
  } catch {
    throw new UsageError(`--at must be like 2026-11-20T14:30 or 2026-11-20, not ${typed}.`)
  }
}

/** Moves a mail that waits. */
export async function moveMail(
  world: World,
  given: { institution: string; mail: string; at: string },
): Promise<number> {
  const path = pathOf(given.institution, 'mails', given.mail)
  tell(world, await serverOf(world).ask('PUT', path, Mail, { body: { sendAt: timeOf(given.at) } }))
  return 0
}

/** Stops a mail that waits. */
export async function stopMail(world: World, given: { institution: string; mail: string }): Promise<number> {
  tell(world, await serverOf(world).ask('DELETE', pathOf(given.institution, 'mails', given.mail), Mail))
  return 0
}

function messageIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as Error).message}).`)
  }
}

/** Sends an applicant a mail of the institution's people, now or at a time (R106, R111). */
export async function sendMail(
  world: World,
  given: {
    institution: string
    application: string
    template: SentByStaff
    at: string | undefined
    /** A file with a text for this applicant alone. */
    message: string | undefined
  },
): Promise<number> {
  const body: MailInput = {
    template: given.template,
    ...(given.message !== undefined && { message: messageIn(given.message) }),
    ...(given.at !== undefined && { sendAt: timeOf(given.at) }),
  }
  const path = pathOf(given.institution, 'applications', given.application, 'mails')
  const headers = { 'idempotency-key': crypto.randomUUID() }
  tell(world, await serverOf(world).ask('POST', path, Mail, { body, headers }))
  return 0
}
