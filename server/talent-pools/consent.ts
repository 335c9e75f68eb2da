import { createHash } from 'node:crypto'
import { inLanguage, type Language, type LocalizedText } from '../contract/language.ts'
import type { PoolConsent, TalentPoolInput } from '../contract/talent-pool.ts'
import { noticeText } from '../settings/privacy-notice.ts'
import { STANDARD_CONSENT, STANDARD_POOL_NOTICE } from './consent-text.ts'
import type { PoolFacts } from './facts.ts'

/** How many months a consent to be in this pool holds. */
export const monthsOf = ({ months }: Pick<TalentPoolInput, 'months'>, facts: Pick<PoolFacts, 'months'>): number =>
  months ?? facts.months

/** A text with the places of a notice and `{pool}` filled in, in the asked language or the one that there is. */
function filled(text: LocalizedText, pool: TalentPoolInput, facts: PoolFacts, language: Language) {
  const said = noticeText(text, { ...facts, retentionMonths: monthsOf(pool, facts) }, language)
  return { ...said, text: said.text.replaceAll('{pool}', () => inLanguage(pool.name, said.lang).text) }
}

/** By what is in it: the same words have the same version, and other words never have it. */
const versionOf = (...said: { text: string; lang: string }[]) =>
  createHash('sha256')
    .update(JSON.stringify(said.map(({ text, lang }) => [lang, text])))
    .digest('base64url')
    .slice(0, 16)

/** What a person agrees to who joins or stays in this pool now. */
export function consentOf(pool: TalentPoolInput, facts: PoolFacts, language: Language): PoolConsent {
  const said = filled(pool.consent ?? STANDARD_CONSENT, pool, facts, language)
  return { version: versionOf(said), ...said, months: monthsOf(pool, facts) }
}

/** The pool's privacy notice as texts with nothing left to fill in, and its version, the same in both languages. */
export function poolNotice(
  pool: TalentPoolInput,
  facts: PoolFacts,
): { text: Required<LocalizedText>; version: string } {
  const [da, en] = (['da', 'en'] as const).map((one) => filled(pool.notice ?? STANDARD_POOL_NOTICE, pool, facts, one))
  return { text: { da: da!.text, en: en!.text }, version: versionOf(da!, en!) }
}
