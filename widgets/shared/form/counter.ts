import { html, type TemplateResult } from 'lit'
import type { FieldStrings } from './strings.da.ts'

export const limitId = (id: string) => `${id}-limit`

/** How much room is left, in words. */
export function roomLeft(length: number, max: number, t: FieldStrings): string {
  return length > max ? t.over(length - max) : t.left(max - length)
}

/** From here on the countdown is also said aloud after a pause: the last tenth, and all that is too much. */
export const isNearLimit = (length: number, max: number): boolean => length >= max * 0.9

/**
 * The countdown under a long text. It is for the eyes; ears get the limit as the field's description, and the number by
 * the element's one live region when the end is near, not at every key.
 */
export function counter(
  { id, length, max }: { id: string; length: number; max: number },
  t: FieldStrings,
): TemplateResult {
  return html`<p class="counter ${length > max ? 'over' : ''}" aria-hidden="true">${roomLeft(length, max, t)}</p>
    <p class="hidden" id=${limitId(id)}>${t.limit(max)}</p>`
}
