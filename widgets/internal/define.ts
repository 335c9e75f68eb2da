import { apiAt } from '../shared/api.ts'
import type { OpslagElement } from '../shared/element.ts'
import { languageAt } from '../shared/language-at.ts'
import { warn } from '../shared/warn.ts'
import { LIST, MORE_TAGS } from '../tags.ts'
import { Ask, words } from './ask.ts'
import { Inside } from './inside.ts'
import { markPicture } from './mark.ts'

type Tag = OpslagElement & { renewToken?: () => Promise<string> }

const OURS = [LIST, ...MORE_TAGS].join()
const server = new URL(import.meta.url).origin
const pages = new Map<string, Inside>()
const seen = new WeakSet<Element>()

const keyOf = (tag: Element) => `${tag.getAttribute('api') || server} ${tag.getAttribute('institution')}`
const tagsOf = (key: string) => [...document.querySelectorAll<Tag>(OURS)].filter((tag) => keyOf(tag) === key)

/** Lets every element of the institution's ask again, through what the page has proven by now. */
function askAgain(key: string, base: ReturnType<typeof apiAt>) {
  for (const tag of tagsOf(key)) tag.api = Object.create(base)
}

/** What one institution's tags on this page share. */
function insideOf(tag: Tag): Inside {
  const key = keyOf(tag)
  const known = pages.get(key)
  if (known) return known
  const api = apiAt(tag.getAttribute('api') || server)
  let shown: string | null = null
  // The tag's own first, and again when the page has put another there; then what the page's function gives.
  const nextToken = async () => {
    const tags = tagsOf(key)
    const written = tags.map((one) => one.getAttribute('token')).find((token) => token && token !== shown)
    if (written) return (shown = written)
    const giving = tags.find(({ renewToken }) => renewToken)
    return (await giving?.renewToken?.()) ?? null
  }
  const slug = tag.getAttribute('institution') ?? ''
  const inside = new Inside(api, slug, nextToken, (lang) => markPicture(words[lang].mark))
  pages.set(key, inside)
  inside.addEventListener('proven', () => askAgain(key, api))
  const begin = () =>
    inside.begin(languageAt(tag)).catch((error: unknown) => warn(`internal jobs are not shown: ${error}`))
  void begin()
  return inside
}

function look() {
  for (const tag of document.querySelectorAll<Tag>(OURS)) {
    if (seen.has(tag) || !tag.getAttribute('institution') || !tag.matches('[token],[internal]')) continue
    seen.add(tag)
    const inside = insideOf(tag)
    void customElements.whenDefined(tag.localName).then(() => new Ask(tag, inside))
  }
}

look()
new MutationObserver((changes) => {
  look()
  for (const { type, target } of changes)
    if (type === 'attributes' && seen.has(target as Element)) void pages.get(keyOf(target as Element))?.renew()
}).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['token', 'internal'] })
