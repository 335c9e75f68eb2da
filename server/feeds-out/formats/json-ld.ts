import type { Feed } from '../read.ts'
import { stringsIn } from '../words.ts'

/**
 * Ads as schema.org has them: a DataFeed whose elements are JobPostings, by Google's rules for those, and what has ended as
 * elements that were deleted. Entries that stand for a talent pool are no jobs, and are left out.
 */
export function jsonLd({ institution, language, entries, ended, self, next }: Feed): string {
  const t = stringsIn(language)
  const name = institution?.name ?? null
  return JSON.stringify({
    '@context': 'https://schema.org/',
    '@type': 'DataFeed',
    '@id': self,
    name: t.title(name),
    description: t.description(name),
    inLanguage: language,
    license: { '@type': 'CreativeWork', text: t.licence },
    // The page behind this one.
    ...(next && { hasPart: { '@type': 'DataFeed', '@id': next } }),
    dataFeedElement: [
      ...entries.flatMap(({ job, posting }) => {
        if (!posting) return []
        const { '@context': _, ...item } = posting
        return [
          {
            '@type': 'DataFeedItem',
            dateCreated: job.publishedAt,
            dateModified: job.changedAt,
            item: { '@id': job.lasting, ...item },
          },
        ]
      }),
      ...ended.map(({ lasting, endedAt }) => ({
        '@type': 'DataFeedItem',
        dateDeleted: endedAt,
        item: { '@type': 'JobPosting', '@id': lasting },
      })),
    ],
  })
}
