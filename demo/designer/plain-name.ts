const LETTERS: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa' }

/** A name as it can stand in addresses and names of files: `Østersøhuset` is `oestersoehuset`. */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => LETTERS[letter] as string)
    .normalize('NFD')
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
