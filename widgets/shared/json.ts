import { taken } from './taken.ts'

/** What a value is before a page's `toJSON` has had it: Prototype.js makes a text of every array. */
function asItIs(this: Record<string, unknown>, name: string): unknown {
  return this[name]
}

/** Plain data as JSON, whatever an old library on the page has done to it. */
export const toJson = (value: unknown): string => taken.stringify(value, asItIs)
