import type { JobFeed } from '../../contract/feeds-out.ts'
import type { Feed } from '../read.ts'
import { stringsIn } from '../words.ts'

/** Our own format, which holds everything that others may show of an ad. */
export const json = ({ institution, language, entries, ended, self, next }: Feed): string =>
  JSON.stringify({
    title: stringsIn(language).title(institution?.name ?? null),
    licence: stringsIn(language).licence,
    self,
    next,
    items: entries.map(({ job }) => job),
    ended,
  } satisfies JobFeed)
