import type { SourceAd } from './source-ad.ts'

/** Words for how one is employed, in Danish, English and Norwegian. */
const PERMANENT = /(?:^|[^a-zæøå])(?:fast|permanent|varig|tidsubegrænset|direct hire)/
const FIXED_TERM =
  /tidsbegrænset|midlertidig|vikar|barsel|åremål|temporary|fixed[-_ ]?term|contract|engasjement|limited|elev|praktik|intern(?:ship)?$/
const FULL_TIME = /fuld[- ]?tid|heltid|full[-_ ]?time|(?:^|\D)100 ?%/
const PART_TIME = /del[- ]?tid|part[-_ ]?time/

/** The kind of employment by the source's own words. What they do not decide, or decide twice, stays open. */
export function employmentOf(
  ...words: (string | null)[]
): Pick<SourceAd['input'], 'employmentType' | 'workHours' | 'partTimePossible'> {
  const all = words.map((word) => (word ?? '').slice(0, 300).toLowerCase())
  const says = (pattern: RegExp) => all.some((word) => pattern.test(word))
  const [permanent, fixed, full, part] = [says(PERMANENT), says(FIXED_TERM), says(FULL_TIME), says(PART_TIME)]
  return {
    employmentType: permanent === fixed ? null : permanent ? 'permanent' : 'fixed-term',
    workHours: full === part ? (full ? 'full-time' : null) : full ? 'full-time' : 'part-time',
    ...(full && part && { partTimePossible: true }),
  }
}
