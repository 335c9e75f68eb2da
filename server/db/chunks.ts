/** Rows in portions that one statement takes: PostgreSQL binds 65,535 values at most. */
export function* chunks<T>(rows: readonly T[], size = 1_000): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}
