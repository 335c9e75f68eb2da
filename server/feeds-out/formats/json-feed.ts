import { contentOf, summaryOf } from '../content.ts'
import type { Feed } from '../read.ts'
import { stringsIn, topicsOf } from '../words.ts'

/** JSON Feed 1.1 (jsonfeed.org). What it has no field for stands in `_opslag`, as it asks extensions to. */
export function jsonFeed({ institution, language, entries, ended, home, self, next }: Feed): string {
  const t = stringsIn(language)
  const name = institution?.name ?? null
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: t.title(name),
    description: t.description(name),
    home_page_url: home,
    feed_url: self,
    ...(next && { next_url: next }),
    language,
    _opslag: { licence: t.licence, ended },
    items: entries.map(({ job }) => ({
      id: job.lasting,
      url: job.url,
      title: job.title,
      content_html: contentOf(job, language),
      summary: summaryOf(job, language),
      date_published: job.publishedAt,
      date_modified: job.changedAt,
      authors: [{ name: job.institution.name }],
      tags: topicsOf(job),
      language: job.language,
      _opslag: { deadline: job.deadline, institution: job.institution.slug, kind: job.kind },
    })),
  })
}
