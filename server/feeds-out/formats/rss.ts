import type { FeedJob } from '../../contract/feeds-out.ts'
import { contentOf, summaryOf } from '../content.ts'
import type { Feed } from '../read.ts'
import { stringsIn, topicsOf } from '../words.ts'
import { type Xml, xml, xmlDocument } from '../xml.ts'
import { tombstone } from './tombstone.ts'

/** RFC 822 with a year of four digits, as RSS wants it. */
const date = (instant: string) => new Date(instant).toUTCString()

const item = (job: FeedJob, { language }: Feed): Xml => xml`<item>
<title>${job.title}</title>
<link>${job.url}</link>
<guid isPermaLink="true">${job.lasting}</guid>
<pubDate>${date(job.publishedAt)}</pubDate>
${topicsOf(job).map((topic) => xml`<category>${topic}</category>\n`)}<description>${summaryOf(job, language)}</description>
<content:encoded>${contentOf(job, language)}</content:encoded>
</item>
`

/** RSS 2.0, paged and with ads that have ended as Atom has both (RFC 5005, RFC 6721), which RSS knows no word for. */
export function rss(feed: Feed): string {
  const { institution, language, entries, ended, home, self, next } = feed
  const t = stringsIn(language)
  const name = institution?.name ?? null
  const newest = entries[0]?.job
  return xmlDocument(xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>${t.title(name)}</title>
<link>${home}</link>
<atom:link href="${self}" rel="self" type="application/rss+xml"/>
${next && xml`<atom:link href="${next}" rel="next" type="application/rss+xml"/>\n`}<description>${t.description(name)}</description>
<language>${language}</language>
<copyright>${t.licence}</copyright>
${newest ? xml`<pubDate>${date(newest.publishedAt)}</pubDate>\n` : null}<ttl>60</ttl>
${entries.map(({ job }) => item(job, feed))}${ended.map(tombstone)}</channel>
</rss>`)
}
