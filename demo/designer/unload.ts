// Loaded before the examples, whose elements ask about what was typed in them: there that is nobody's. What a designer has made is.

let isUnsaved = () => false

/** Asks before the page is left while there is something that has been neither shared, fetched nor kept. */
export function askBeforeLeaving(unsaved: () => boolean): void {
  isUnsaved = unsaved
}

addEventListener(
  'beforeunload',
  (event) => {
    if (isUnsaved()) event.preventDefault()
  },
  { capture: true },
)
