import type { FeedJob } from '../contract/feeds-out.ts'
import type { Language } from '../contract/language.ts'
import { formatInstant } from '../mail/format.ts'
import { strings as da, type FeedStrings } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export const stringsIn = (language: Language): FeedStrings => (language === 'en' ? en : da)

/** What an ad says of its deadline, as a sentence. */
export function deadlineOf({ deadline }: Pick<FeedJob, 'deadline'>, language: Language): string {
  const t = stringsIn(language)
  return deadline ? t.deadline(formatInstant(new Date(deadline), language)) : t.noDeadline
}

/** What an ad is about, as readers sort it. */
export const topicsOf = ({ category, department, location }: FeedJob): string[] =>
  [category, department, location].flatMap((one) => (one ? [one.label] : []))
