import type { FeedFormat } from '../../contract/feeds.ts'
import type { FeedDocument, FeedFormatReader, FeedReading } from './format.ts'
import { readHrXml } from './hr-xml.ts'
import { readHrManager } from './hrmanager.ts'
import { readHrManagerRss } from './hrmanager-rss.ts'
import { withoutDuplicates } from './items.ts'
import { readJobnet } from './jobnet.ts'
import { readJobPosting } from './jobposting-pages.ts'
import { readOpslag } from './opslag.ts'

const READERS: Record<FeedFormat, FeedFormatReader> = {
  hrmanager: readHrManager,
  'hrmanager-rss': readHrManagerRss,
  jobposting: readJobPosting,
  'hr-xml': readHrXml,
  jobnet: readJobnet,
  opslag: readOpslag,
}

/**
 * Reads one document of a feed. An id that comes twice in it is taken once.
 * @throws FeedUnreadable when it is not of this format at all; nothing else.
 */
export function readFeed(format: FeedFormat, document: FeedDocument): FeedReading {
  return withoutDuplicates(READERS[format](document))
}
