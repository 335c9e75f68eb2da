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

/**
 * A list without whole ads in it; a page without an ad; an ad that its source has closed; the rest of a list in a file,
 * which has no next page.
 */
export type PassedOver = 'list' | 'no-ad' | 'closed' | 'more'

/** What reading one document came to. An item that cannot be read refuses itself by name; the others go on. */
export type FeedReading = {
  ads: FoundAd[]
  refused: { item: string; path: string; code: string }[]
  /** What is plainly something else than an ad. */
  passedOver: { item: string; why: PassedOver }[]
  /** Further addresses that belong to the same feed: its next page, a sitemap's pages. Whoever reads decides how many. */
  next: string[]
}

/** Reads one document. @throws FeedUnreadable when it is not of this format at all. */
export type FeedFormatReader = (document: FeedDocument) => FeedReading

/** The document is not what the format says it is. `code` is for the record of the run. */
export class FeedUnreadable extends Error {
  readonly code: 'not-json' | 'not-xml' | 'not-this-format' | 'source-error'
  /** What the parser or the source itself says of it, for whoever looks closer. */
  readonly detail: string
  constructor(code: FeedUnreadable['code'], detail = '') {
    super(code)
    this.code = code
    this.detail = detail.slice(0, 300)
  }
}
