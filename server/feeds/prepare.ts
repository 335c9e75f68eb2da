import { isDeepStrictEqual } from 'node:util'
import type * as z from 'zod'
import type { Feed, FeedMapping } from '../contract/feeds.ts'
import { ExternalId, JobInput } from '../contract/job.ts'
import { Key } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { FIELD_OF, LISTS, type List } from '../contract/lists.ts'
import { turns } from '../db/turns.ts'
import { problemFields } from '../http/problem.ts'
import type { FoundAd } from './formats/format.ts'
import type { SourceAd } from './formats/source-ad.ts'
import { guessLanguage } from './formats/words.ts'

/** One thing that is wrong with one item, by the source's own name for it. */
export type Refusal = { item: string; path: string; code: string }

/** An ad of the feed as the institution takes it. */
export type PreparedAd = { externalId: string; item: string; input: JobInput }

export type Prepared = {
  ads: PreparedAd[]
  refused: Refusal[]
  /** External ids that the feed holds, those of refused items too: their jobs are not gone. */
  present: Set<string>
  /** What the institution's lists lack and the feed may add: labels by key. */
  lacking: Record<List, Map<string, string>>
}

const folded = (words: string) => words.trim().toLowerCase().replace(/\s+/g, ' ')

/** How the feed's words become keys; `known` are the keys that the institution has. */
function translator(
  mapping: z.infer<typeof FeedMapping>,
  known: Record<List, ReadonlySet<string>>,
  lacking: Prepared['lacking'],
) {
  const renamed = Object.fromEntries(
    LISTS.map((list) => [list, new Map(Object.entries(mapping[list]).map(([word, key]) => [folded(word), key]))]),
  ) as Record<List, Map<string, string>>
  return (list: List, label: SourceAd['labels'][List], key: string | null | undefined): string | null => {
    const words = label ? [label.label, label.key] : key ? [key] : []
    const mapped = words.map((word) => renamed[list].get(folded(word))).find((found) => found !== undefined)
    const wanted = mapped ?? label?.key ?? key
    if (!wanted) return null
    if (known[list].has(wanted) || lacking[list].has(wanted)) return wanted
    if (!mapping.add) return null
    // No list takes it: the ad is refused for it, and not the list for the ad.
    if (!Key.safeParse(wanted).success) return wanted
    lacking[list].set(wanted, (label?.label ?? wanted).slice(0, LIMITS.shortText))
    return wanted
  }
}

/** Fields of our own format may be anything: only what is text is looked at before the schema has judged. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const wordsOf = ({ input }: SourceAd) => `${textOf(input.title)} ${textOf(input.bodyHtml)}`

const ADDRESS = /[^\s@]@[^\s@]|(?:\+\d{1,3}\s?)?(?:\d\s?){8}/

/** Leaves out the sentences that lead to somebody's e-mail or telephone; null when nothing is left. */
export function withoutAddresses<T>(text: T): T | string | null {
  if (typeof text !== 'string' || !ADDRESS.test(text)) return text
  const kept = text.split(/(?<=[.!?])\s+/).filter((sentence) => !ADDRESS.test(sentence))
  return kept.join(' ').trim() || null
}

/** What is nested so deep that it cannot be compared is not the same. */
function isSame(one: SourceAd, other: SourceAd): boolean {
  try {
    return isDeepStrictEqual(one, other)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/**
 * The ads of a feed as the institution's setting wants them: its own keys, where one applies, whom to ask. An ad that is
 * not valid refuses itself by name, and the others go on.
 */
export async function prepare(
  found: readonly FoundAd[],
  feed: Feed,
  known: Record<List, ReadonlySet<string>>,
): Promise<Prepared> {
  const lacking = { departments: new Map(), categories: new Map(), locations: new Map() } as Prepared['lacking']
  const keyOf = translator(feed.mapping, known, lacking)
  const prepared: Prepared = { ads: [], refused: [], present: new Set(), lacking }
  const first = new Map<string, SourceAd>()
  const turn = turns()
  for (const { item, ad } of found) {
    await turn()
    if (!ExternalId.safeParse(ad.externalId).success) {
      prepared.refused.push({ item, path: 'externalId', code: 'invalid' })
      continue
    }
    const before = first.get(ad.externalId)
    if (before) {
      // A list that moves while its pages are read shows an ad twice: the same again is no fault.
      if (!isSame(before, ad)) prepared.refused.push({ item, path: 'externalId', code: 'duplicate' })
      continue
    }
    first.set(ad.externalId, ad)
    prepared.present.add(ad.externalId)
    const keys = Object.fromEntries(
      LISTS.map((list) => {
        const said: unknown = ad.input[FIELD_OF[list]] ?? null
        return [FIELD_OF[list], typeof said === 'string' || said === null ? keyOf(list, ad.labels[list], said) : said]
      }),
    )
    const saidLanguage = ad.languageIsGuess ? undefined : ad.input.language
    const sent = {
      ...ad.input,
      ...keys,
      language: saidLanguage ?? feed.mapping.language ?? ad.input.language ?? guessLanguage(wordsOf(ad)),
      applyAt: feed.applyAt,
      applyMedium: feed.applyAt === 'source' ? (feed.applyMedium ?? null) : null,
      // Not even a name: the institution's general contact stands where an ad names nobody.
      ...(feed.contacts === 'general' && { contacts: [], applyOtherwise: withoutAddresses(ad.input.applyOtherwise) }),
    }
    const read = JobInput.safeParse(sent)
    if (read.success) prepared.ads.push({ externalId: ad.externalId, item, input: read.data })
    else prepared.refused.push(...problemFields(read.error, sent).map((field) => ({ item, ...field })))
  }
  return prepared
}
