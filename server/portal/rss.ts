import { html, raw } from 'hono/html'
import type { Institution } from '../contract/institution.ts'
import type { Job } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import { formatInstant } from '../mail/format.ts'
import { excerpt } from './excerpt.ts'
import { stringsIn } from './language.ts'
import { type Xml, xml, xmlDocument } from './xml.ts'

/** What a feed is made of. `list`: the page of all positions; `self`: the feed's own address; `lasting`: an ad's, for good. */
type FeedFacts = {
  institution: Institution
  language: Language
  jobs: Job[]
  list: string
  self: string
  lasting: (id: string) => string
}

/** RFC 822 with a year of four digits, as RSS wants it. */
const date = (instant: string) => new Date(instant).toUTCString()

function item(job: Job, { language, lasting }: FeedFacts): Xml {
  const t = stringsIn(language)
  const deadline = job.deadline ? `${t.deadline}: ${formatInstant(new Date(job.deadline), language)}.` : t.noDeadline
  // The body is sanitised. Contact persons are left out: a reader keeps what it was given.
  const content = String(html`<p><strong>${deadline}</strong></p>
${raw(job.body)}
<p><a href="${job.url}">${t.readAd}</a></p>`)
  return xml`<item>
<title>${job.title}</title>
<link>${job.url}</link>
<guid isPermaLink="true">${lasting(job.id)}</guid>
<pubDate>${date(job.publishedAt)}</pubDate>
${[job.category, job.department, job.location].map((one) => one && xml`<category>${one.label}</category>\n`)}<description>${`${deadline} ${excerpt(job.body, 300)}`}</description>
<content:encoded>${content}</content:encoded>
</item>
`
}

/** An institution's open ads as RSS 2.0, newest first. */
export function rss(facts: FeedFacts): string {
  const { institution, language, jobs, list, self } = facts
  const t = stringsIn(language)
  const [newest] = jobs
  return xmlDocument(xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>${t.feedTitle(institution.name)}</title>
<link>${list}</link>
<atom:link href="${self}" rel="self" type="application/rss+xml"/>
<description>${t.listDescription(institution.name)}</description>
<language>${language}</language>
${newest ? xml`<pubDate>${date(newest.publishedAt)}</pubDate>\n` : null}<ttl>60</ttl>
${jobs.map((job) => item(job, facts))}</channel>
</rss>`)
}
