import type { Choices } from './choices.ts'
import type { Example } from './examples.ts'
import { type Shown, show, type Theme, wearAll } from './show.ts'

/** The theme with the layouts that are chosen instead of its own. */
export const dressed = (theme: Theme, { list, form, ad }: Pick<Choices, 'list' | 'form' | 'ad'>): Theme => ({
  ...theme,
  layouts: { ...theme.layouts, ...(list && { list }), ...(form && { form }), ...(ad && { ad }) },
})

/** So many examples are dressed between two pictures: more would be felt by whoever scrolls meanwhile. */
const AT_ONCE = 40

/** Whether a place is seen. What the page leaves out for being far away is not measured: that would lay it out. */
function isSeen(place: Element): boolean {
  if (!place.checkVisibility({ contentVisibilityAuto: true })) return false
  const { top, bottom } = place.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

/** After the next picture. */
const pictured = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

/** The examples that stand on the page, by the places they stand in. */
export class Stages {
  readonly #shown = new Map<HTMLElement, { shown: Shown; as: string }>()
  #worn: Theme | null = null
  #dressed: Promise<void> = Promise.resolve()
  /** Called when an example cannot be shown. */
  onFailed: (example: Example) => void = () => {}

  get all(): Shown[] {
    return [...this.#shown.values()].map(({ shown }) => shown)
  }

  /** Dresses all of them: those that are seen for the next picture, the others after it. */
  wear(theme: Theme): void {
    if (this.#worn === theme) return
    this.#worn = theme
    const seen: Element[] = []
    const others: Element[] = []
    for (const [place, { shown }] of this.#shown) (isSeen(place) ? seen : others).push(shown.element)
    wearAll(seen, theme)
    this.#dressed = this.#dress(others, theme)
  }

  async #dress(elements: Element[], theme: Theme): Promise<void> {
    for (let from = 0; from < elements.length; from += AT_ONCE) {
      await pictured()
      // Another theme has been chosen meanwhile, and dresses all of them.
      if (this.#worn !== theme) return
      wearAll(elements.slice(from, from + AT_ONCE), theme)
    }
  }

  /** Puts an example into a place unless it stands there as wanted already. */
  put(place: HTMLElement, example: Example, choices: Choices, theme: Theme): void {
    const { lang, width, list, form, ad } = choices
    const as = JSON.stringify([example.id, lang, list, form, ad, theme.layouts])
    const before = this.#shown.get(place)
    place.style.inlineSize = width === 'full' ? '' : `${width}px`
    if (before?.as === as) return
    before?.shown.close()
    const shown = show(example, place, {
      language: lang,
      theme: dressed(theme, choices),
      width: width === 'full' ? undefined : Number(width),
    })
    this.#shown.set(place, { shown, as })
    shown.ready.catch(() => this.#shown.get(place)?.shown === shown && this.onFailed(example))
  }

  /** Takes away what stands in places that are no longer on the page. */
  sweep(): void {
    for (const [place, { shown }] of this.#shown)
      if (!place.isConnected) {
        shown.close()
        this.#shown.delete(place)
      }
  }

  /** Every example that stands here now has reached its state, or cannot, and wears what all wear. */
  async settled(): Promise<void> {
    await this.#dressed
    await Promise.allSettled(this.all.map(({ ready }) => ready))
  }
}
