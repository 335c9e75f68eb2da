import type { Contact } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import type { SentByStaff } from '../contract/mail.ts'
import type { Filled } from './content.ts'
import { formatDate, formatInstant } from './format.ts'
import type { Piece } from './letter.ts'
import { button, codePiece, contactLine } from './pieces.ts'
import { STRINGS } from './strings.ts'

/** What the mails about an application tell: that somebody applied and what happens now, never what they wrote. */
export type ApplicationFacts = {
  language: Language
  jobTitle: string
  /** The ad's address. */
  jobUrl: string
  reference: string
  receivedAt: Date
  receivedBy: 'form' | 'post' | 'e-mail'
  deadline: Date | null
  /** YYYY-MM-DD. */
  answerExpected: string | null
  contact: Contact | null
  /** Does an answer to the mail reach the institution? */
  canReply: boolean
}

/** `isOver`: nothing is awaited any more, neither the deadline nor an answer. */
function facts(about: ApplicationFacts, { isOver = false } = {}): Piece {
  const { language, contact } = about
  const t = STRINGS[language]
  const rows: [string, string][] = [
    [t.job, about.jobTitle],
    [t.reference, about.reference],
    [t.received, formatInstant(about.receivedAt, language)],
  ]
  if (about.deadline && !isOver) rows.push([t.deadline, formatInstant(about.deadline, language)])
  if (about.answerExpected && !isOver) rows.push([t.answerExpected, t.by(formatDate(about.answerExpected, language))])
  if (contact) rows.push([t.contact, contactLine(language, contact)])
  return { kind: 'facts', rows }
}

/** What every mail about an application can say. */
function fieldsOf({ language, jobTitle, reference, canReply }: ApplicationFacts) {
  const t = STRINGS[language]
  return { job: jobTitle, reference, questions: canReply ? t.questions : t.questionsNoReply }
}

/** The receipt that every applicant gets (R075). */
export function receipt(
  about: ApplicationFacts,
  { account = null }: { account?: string | null } = {},
): Filled<'receipt'> {
  const t = STRINGS[about.language]
  return {
    template: 'receipt',
    fields: {
      ...fieldsOf(about),
      arrival: t.arrival[about.receivedBy],
      next: about.deadline ? t.next : t.nextWithoutDeadline,
    },
    blocks: {
      facts: [facts(about)],
      account: account ? [{ kind: 'text', text: t.account }, button(t.seeApplication, account)] : [],
      ad: [{ kind: 'small-link', text: t.seeAd, href: about.jobUrl }],
    },
  }
}

/** To an address that has applied for the job already: the later application waits for the code that stands here. */
export function secondApplication(
  about: ApplicationFacts,
  confirm: { code: string; expiresAt: Date; url: string },
): Filled<'second-application'> {
  const { language } = about
  return {
    template: 'second-application',
    fields: { ...fieldsOf(about), expires: formatInstant(confirm.expiresAt, language) },
    blocks: {
      code: [codePiece(language, confirm.code)],
      link: [button(STRINGS[language].enterCode, confirm.url)],
      facts: [facts(about)],
    },
  }
}

/** To whoever withdrew an application. `stillHolds` is the reference of an earlier one for the job that counts. */
export const withdrawn = (
  about: ApplicationFacts,
  { stillHolds = null }: { stillHolds?: string | null } = {},
): Filled<'withdrawn'> => ({
  template: 'withdrawn',
  fields: fieldsOf(about),
  blocks: {
    facts: [
      ...(stillHolds ? [{ kind: 'text', text: STRINGS[about.language].stillHolds(stillHolds) } as const] : []),
      facts(about, { isOver: true }),
    ],
  },
})

/** Asks to sign in and answer further questions (R080); which, stands nowhere but there. */
export const furtherQuestions = (
  about: ApplicationFacts,
  asked: { replyBy: Date; url: string },
): Filled<'further-questions'> => ({
  template: 'further-questions',
  fields: { ...fieldsOf(about), replyBy: formatInstant(asked.replyBy, about.language) },
  blocks: { link: [button(STRINGS[about.language].signInAndAnswer, asked.url)], facts: [facts(about)] },
})

/** A virus was found after the receipt: what is to be done about it, and while that is possible. */
export function documentBlocked(
  about: ApplicationFacts,
  { url, canChange }: { url: string; canChange: boolean },
): Filled<'document-blocked'> {
  const { language, deadline } = about
  const t = STRINGS[language]
  const until = deadline ? t.replace(formatInstant(deadline, language)) : t.replaceOpen
  return {
    template: 'document-blocked',
    fields: { ...fieldsOf(about), whatNow: canChange ? until : t.tooLateToReplace },
    blocks: { link: [button(t.signInAndSee, url)], facts: [facts(about)] },
  }
}

/**
 * What the institution's people send to an applicant: a standard message, which says no more than that the person applied
 * and the outcome (R109). `message` is where a text written for this one is read after signing in (R111).
 */
export function sentByStaff<T extends SentByStaff>(
  template: T,
  about: ApplicationFacts,
  { message = null }: { message?: { url: string } | null } = {},
): Filled<SentByStaff> & { template: T } {
  const t = STRINGS[about.language]
  const waits: Piece[] = message
    ? [
        { kind: 'text', text: t.messageWaits },
        button(t.readMessage, message.url),
        { kind: 'small', text: t.readMessageHint },
      ]
    : template === 'interview-invitation'
      ? [{ kind: 'text', text: t.interviewToCome }]
      : []
  return { template, fields: fieldsOf(about), blocks: { message: waits } }
}
