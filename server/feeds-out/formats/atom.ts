import type { FeedJob } from '../../contract/feeds-out.ts'
import { contentOf, summaryOf } from '../content.ts'
import type { Feed } from '../read.ts'
import { stringsIn, topicsOf } from '../words.ts'
import { type Xml, xml, xmlDocument } from '../xml.ts'
import { tombstone } from './tombstone.ts'

const entry = (job: FeedJob, { language }: Feed): Xml => xml`<entry xml:lang="${job.language}">
<id>${job.lasting}</id>
<title>${job.title}</title>
<link rel="alternate" type="text/html" href="${job.url}"/>
<published>${job.publishedAt}</published>
<updated>${job.changedAt}</updated>
<author><name>${job.institution.name}</name></author>
${topicsOf(job).map((topic) => xml`<category term="${topic}"/>\n`)}<summary xml:lang="${language}">${summaryOf(job, language)}</summary>
<content type="html">${contentOf(job, language)}</content>
</entry>
`

/** Atom 1.0 (RFC 4287), paged (RFC 5005), with tombstones (RFC 6721). */
export function atom(feed: Feed): string {
  const { institution, language, entries, ended, home, self, next, first } = feed
  const t = stringsIn(language)
  const name = institution?.name ?? null
  const changes = [...entries.map(({ job }) => job.changedAt), ...ended.map(({ endedAt }) => endedAt)].sort()
  return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="${language}">
<id>${first}</id>
<title>${t.title(name)}</title>
<subtitle>${t.description(name)}</subtitle>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="first" type="application/atom+xml" href="${first}"/>
${next && xml`<link rel="next" type="application/atom+xml" href="${next}"/>\n`}<link rel="alternate" type="text/html" href="${home}"/>
<rights>${t.licence}</rights>
<updated>${changes.at(-1) ?? new Date(0).toISOString()}</updated>
${entries.map(({ job }) => entry(job, feed))}${ended.map(tombstone)}</feed>`)
}
