import { fragmentPath } from '../shared/paths.ts'
import { AD } from '../tags.ts'
import { choices, languageOf, others, parameter } from './page.ts'

declare const __OPSLAG_VERSION__: string

// Taken when the script loads, as `fetch` is.
const { XMLHttpRequest } = globalThis

/** What a list says that changes its picture. */
const SAID = ['department', 'heading-level', 'job-page', 'layout', 'links', 'medium']

/**
 * Where a list's picture is asked for; undefined where the server could not draw what the list would show. Markup is taken from
 * the script's own server and no other.
 */
export function pictureAddress(tag: Element, server: string): string | undefined {
  const institution = tag.getAttribute('institution')
  if (!institution || tag.hasAttribute('api')) return
  // One that is written from where the page stands is known to the page only.
  if (!/^(?:$|\/|https?:)/.test(tag.getAttribute('job-page') ?? '')) return
  let asked = `&lang=${languageOf(tag)}`
  // Of the page's address the server is told what it says to lists: nothing else is its business.
  const chosen = choices()
  if (chosen) asked += `&page=${encodeURIComponent(`?${chosen}`)}`
  if (document.querySelector(`${AD}[institution="${CSS.escape(institution)}"]`)) asked += '&beside=job-ad'
  for (const name of SAID) {
    const value = tag.getAttribute(name) || (name === 'medium' && parameter(name)?.slice(0, 80))
    if (value) asked += `&${name}=${encodeURIComponent(value)}`
  }
  return server + fragmentPath(institution, asked)
}

/**
 * A list as the server draws it. It comes as a document, which a browser reads without a line of script, and which asks no
 * leave of a page's trusted types.
 */
function ask(at: string): Promise<Element> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', at)
    request.responseType = 'document'
    request.onloadend = () => {
      // A refusal is no document, or one without a tag.
      const served = request.response?.querySelector('[data-opslag][institution]')
      if (served?.getAttribute('data-opslag') === __OPSLAG_VERSION__) resolve(served)
      else reject(request.status)
    }
    request.send()
  })
}

/** A link that stays in the page keeps what else the page's address says. */
function leadFromHere(picture: DocumentFragment): void {
  const [here] = location.href.split(/[?#]/)
  const kept = others()
  for (const link of picture.querySelectorAll('a[href=""],a[href^="?"]')) {
    const search = [...kept, link.getAttribute('href')?.slice(1)].filter(Boolean).join('&')
    link.setAttribute('href', `${here}${search && '?'}${search}${location.hash}`)
    link.setAttribute('data-here', '')
  }
}

/** Takes the next style out of what was served. */
function sheetOf(served: ParentNode): CSSStyleSheet {
  const style = served.querySelector('style') as HTMLStyleElement
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style.textContent)
  style.remove()
  return sheet
}

/** Puts the server's picture of a list into its tag, which is no element yet; answers with what the server sent. */
export async function draw(tag: Element, at: string, isWanted: () => boolean): Promise<Element | undefined> {
  const served = await ask(at)
  if (!isWanted() || tag.shadowRoot) return
  const template = served.querySelector('template') as HTMLTemplateElement
  leadFromHere(template.content)
  const root = tag.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheetOf(template.content)]
  // The fonts, which only a document can have.
  document.adoptedStyleSheets.push(sheetOf(template.content))
  root.appendChild(template.content)
  return served
}
