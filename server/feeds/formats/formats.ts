import * as z from 'zod'
import type { FeedFormat } from '../../contract/feeds.ts'
import { type FeedDocument, type FeedReading, FeedUnreadable } from './format.ts'
import { fromJobnet } from './jobnet.ts'
import { LISTS, type SourceAd } from './source-ad.ts'
import { labelFrom } from './words.ts'

const OpslagAd = z.looseObject({ externalId: z.union([z.string().min(1), z.int()]) })

function fromOpslag(value: unknown): SourceAd {
  const { externalId, source: _, ...input } = OpslagAd.parse(value)
  const labels: SourceAd['labels'] = {}
  const keys = { departments: input.department, categories: input.category, locations: input.location }
  for (const list of LISTS) {
    const key = keys[list]
    if (typeof key === 'string') labels[list] = { key, label: labelFrom(key) }
  }
  return { externalId: String(externalId), input: input as SourceAd['input'], labels }
}

/** Reads one document of a format. @throws FeedUnreadable */
export function readFeed(format: FeedFormat, document: FeedDocument): FeedReading {
  const reading: FeedReading = { ads: [], refused: [], passedOver: [], next: [] }
  let content: unknown
  try {
    content = JSON.parse(Buffer.from(document.bytes).toString('utf8'))
  } catch {
    throw new FeedUnreadable('not-json')
  }
  if (format !== 'opslag' && format !== 'jobnet') throw new FeedUnreadable('not-this-format')
  for (const [at, value] of (Array.isArray(content) ? content : [content]).entries()) {
    const item = `${document.address}[${at}]`
    try {
      reading.ads.push({ item, ad: format === 'jobnet' ? fromJobnet(value) : fromOpslag(value) })
    } catch {
      reading.refused.push({ item, path: 'externalId', code: 'required' })
    }
  }
  return reading
}
