/** Danish letters as they are written where only a-z will do. */
const LETTERS: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa', ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** A key from what something is called: lower-case a-z, digits and single hyphens; empty when nothing of it is left. */
export const keyFrom = (label: string, max = 80): string =>
  label
    .toLowerCase()
    .normalize('NFC')
    .replace(/[æøåäöüß]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, max)
    .replace(/^-+|-+$/g, '')

/** What a key could be called where only the key is known. */
export const labelFrom = (key: string): string => {
  const words = key.replace(/-/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const DANISH = new Set(
  'og til er som på med af der har vi du ikke den et det hos os dig din vores også eller kan skal vil være mellem søger'.split(
    ' ',
  ),
)
const ENGLISH = new Set(
  'the and of to is with you we our are will your this that have be or as an by from who within'.split(' '),
)

/**
 * Danish or English, by how many of each language's commonest words there are. A body in both languages is Danish: that is
 * the institution's own.
 */
export function guessLanguage(text: string): 'da' | 'en' {
  const words = text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&\w+;/g, ' ')
    .toLowerCase()
    .match(/\p{L}+/gu)
  let danish = 0
  let english = 0
  for (const word of words ?? []) {
    if (DANISH.has(word)) danish++
    else if (ENGLISH.has(word)) english++
  }
  return english > 0 && danish < 0.15 * (danish + english) ? 'en' : 'da'
}
