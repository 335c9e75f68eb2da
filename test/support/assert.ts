/**
 * Assertions for tests that run in a browser, named after those of `node:assert/strict`. Each throws an error that
 * carries `actual` and `expected` as text, which is what Web Test Runner shows.
 */
export class AssertionError extends Error {
  override name = 'AssertionError'
  readonly actual: string | undefined
  readonly expected: string | undefined

  constructor(message: string, values?: { actual: unknown; expected: unknown }) {
    super(message)
    this.actual = values && show(values.actual)
    this.expected = values && show(values.expected)
  }
}

/** The same value by `Object.is`. */
export function equal<T>(actual: unknown, expected: T, message?: string): asserts actual is T {
  if (!Object.is(actual, expected))
    throw new AssertionError(message ?? `${show(actual)} is not ${show(expected)}`, { actual, expected })
}

export function notEqual(actual: unknown, unexpected: unknown, message?: string): void {
  if (Object.is(actual, unexpected)) throw new AssertionError(message ?? `It is ${show(actual)} and should not be`)
}

/** The same structure: arrays, plain objects, dates, addresses, sets, maps and search parameters. */
export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  const path = difference(actual, expected, '')
  if (path === null) return
  const at = path === '' ? '' : ` at ${path.replace(/^\./, '')}`
  throw new AssertionError(message ?? `The values differ${at}`, { actual, expected })
}

/** A value that counts as true. */
export function ok(value: unknown, message?: string): asserts value {
  if (!value) throw new AssertionError(message ?? `${show(value)} is not true`, { actual: value, expected: true })
}

export function match(actual: unknown, pattern: RegExp, message?: string): void {
  if (typeof actual !== 'string' || !pattern.test(actual))
    throw new AssertionError(message ?? `${show(actual)} does not match ${pattern}`, { actual, expected: pattern })
}

export function doesNotMatch(actual: string, pattern: RegExp, message?: string): void {
  if (pattern.test(actual)) throw new AssertionError(message ?? `${show(actual)} matches ${pattern}`)
}

/** The promise, or that of the function, is rejected; with an error whose message matches, or for which the test holds. */
export async function rejects(
  promise: Promise<unknown> | (() => Promise<unknown>),
  expected?: RegExp | ((error: unknown) => boolean),
): Promise<void> {
  let error: unknown
  try {
    await (typeof promise === 'function' ? promise() : promise)
  } catch (thrown) {
    error = thrown ?? new Error('rejected with nothing')
  }
  if (error === undefined) throw new AssertionError('It was fulfilled and should have been rejected')
  isExpected(error, expected)
}

export function throws(run: () => unknown, expected?: RegExp | ((error: unknown) => boolean)): void {
  let error: unknown
  try {
    run()
  } catch (thrown) {
    error = thrown ?? new Error('threw nothing')
  }
  if (error === undefined) throw new AssertionError('It returned and should have thrown')
  isExpected(error, expected)
}

/** Waits until the condition holds, looking every frame; says what it waited for when it never did. */
export async function eventually(condition: () => unknown, what: string, milliseconds = 5000): Promise<void> {
  const end = performance.now() + milliseconds
  while (!condition()) {
    if (performance.now() > end) throw new AssertionError(`Waited ${milliseconds} ms in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 16))
  }
}

function isExpected(error: unknown, expected: RegExp | ((error: unknown) => boolean) | undefined): void {
  if (expected === undefined) return
  const message = error instanceof Error ? error.message : String(error)
  const holds = expected instanceof RegExp ? expected.test(message) : expected(error)
  if (!holds) throw new AssertionError(`It failed with another error: ${message}`, { actual: message, expected })
}

/** Where two values first differ, as a path into them, or null when they do not. */
function difference(a: unknown, b: unknown, path: string): string | null {
  if (Object.is(a, b)) return null
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return path
  if (a instanceof Date || a instanceof URL) return a.toJSON() === (b as Date | URL).toJSON() ? null : path
  if (a instanceof RegExp) return String(a) === String(b) ? null : path
  if (a instanceof Set || a instanceof Map || a instanceof URLSearchParams)
    return difference([...a], [...(b as Iterable<unknown>)], path)
  // Nodes, functions' results and the like are the same only when they are the same one.
  if (!Array.isArray(a) && Object.getPrototypeOf(a) !== Object.prototype && Object.getPrototypeOf(a) !== null)
    return path
  const left = new Map(Object.entries(a))
  const right = new Map(Object.entries(b))
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const inner = `${path}.${key}`
    if (left.has(key) !== right.has(key)) return inner
    const found = difference(left.get(key), right.get(key), inner)
    if (found !== null) return found
  }
  return Array.isArray(a) && a.length !== (b as unknown[]).length ? `${path}.length` : null
}

function show(value: unknown): string {
  if (value instanceof Element) return value.outerHTML.slice(0, 500)
  if (value instanceof RegExp || typeof value === 'function' || typeof value === 'symbol') return String(value)
  if (value instanceof Set || value instanceof Map) return show([...value])
  try {
    return JSON.stringify(value, null, 2) ?? String(value)
  } catch {
    return String(value)
  }
}
