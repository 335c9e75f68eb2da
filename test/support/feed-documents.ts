import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FeedDocument } from '../../server/feeds/formats/format.ts'

export const FIXTURES = path.join(import.meta.dirname, '../fixtures')

/** A fixture as a feed fetches it, or as a file when no address is given. */
export const fixtureDocument = (file: string, address = path.basename(file), contentType = ''): FeedDocument => ({
  address,
  contentType,
  bytes: readFileSync(path.join(FIXTURES, file)),
})

/** Something written in a test, as UTF-8. */
export const written = (
  content: unknown,
  address = 'https://kilde.example.dk/feed',
  contentType = '',
): FeedDocument => ({
  address,
  contentType,
  bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
})
