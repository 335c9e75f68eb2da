/** A string of JSON, and whether it is a name. */
const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"([\t\n\r ]*:)?/g

/** How many names a value's objects have, those inside it too. */
function namesOf(value: unknown): number {
  let count = 0
  const open = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (typeof one !== 'object' || one === null) continue
    const inner: unknown[] = Object.values(one)
    if (!Array.isArray(one)) count += inner.length
    for (const part of inner) open.push(part)
  }
  return count
}

/**
 * Whether an object in this JSON gives a name twice: readers differ in which of the two they believe, so none should (T39).
 * Fewer names are left than were written then. What is no JSON gives none.
 */
export function givesNameTwice(text: string): boolean {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return false
  }
  let written = 0
  for (const [, colon] of text.matchAll(STRINGS)) if (colon) written++
  return written > namesOf(value)
}
