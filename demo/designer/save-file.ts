/** Hands the designer a file. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

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
