/** Ours that may stand on the same page; what the page has of its own is its own to hide. */
const OTHERS = 'opslag-job-list, opslag-job-ad, opslag-job-agent, opslag-talent-pool'

/** What stands in a page is printed without the other elements of ours on it. */
export class PrintAlone {
  #end: (() => void) | undefined

  /** From now on for this element, or for none. */
  follow(element: Element | null): void {
    if (!element) this.#end = void this.#end?.()
    else this.#end ??= hideOthers(element.getRootNode() as Document | ShadowRoot)
  }
}

function hideOthers(root: Document | ShadowRoot): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`@media print { ${OTHERS} { display: none !important } }`)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}
