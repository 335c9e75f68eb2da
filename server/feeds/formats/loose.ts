/** A property of what may be anything; only its own ones count. */
export const prop = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined

/** What is there, as a list. */
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** Text or a number as trimmed text; null for anything else and for nothing. */
export const textIn = (value: unknown): string | null =>
  typeof value === 'string' ? value.trim() || null : typeof value === 'number' ? String(value) : null

/** A number, also one that is written as text; 0 for anything else and for nothing. */
export const numberIn = (value: unknown): number => Number(textIn(value) ?? 0)
