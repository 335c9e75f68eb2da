import { html, raw } from 'hono/html'
import type { FeedJob } from '../contract/feeds-out.ts'
import type { Language } from '../contract/language.ts'
import { excerpt } from '../jobs/excerpt.ts'
import { deadlineOf, stringsIn } from './words.ts'

/** An ad whole, for readers that show HTML: its deadline, its body, which is sanitised, and the way to it. */
export const contentOf = (job: FeedJob, language: Language): string =>
  String(html`<p><strong>${deadlineOf(job, language)}</strong></p>
${raw(job.body)}
<p><a href="${job.url}">${stringsIn(language).readAd}</a></p>`)

/** Its deadline and its beginning, as plain text. */
export const summaryOf = (job: FeedJob, language: Language): string =>
  `${deadlineOf(job, language)} ${excerpt(job.body, 300)}`
