import { createTransport } from 'nodemailer'
import type { Mailer } from '../deps.ts'
import { composed } from './transport.ts'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** The server has said that this mail, to this recipient, will never be taken. */
export class MailRefused extends Error {
  readonly permanent: boolean
  /** What the server answered, without its text: that may name the recipient. */
  readonly code: string
  constructor(permanent: boolean, code: string) {
    super(code)
    this.permanent = permanent
    this.code = code
  }
}

type SmtpError = { code?: unknown; responseCode?: unknown; command?: unknown }

/** 5xx to the recipient or the content is final; 5xx to our login or our sender is our own fault and may be mended. */
function refusal(error: unknown): MailRefused {
  const { code, responseCode, command } = (error ?? {}) as SmtpError
  const isFinal =
    typeof responseCode === 'number' &&
    responseCode >= 500 &&
    responseCode < 600 &&
    (command === 'RCPT TO' || command === 'DATA')
  return new MailRefused(isFinal, [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown')
}

/**
 * Sends by SMTP. A server that is not this machine must speak TLS with a certificate that holds; otherwise nothing is
 * handed over (PAV 9.9.11.3).
 */
export function smtpMailer(url: string): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const isLocal = LOOPBACK.test(hostname)
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : isLocal ? 25 : 587,
    secure,
    requireTLS: !secure && !isLocal,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: !isLocal },
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
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
