import type { MailStatus } from '../contract/mail.ts'

export const STATUSES: Record<MailStatus, string> = {
  waiting: 'waits',
  sent: 'sent',
  dead: 'given up',
  stopped: 'stopped',
}

const WHAT: Record<string, string> = {
  recipient: 'the mail server refused the recipient',
  content: 'the mail server refused the content',
  sender: 'the mail server refused the sender (OPSLAG_MAIL_FROM)',
  bounced: 'it came back',
  delayed: 'the mail server still tries',
  nobody: 'there was nobody left to write to, or nothing left to say',
  expired: 'its code had run out before it could leave',
  unreadable: 'what it was to say cannot be read',
  ECONNECTION: 'the mail server was not reached',
  ECONNREFUSED: 'the mail server was not reached',
  ESOCKET: 'the connection to the mail server broke',
  EDNS: 'the mail server was not found',
  ETIMEDOUT: 'the mail server took too long',
  ETLS: 'the mail server offers no TLS',
  EAUTH: 'the mail server did not take the login in SMTP_URL',
}

/** Why a mail has not left; the code itself too, by which those of one reason are tried again. */
export function mailReason(reason: string): string {
  const said = WHAT[reason.split(' ')[0] ?? '']
  return said === undefined ? reason : `${said}: ${reason}`
}
