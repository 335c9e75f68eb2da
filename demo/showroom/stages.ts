import type { Choices } from './choices.ts'
import type { Example } from './examples.ts'
import { type Shown, show, type Theme, wearAll } from './show.ts'

/** The theme with the layouts that are chosen instead of its own. */
export const dressed = (theme: Theme, { list, form, ad }: Pick<Choices, 'list' | 'form' | 'ad'>): Theme => ({
  ...theme,
  layouts: { ...theme.layouts, ...(list && { list }), ...(form && { form }), ...(ad && { ad }) },
})

/** The examples that stand on the page, by the places they stand in. */
export class Stages {
  readonly #shown = new Map<HTMLElement, { shown: Shown; as: string }>()
  /** Called when an example cannot be shown. */
  onFailed: (example: Example) => void = () => {}

  get all(): Shown[] {
    return [...this.#shown.values()].map(({ shown }) => shown)
  }

  /** Dresses all of them. */
  wear(theme: Theme): void {
    wearAll(
      this.all.map(({ element }) => element),
      theme,
    )
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

  /** Every example that stands here now has reached its state, or cannot. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.all.map(({ ready }) => ready))
  }
}
