import type { Drawn } from '../shared/drawn.ts'

/** Longer than this nobody waits for the elements: the browser does what it would have done. */
const PATIENCE_MS = 3_000

/** A link, a form, or a button that only an element can do something with. */
type Held = Element & Partial<HTMLAnchorElement> & Partial<HTMLFormElement>

/**
 * What a person does in a picture that no element stands behind yet, and would load the page anew or do nothing, is held until
 * one does (`served/take-over.ts`).
 */
export function holdIn(root: ShadowRoot, drawn: Drawn): void {
  const hold = (event: Event & Partial<MouseEvent>) => {
    const held = (event.target as Element).closest<Held>(event.type === 'click' ? 'a[data-here],.toggle' : 'form')
    if (!held || !drawn.holds || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    clearTimeout(drawn.timer)
    drawn.held = held
    drawn.timer = setTimeout(() => {
      if (held.href) location.href = held.href
      else held.submit?.()
    }, PATIENCE_MS)
  }
  root.addEventListener('click', hold)
  root.addEventListener('submit', hold)
}
