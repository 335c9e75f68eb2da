import type { Contact } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import type { Filled } from './content.ts'
import { formatDay, formatInstant } from './format.ts'
import { button, codePiece, contactLine } from './pieces.ts'
import { STRINGS } from './strings.ts'

/** The code that signs somebody in, and the link that continues in the browser that asked. */
export function signInCodeMail(
  language: Language,
  { code, url, minutes }: { code: string; url: string; minutes: number },
): Filled<'sign-in'> {
  const t = STRINGS[language]
  return {
    template: 'sign-in',
    fields: { minutes: String(minutes) },
    blocks: {
      code: [codePiece(language, code)],
      link: [button(t.continueHere, url), { kind: 'small', text: t.continueHint }],
    },
  }
}

/** To an address that nobody has an account by, and how one gets it. */
export const unknownAddressMail = (language: Language, { url }: { url: string }): Filled<'unknown-address'> => ({
  template: 'unknown-address',
  fields: {},
  blocks: { link: [button(STRINGS[language].seeJobs, url)] },
})

/** The code that proves a new address; no link, since the page that waits for it is open. */
export const newAddressMail = (
  language: Language,
  { code, minutes }: { code: string; minutes: number },
): Filled<'change-email'> => ({
  template: 'change-email',
  fields: { minutes: String(minutes) },
  blocks: { code: [codePiece(language, code)] },
})

/** The code that shows that somebody reads a mailbox of the institution's. */
export const workAddressMail = (
  language: Language,
  { code, minutes }: { code: string; minutes: number },
): Filled<'work-address'> => ({
  template: 'work-address',
  fields: { minutes: String(minutes) },
  blocks: { code: [codePiece(language, code)] },
})

/** What was done to the account, to the address that it belonged to. */
export function accountNotice<T extends 'email-changed' | 'account-deleted'>(
  template: T,
  language: Language,
  { at, contact }: { at: Date; contact: Contact | null },
): Filled<'email-changed' | 'account-deleted'> & { template: T } {
  const t = STRINGS[language]
  const rows: [string, string][] = [
    [template === 'email-changed' ? t.changedAt : t.deletedAt, formatInstant(at, language)],
  ]
  if (contact) rows.push([t.contact, contactLine(language, contact)])
  return { template, fields: {}, blocks: { facts: [{ kind: 'facts', rows }] } }
}

/** To whoever has nothing left on their account. */
export const accountExpiring = (
  language: Language,
  { until, url }: { until: Date; url: string },
): Filled<'account-expiring'> => ({
  template: 'account-expiring',
  fields: { deletedOn: formatDay(until, language) },
  blocks: { link: [button(STRINGS[language].signIn, url)] },
})
