import type { Drawn } from '../shared/drawn.ts'

/** Longer than this nobody waits for the elements: the browser does what it would have done. */
const PATIENCE_MS = 3_000

/**
 * What a person does in a picture that no element stands behind yet, and would load the page anew, is held until one does
 * (`served/take-over.ts`).
 */
export function holdIn(root: ShadowRoot, drawn: Drawn): void {
  const hold = (event: Event) => {
    const { ctrlKey, metaKey, shiftKey, type, target } = event as MouseEvent
    const held = type === 'click' ? (target as Element).closest('a[data-here]') : target
    if (!held || !drawn.holds || ctrlKey || metaKey || shiftKey) return
    event.preventDefault()
    clearTimeout(drawn.timer)
    drawn.held = held as Element
    drawn.timer = setTimeout(() => {
      if (type === 'click') location.assign((held as HTMLAnchorElement).href)
      else (held as HTMLFormElement).submit()
    }, PATIENCE_MS)
  }
  root.addEventListener('click', hold)
  root.addEventListener('submit', hold)
}
