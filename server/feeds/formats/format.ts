import type { SourceAd } from './source-ad.ts'

/** Something that was fetched or read from disk. `bytes` are not decoded yet: the text may say itself what it is written in. */
export type FeedDocument = {
  /** The address it came from, or the file's name. */
  address: string
  /** As the server said it; empty for a file. */
  contentType: string
  bytes: Uint8Array
}

/** An ad with where it was found, for whoever must mend it. */
export type FoundAd = { item: string; ad: SourceAd }

/** What reading one document came to. An item that cannot be read refuses itself by name; the others go on. */
export type FeedReading = {
  ads: FoundAd[]
  refused: { item: string; path: string; code: string }[]
  /** What is plainly something else than an ad. */
  passedOver: { item: string; why: string }[]
  /** Further addresses that belong to the same feed: its next page, a sitemap's pages. Whoever reads decides how many. */
  next: string[]
}

/** Reads one document. @throws FeedUnreadable when it is not of this format at all. */
export type FeedFormatReader = (document: FeedDocument) => FeedReading

/** The document is not what the format says it is. `code` is for the record of the run. */
export class FeedUnreadable extends Error {
  readonly code: 'not-json' | 'not-xml' | 'not-this-format' | 'source-error'
  constructor(code: FeedUnreadable['code']) {
    super(code)
    this.code = code
  }
}
