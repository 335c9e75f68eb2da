import type { Language } from '../../server/contract/language.ts'

/** The parent, out of a shadow root too. */
const parentOf = (node: Node): Node | null =>
  node instanceof ShadowRoot ? node.host : ((node as Element).assignedSlot ?? node.parentNode)

/** The language that a place on the page is written in: the nearest `[lang]`, through shadow roots. Danish unless English. */
export function languageAt(element: Element): Language {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    const lang = node instanceof Element && node.getAttribute('lang')
    if (lang) return /^en\b/i.test(lang) ? 'en' : 'da'
  }
  return 'da'
}
