import type { Language } from '../contract/language.ts'
import type { Filled } from './content.ts'
import { formatDay, formatInstant } from './format.ts'
import type { Piece } from './letter.ts'
import { button, codePiece } from './pieces.ts'
import { STRINGS } from './strings.ts'

/** A talent pool as its mails tell of it. */
export type PoolFacts = { language: Language; pool: string }

const change = (language: Language, href: string): Piece => ({
  kind: 'small-link',
  text: STRINGS[language].pool.change,
  href,
})

/** Asks whoever owns the address for the code; nothing else is mailed before. */
export const poolConfirm = (
  { language, pool }: PoolFacts,
  confirm: { code: string; expiresAt: Date; url: string },
): Filled<'pool-confirm'> => ({
  template: 'pool-confirm',
  fields: { pool, expires: formatInstant(confirm.expiresAt, language) },
  blocks: {
    code: [codePiece(language, confirm.code)],
    link: [button(STRINGS[language].enterCode, confirm.url)],
  },
})

/** What was agreed to, until when, and how it is changed. */
export function poolWelcome(
  { language, pool }: PoolFacts,
  { consentedAt, consentUntil, manageUrl }: { consentedAt: Date; consentUntil: Date; manageUrl: string },
): Filled<'pool-welcome'> {
  const t = STRINGS[language].pool
  const rows: [string, string][] = [
    [t.pool, pool],
    [t.consentGiven, formatInstant(consentedAt, language)],
    [t.consentUntil, formatDay(consentUntil, language)],
  ]
  return {
    template: 'pool-welcome',
    fields: { pool, consentUntil: formatDay(consentUntil, language) },
    blocks: { facts: [{ kind: 'facts', rows }], manage: [change(language, manageUrl)] },
  }
}

/** Asks whether the consent is to go on. */
export const poolRenewal = (
  { language, pool }: PoolFacts,
  { consentUntil, renewUrl, manageUrl }: { consentUntil: Date; renewUrl: string; manageUrl: string },
): Filled<'pool-renewal'> => ({
  template: 'pool-renewal',
  fields: { pool, consentUntil: formatDay(consentUntil, language) },
  blocks: { renew: [button(STRINGS[language].pool.renew, renewUrl)], manage: [change(language, manageUrl)] },
})

/** A virus was found after the welcome: where another file is sent instead. */
export const poolDocumentBlocked = (
  { language, pool }: PoolFacts,
  { url }: { url: string },
): Filled<'pool-document-blocked'> => ({
  template: 'pool-document-blocked',
  fields: { pool },
  blocks: { link: [button(STRINGS[language].pool.seeSent, url)] },
})

/** How a consent is withdrawn, for `leave` of a mail. */
export const leavePool = (language: Language, urls: { page: string; oneClick: string }) => ({
  text: STRINGS[language].pool.leave,
  ...urls,
})
