import { withParts } from './search-parts.ts'
import type { Wanted } from './search-words.ts'

/** Every three letters of a text that stand side by side. */
const gramsOf = (text: string): string[] => [
  ...new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3))),
]

/**
 * What a search looks for as a statement takes it that looks words up in `search_words`: of each word its patterns, with the
 * letters that stand in them.
 */
export const wantedLookups = ({ words }: Wanted): string =>
  JSON.stringify(
    words.map((patterns) =>
      withParts(patterns).map((like) => ({
        like,
        grams: gramsOf(like.replace(/^%|%$/g, '').replace(/\\(.)/g, '$1')),
      })),
    ),
  )
