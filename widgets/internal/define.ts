import { apiAt } from '../shared/api.ts'
import type { OpslagElement } from '../shared/element.ts'
import { languageAt } from '../shared/language-at.ts'
import { warn } from '../shared/warn.ts'
import { Ask, words } from './ask.ts'
import { Inside } from './inside.ts'
import { markPicture } from './mark.ts'

type Tag = OpslagElement & { renewToken?: () => Promise<string> }

const server = new URL(import.meta.url).origin
const pages = new Map<string, Inside>()
let times = 0
const seen = new WeakSet<Element>()

const keyOf = (tag: Element) => `${tag.getAttribute('api') || server} ${tag.getAttribute('institution')}`
const tagsOf = (key: string) =>
  [...document.querySelectorAll<Tag>('[institution]')].filter(
    (tag) => tag.localName.startsWith('opslag-') && keyOf(tag) === key,
  )

/** Lets every element of the institution's ask again, through what the page has proven by now. */
function askAgain(key: string, base: ReturnType<typeof apiAt>) {
  for (const tag of tagsOf(key)) tag.api = Object.assign(Object.create(base), { asked: ++times })
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

/** What shows jobs, and so may have something to say of the proof. */
const SHOWS = 'opslag-job-list,opslag-job-ad,opslag-application-form,opslag-career-page'

function look() {
  const tags = [...document.querySelectorAll<Tag>(SHOWS)].filter((tag) => tag.getAttribute('institution'))
  for (const tag of tags) if (tag.matches('[token],[internal]')) insideOf(tag)
  // One tag with a token is enough: the others of the institution's share what it proves.
  for (const tag of tags) {
    const key = keyOf(tag)
    const inside = pages.get(key)
    if (!inside || seen.has(tag)) continue
    seen.add(tag)
    const hasToken = () => tagsOf(key).some((one) => one.hasAttribute('token'))
    void customElements.whenDefined(tag.localName).then(() => new Ask(tag, inside, hasToken))
  }
}

look()
new MutationObserver((changes) => {
  look()
  for (const { type, target } of changes)
    if (type === 'attributes' && seen.has(target as Element)) void pages.get(keyOf(target as Element))?.renew()
}).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['token', 'internal'] })

// A link to a calendar file goes without a proof: here it is fetched with one, and handed over.
addEventListener('click', (event) => {
  const link = (event.composedPath()[0] as Element).closest?.<HTMLAnchorElement>('a[href*="/deadline.ics"]')
  const inside = link && [...pages.values()].find((one) => one.isInside(link.href))
  if (!link || !inside) return
  event.preventDefault()
  const save = (file: Blob | null) => {
    if (!file) return
    const handed = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(file),
      download: 'deadline.ics',
    })
    handed.click()
    setTimeout(() => URL.revokeObjectURL(handed.href), 10_000)
  }
  inside.calendar(link.href).then(save, (error: unknown) => warn(`the calendar file did not come: ${error}`))
})
