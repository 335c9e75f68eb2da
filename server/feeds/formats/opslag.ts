import * as z from 'zod'
import { jsonOf } from './decode.ts'
import type { FeedDocument, FeedReading } from './format.ts'
import { emptyReading, readEach } from './items.ts'
import { prop, textIn } from './loose.ts'
import { LISTS, type SourceAd } from './source-ad.ts'
import { labelFrom } from './words.ts'

const Ad = z.looseObject({
  externalId: z.union([z.string().min(1), z.int()]),
  source: z.string().min(1).optional(),
})

/** An ad as our API takes it, with the id that it has at its source. */
function fromOpslag(value: unknown): SourceAd {
  const { externalId, source, ...input } = Ad.parse(value, { reportInput: true })
  const labels: SourceAd['labels'] = {}
  const keys = { departments: input.department, categories: input.category, locations: input.location }
  for (const list of LISTS) {
    const key = keys[list]
    if (typeof key === 'string') labels[list] = { key, label: labelFrom(key) }
  }
  return { externalId: String(externalId), source, input: input as SourceAd['input'], labels }
}

/** Our own ads, one or a list of them. */
export function readOpslag(document: FeedDocument): FeedReading {
  const content = jsonOf(document)
  const values: unknown[] = Array.isArray(content) ? content : [content]
  const nameOf = (value: unknown, at: number) =>
    textIn(prop(value, 'externalId')) ?? (Array.isArray(content) ? `[${at}]` : document.address)
  return readEach(emptyReading(), values, nameOf, fromOpslag)
}
