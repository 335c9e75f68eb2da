import { isNearLimit, roomLeft } from '../shared/form/counter.ts'
import type { FieldStrings } from '../shared/form/strings.da.ts'

const PAUSE_MS = 1_000

let pause: ReturnType<typeof setTimeout> | undefined

/** Says how much room is left in a text that comes near to its end, once the person pauses; one types in one place at a time. */
export function sayRoom(
  { length }: string,
  most: number | null,
  t: FieldStrings,
  say: (sentence: string) => void,
): void {
  clearTimeout(pause)
  if (most && isNearLimit(length, most)) pause = setTimeout(() => say(roomLeft(length, most, t)), PAUSE_MS)
}
