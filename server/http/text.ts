/** Invisible characters that break words or turn them round, and control characters other than tab and line break. */
const UNWANTED = /(?![\t\n\r])[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu

/** Text as it may be stored: NFC, whole characters, nothing invisible that deceives; no NUL, which PostgreSQL refuses. */
export const cleanText = (text: string): string => text.toWellFormed().normalize('NFC').replace(UNWANTED, '')

/** As `cleanText`, on one line. */
export const cleanLine = (text: string): string =>
  cleanText(text)
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .trim()

/** A parsed JSON value with all its strings cleaned; names of properties stay. */
export function cleaned<T>(value: T): T
export function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map((entry) => cleaned(entry))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, cleaned(entry)]))
}
