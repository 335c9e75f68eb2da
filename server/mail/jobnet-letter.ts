import type { Language } from '../contract/language.ts'
import type { Filled } from './content.ts'
import { button } from './pieces.ts'
import { STRINGS } from './strings.ts'

/** Tells whom the ad names as its contact that Jobnet has rejected it, in Jobnet's own words. */
export const jobnetRejected = (
  language: Language,
  { job, reason, url }: { job: string; reason: string | null; url: string },
): Filled<'jobnet-rejected'> => ({
  template: 'jobnet-rejected',
  fields: { job, reason: reason ?? STRINGS[language].noReason },
  blocks: { ad: [button(STRINGS[language].seeAd, url)] },
})
