import { elementsIn, innerHtml, treeOf } from './dom.ts'
import { microdataOf } from './microdata.ts'

/** What a page of HTML holds that may be an ad or lead to one. */
export type Page = {
  /** The texts of its scripts of type `application/ld+json`. */
  scripts: string[]
  /** Its outermost microdata items, as JSON-LD would have them. */
  items: Record<string, unknown>[]
  /** `rel="canonical"`, as written. */
  canonical: string | null
  base: string | null
  links: string[]
}

export function pageOf(html: string): Page {
  const page: Page = { scripts: [], items: [], canonical: null, base: null, links: [] }
  for (const element of elementsIn(treeOf(html), ({ name }) => name !== 'script')) {
    const { name, attribs } = element
    const { href, rel, type } = attribs
    if (name === 'script' && /^\s*application\/ld\+json/i.test(type ?? '')) page.scripts.push(innerHtml(element, html))
    if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(rel ?? '')) page.canonical ??= href ?? null
    if (name === 'base') page.base ??= href ?? null
    if (name === 'a' && href !== undefined) page.links.push(href)
    if ('itemscope' in attribs && !('itemprop' in attribs)) page.items.push(microdataOf(element, html))
  }
  return page
}
