import { withParts } from './search-parts.ts'
import type { Wanted } from './search-words.ts'

/** Every three letters of a text that stand side by side: whole characters, as `opslag_grams` counts them. */
function gramsOf(text: string): string[] {
  const letters = [...text]
  return [...new Set(letters.slice(2).map((letter, at) => `${letters[at]}${letters[at + 1]}${letter}`))]
}

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
