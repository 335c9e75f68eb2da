/** A number of bytes as people say it: kilobytes, and from a million on megabytes. */
export function sizeIn(bytes: number, language: 'da' | 'en'): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)} ${unit}`
}
