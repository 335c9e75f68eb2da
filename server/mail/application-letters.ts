import type { Contact } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import { formatDate, formatInstant } from './format.ts'
import type { Letter, Piece } from './letter.ts'
import { STRINGS } from './strings.ts'

/** What the mails about an application tell: that somebody applied and what happens now, never what they wrote. */
export type ApplicationFacts = {
  language: Language
  institution: string
  operator: string
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

function facts(about: ApplicationFacts): Piece {
  const { language, contact } = about
  const t = STRINGS[language]
  const rows: [string, string][] = [
    [t.job, about.jobTitle],
    [t.reference, about.reference],
    [t.received, formatInstant(about.receivedAt, language)],
  ]
  if (about.deadline) rows.push([t.deadline, formatInstant(about.deadline, language)])
  if (about.answerExpected) rows.push([t.answerExpected, t.by(formatDate(about.answerExpected, language))])
  if (contact) {
    const ways = [contact.name, contact.title, contact.phone && t.phone(contact.phone), contact.email]
    rows.push([t.contact, ways.filter(Boolean).join(', ')])
  }
  return { kind: 'facts', rows }
}

const closing = ({ language, institution, operator }: ApplicationFacts): Piece[] => [
  { kind: 'small', text: STRINGS[language].withoutContent },
  { kind: 'small', text: STRINGS[language].automatic(institution, operator) },
]

/** A subject that no mail program has to cut in the middle of nowhere. */
export const shortened = (title: string) => (title.length > 100 ? `${title.slice(0, 99).trimEnd()}…` : title)

export type Written = { subject: string; letter: Letter }

/** The receipt that every applicant gets (R075). */
export function receipt(about: ApplicationFacts, { account = null }: { account?: string | null } = {}): Written {
  const t = STRINGS[about.language]
  return {
    subject: t.receipt.subject(shortened(about.jobTitle)),
    letter: {
      language: about.language,
      sender: about.institution,
      title: t.receipt.heading,
      pieces: [
        { kind: 'text', text: t.receipt[about.receivedBy](about.institution) },
        facts(about),
        { kind: 'heading', text: t.next },
        { kind: 'text', text: about.deadline ? t.nextSteps : t.nextStepsWithoutDeadline },
        { kind: 'text', text: about.canReply ? t.questions : t.questionsNoReply },
        ...(account
          ? [
              { kind: 'text', text: t.receipt.account } as const,
              { kind: 'link', text: t.receipt.seeApplication, href: account } as const,
            ]
          : []),
        { kind: 'link', text: t.seeAd, href: about.jobUrl },
        { kind: 'small', text: t.receipt.notYou },
        ...closing(about),
      ],
    },
  }
}

/** To an address that has applied for the job already: the later application waits for the code that stands here. */
export function secondApplication(
  about: ApplicationFacts,
  confirm: { code: string; expiresAt: Date; url: string },
): Written {
  const t = STRINGS[about.language]
  return {
    subject: t.second.subject(shortened(about.jobTitle)),
    letter: {
      language: about.language,
      sender: about.institution,
      title: t.second.heading,
      pieces: [
        { kind: 'text', text: t.second.what(about.institution) },
        { kind: 'text', text: t.second.until },
        { kind: 'code', label: t.second.code, code: confirm.code },
        { kind: 'link', text: t.second.confirm, href: confirm.url },
        { kind: 'text', text: t.second.expires(formatInstant(confirm.expiresAt, about.language)) },
        facts(about),
        { kind: 'text', text: t.second.notYou },
        { kind: 'text', text: about.canReply ? t.questions : t.questionsNoReply },
        ...closing(about),
      ],
    },
  }
}

/** To whoever withdrew an application. */
export function withdrawn(about: ApplicationFacts): Written {
  const t = STRINGS[about.language]
  return {
    subject: t.withdrawn.subject(shortened(about.jobTitle)),
    letter: {
      language: about.language,
      sender: about.institution,
      title: t.withdrawn.heading,
      pieces: [
        { kind: 'text', text: t.withdrawn.what(about.institution) },
        { kind: 'text', text: t.withdrawn.kept },
        facts(about),
        { kind: 'text', text: t.withdrawn.notYou },
        { kind: 'text', text: about.canReply ? t.questions : t.questionsNoReply },
        ...closing(about),
      ],
    },
  }
}

/** Asks to sign in and answer further questions (R080); which, stands nowhere but there. */
export function furtherQuestions(about: ApplicationFacts, asked: { replyBy: Date; url: string }): Written {
  const t = STRINGS[about.language]
  return {
    subject: t.further.subject(shortened(about.jobTitle)),
    letter: {
      language: about.language,
      sender: about.institution,
      title: t.further.heading,
      pieces: [
        { kind: 'text', text: t.further.what(about.institution) },
        { kind: 'text', text: t.further.until(formatInstant(asked.replyBy, about.language)) },
        { kind: 'text', text: t.further.how },
        { kind: 'link', text: t.further.link, href: asked.url },
        facts(about),
        { kind: 'text', text: about.canReply ? t.questions : t.questionsNoReply },
        { kind: 'small', text: t.further.safe },
        { kind: 'small', text: t.automatic(about.institution, about.operator) },
      ],
    },
  }
}

/** A virus was found after the receipt: what is to be done about it, and while that is possible. */
export function documentBlocked(
  about: ApplicationFacts,
  { url, canChange }: { url: string; canChange: boolean },
): Written {
  const t = STRINGS[about.language]
  const { deadline } = about
  const until = deadline ? t.blocked.replace(formatInstant(deadline, about.language)) : t.blocked.replaceOpen
  return {
    subject: t.blocked.subject(shortened(about.jobTitle)),
    letter: {
      language: about.language,
      sender: about.institution,
      title: t.blocked.heading,
      pieces: [
        { kind: 'text', text: t.blocked.what(about.institution) },
        { kind: 'text', text: canChange ? until : t.blocked.late },
        { kind: 'link', text: t.blocked.link, href: url },
        facts(about),
        { kind: 'text', text: about.canReply ? t.questions : t.questionsNoReply },
        ...closing(about),
      ],
    },
  }
}
