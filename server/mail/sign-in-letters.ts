import type { Contact } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import type { Written } from './application-letters.ts'
import { formatDay, formatInstant } from './format.ts'
import type { Piece } from './letter.ts'
import { strings as da, type SignInMailStrings } from './sign-in-strings.da.ts'
import { strings as en } from './sign-in-strings.en.ts'
import { STRINGS } from './strings.ts'

const WORDS: Record<Language, SignInMailStrings> = { da, en }

/** On whose behalf, and in which language, somebody is written to about their account. */
export type AccountFacts = { language: Language; institution: string; operator: string; contact: Contact | null }

type Content = { subject: string; heading: string }
const letter = (about: AccountFacts, { subject, heading }: Content, pieces: Piece[]): Written => ({
  subject,
  letter: {
    language: about.language,
    sender: about.institution,
    title: heading,
    pieces: [...pieces, { kind: 'small', text: STRINGS[about.language].automatic(about.institution, about.operator) }],
  },
})

/** The code that signs somebody in, and the link that continues in the browser that asked. */
export function signInCodeMail(
  about: AccountFacts,
  { code, url, minutes }: { code: string; url: string; minutes: number },
) {
  const t = WORDS[about.language]
  return letter(about, t.signIn, [
    { kind: 'text', text: t.signIn.what(about.institution) },
    { kind: 'code', label: t.code, code },
    { kind: 'text', text: t.minutes(minutes) },
    { kind: 'link', text: t.signIn.link, href: url },
    { kind: 'small', text: t.signIn.linkHint },
    { kind: 'text', text: t.notYou },
  ])
}

/** To an address that nobody has an account by, and how one gets it. */
export function unknownAddressMail(about: AccountFacts, { url }: { url: string }) {
  const t = WORDS[about.language]
  return letter(about, t.unknown, [
    { kind: 'text', text: t.unknown.what(about.institution) },
    { kind: 'text', text: t.unknown.how },
    { kind: 'link', text: t.unknown.jobs, href: url },
    { kind: 'text', text: t.unknown.notYou },
  ])
}

/** The code that proves a new address; no link, since the page that waits for it is open. */
export function newAddressMail(about: AccountFacts, { code, minutes }: { code: string; minutes: number }) {
  const t = WORDS[about.language]
  return letter(about, t.changeEmail, [
    { kind: 'text', text: t.changeEmail.what },
    { kind: 'code', label: t.code, code },
    { kind: 'text', text: t.minutes(minutes) },
    { kind: 'text', text: t.notYou },
  ])
}

/** What was done to the account, to the address that it belonged to. */
export function accountNotice(about: AccountFacts, what: 'emailChanged' | 'accountDeleted', at: Date) {
  const t = WORDS[about.language][what]
  const words = STRINGS[about.language]
  const { contact } = about
  const ways = contact && [contact.name, contact.phone && words.phone(contact.phone), contact.email]
  return letter(about, t, [
    { kind: 'text', text: t.what },
    {
      kind: 'facts',
      rows: [
        [t.when, formatInstant(at, about.language)],
        ...(ways ? [[words.contact, ways.filter(Boolean).join(', ')] as [string, string]] : []),
      ],
    },
    { kind: 'text', text: t.notYou },
  ])
}

/** To somebody of whom nothing is left: the account goes too. */
export function accountExpiring(about: AccountFacts, { until, url }: { until: Date; url: string }) {
  const t = WORDS[about.language].accountExpiring
  return letter(about, t, [
    { kind: 'text', text: t.what(about.institution) },
    { kind: 'facts', rows: [[t.when, formatDay(until, about.language)]] },
    { kind: 'text', text: t.keep },
    { kind: 'link', text: t.link, href: url },
  ])
}
