import type { SendMailOptions } from 'nodemailer'
import type { MailMessage } from '../deps.ts'

/** Without what could end a header or turn its text around: controls and the marks that change direction (T37). */
export const headerText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const box = ({ name, address }: MailMessage['to']) => ({ name: headerText(name), address })

/** A mail as nodemailer takes it: addresses as objects only, so that no name is ever read as one. */
export const composed = (mail: MailMessage): SendMailOptions => ({
  messageId: mail.messageId,
  envelope: { from: mail.from.address, to: [mail.to.address] },
  from: box(mail.from),
  to: box(mail.to),
  ...(mail.replyTo && { replyTo: box(mail.replyTo) }),
  subject: headerText(mail.subject),
  text: mail.text,
  html: mail.html,
  headers: {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': mail.language,
    ...(mail.listUnsubscribe && {
      // Whole on its line: not every reader takes an address that begins on the next one.
      'List-Unsubscribe': { prepared: true, value: `<${new URL(mail.listUnsubscribe.url).href}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  },
  disableFileAccess: true,
  disableUrlAccess: true,
})
