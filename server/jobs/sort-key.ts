/** Letters that Danish orders otherwise than Unicode does (CLDR's rules for `da`); the last three stand behind z. */
const LETTERS: Record<string, string> = {
  æ: '{',
  ä: '{',
  ø: '|',
  ö: '|',
  ő: '|',
  å: '}',
  ü: 'y',
  ű: 'y',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  ı: 'i',
}

/**
 * A text's sort key: comparing two keys byte by byte orders the texts as Danish does (æ, ø, å last, aa as å), case,
 * accents and punctuation aside.
 */
export const danishSortKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .replace(/aa/g, 'å')
    .replace(/[æäøöőåüűđðþœßłı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .trim()
