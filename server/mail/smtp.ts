import { createTransport } from 'nodemailer'
import type { Mailer } from '../deps.ts'
import { composed } from './transport.ts'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** The server has not taken a mail. */
export class MailRefused extends Error {
  /** It never will take this mail, to this recipient. */
  readonly permanent: boolean
  /** For there is nobody at that address. */
  readonly isNobodyThere: boolean
  /** Not for this mail's sake: the server was not reached, did not greet, did not let us in, or broke the connection. */
  readonly isServerAway: boolean
  /** What was refused and by which codes, without the server's text: that may name the recipient. */
  readonly code: string
  constructor(code: string, { permanent = false, isNobodyThere = false, isServerAway = false } = {}) {
    super(code)
    this.code = code
    this.permanent = permanent
    this.isNobodyThere = isNobodyThere
    this.isServerAway = isServerAway
  }
}

/** What a server refuses, by the command that it refused. */
const REFUSED: Record<string, string> = { 'MAIL FROM': 'sender', 'RCPT TO': 'recipient', DATA: 'content' }

/**
 * Whether a refusal by these codes says that nobody is at the address (RFC 3463, X.1 and X.2.1; without an extended code,
 * RFC 5321). 5.7 is about whether we may send, and 5.2.2 about a full mailbox.
 */
export const saysNobodyThere = (status: number | null, extended: string | null): boolean =>
  extended === null ? status === 550 || status === 551 || status === 553 : /^5\.(1\.|2\.1$)/.test(extended)

type SmtpError = Partial<Record<'code' | 'responseCode' | 'response' | 'command' | 'syscall' | 'timeoutType', unknown>>

/** Before any mail was spoken of, or by breaking the connection. Who hangs or refuses later may do so for the one mail's sake. */
const isOfServer = ({ code, command, syscall, timeoutType }: SmtpError): boolean =>
  ['EDNS', 'ETLS', 'EAUTH', 'ECONNECTION', 'ESOCKET'].includes(String(code)) ||
  ['connect', 'getaddrinfo'].includes(String(syscall)) ||
  ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'].includes(String(timeoutType)) ||
  ['EHLO', 'HELO', 'STARTTLS', 'MAIL FROM'].includes(String(command))

/**
 * 5xx to the recipient or the content is final; 5xx to our login or our sender, or that says we may not send (X.7), is our own
 * fault and may be mended.
 */
function refusal(error: unknown): MailRefused {
  const { code, responseCode, response, command } = (error ?? {}) as SmtpError
  const status = typeof responseCode === 'number' ? responseCode : null
  const extended = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(String(response ?? ''))?.[1] ?? null
  const what = status === null ? undefined : (REFUSED[String(command)] ?? code)
  const said = [what ?? code, status, extended].filter((part) => part !== null && part !== undefined).join(' ')
  const isTheirs = command === 'RCPT TO' || command === 'DATA'
  const isOurFault = command === 'RCPT TO' && extended !== null && /^5\.7\./.test(extended)
  const permanent = status !== null && status >= 500 && status < 600 && isTheirs && !isOurFault
  return new MailRefused(said || 'unknown', {
    permanent,
    isNobodyThere: permanent && command === 'RCPT TO' && saysNobodyThere(status, extended),
    isServerAway: isOfServer((error ?? {}) as SmtpError),
  })
}

/** How long the server may take, in milliseconds: to be reached and to greet, and between two words. */
const PATIENCE = { reach: 10_000, answer: 20_000 }

/**
 * Sends by SMTP, always under TLS; a server that is not this machine must have a certificate that holds, otherwise nothing is
 * handed over (PAV 9.9.11.3). `isOpenAllowed`: in development, this machine may be spoken to in the open.
 */
export function smtpMailer(
  url: string,
  { isOpenAllowed, patience = PATIENCE }: { isOpenAllowed: boolean; patience?: typeof PATIENCE },
): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const isLocal = LOOPBACK.test(hostname)
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : isLocal ? 25 : 587,
    secure,
    requireTLS: !secure && !(isLocal && isOpenAllowed),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: !isLocal },
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patience.reach,
    greetingTimeout: patience.reach,
    socketTimeout: patience.answer,
  })
  return {
    async send(mail) {
      try {
        await transport.sendMail(composed(mail))
      } catch (error) {
        throw refusal(error)
      }
    },
    async close() {
      transport.close()
    },
  }
}
