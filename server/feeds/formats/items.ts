import * as z from 'zod'
import type { FeedReading } from './format.ts'
import type { SourceAd } from './source-ad.ts'

const LONGEST_NAME = 200

/** Refuses the one item that is being read. `path` names the source's own field. */
export class ItemRefused extends Error {
  readonly path: string
  readonly code: string
  constructor(path: string, code: string) {
    super(`${path}: ${code}`)
    this.path = path
    this.code = code
  }
}

export const emptyReading = (): FeedReading => ({ ads: [], refused: [], passedOver: [], next: [] })

const faultOf = (error: unknown): { path: string; code: string } => {
  if (error instanceof ItemRefused) return { path: error.path, code: error.code }
  if (!(error instanceof z.ZodError)) throw error
  const [issue] = error.issues
  return { path: issue?.path.join('.') ?? '', code: issue?.input === undefined ? 'required' : 'wrong-kind' }
}

/** Reads items one by one into the reading. What one of them cannot do does not stop the others. */
export function readEach<T>(
  into: FeedReading,
  items: Iterable<T>,
  nameOf: (item: T, at: number) => string,
  read: (item: T) => SourceAd,
): FeedReading {
  let at = 0
  for (const one of items) {
    const item = nameOf(one, at++).slice(0, LONGEST_NAME)
    try {
      into.ads.push({ item, ad: read(one) })
    } catch (error) {
      into.refused.push({ item, ...faultOf(error) })
    }
  }
  return into
}

/** The reading with each id once: a second ad of the same id refuses itself. */
export function withoutDuplicates(reading: FeedReading): FeedReading {
  const known = new Set<string>()
  const ads = reading.ads.filter(({ item, ad }) => {
    const id = JSON.stringify([ad.source, ad.externalId])
    if (known.has(id)) reading.refused.push({ item, path: 'id', code: 'duplicate' })
    return !known.has(id) && known.add(id)
  })
  return { ...reading, ads }
}
