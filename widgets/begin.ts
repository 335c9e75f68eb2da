import { html, render } from 'lit'
import type { Language } from '../server/contract/language.ts'
import { askAhead } from './ahead.ts'
import { INTERNAL, SEEN, SERVED } from './elements.ts'
import { JobList } from './job-list/job-list.ts'
import { type ChunkTable, elementsAre, loadElement, type Preload, preloadIs } from './shared/chunks.ts'
import { type Drawn, drawn } from './shared/drawn.ts'
import { serverIs } from './shared/element.ts'
import { type FirstScript, wasHereFirst } from './shared/first-script.ts'
import { languageAt } from './shared/language-at.ts'
import { type Taken, taken } from './shared/taken.ts'
import { warn } from './shared/warn.ts'
import { LIST, MORE_TAGS } from './tags.ts'

declare const __OPSLAG_VERSION__: string | undefined

const version = typeof __OPSLAG_VERSION__ === 'undefined' ? 'source' : __OPSLAG_VERSION__

/** What the loader hands over to the elements. */
export interface Handed {
  /** The server that the script came from. */
  server: string
  /** What the loader took from the page before anybody could replace it. */
  taken: Taken
  /** Answers on their way, by their addresses. */
  ahead: Map<string, Promise<Response>>
  chunks: ChunkTable
  preload: Preload
  drawn: Map<Element, Drawn>
  /** Tags that have been on the page. */
  seen: Set<Element>
}

/** What is shown has the line for itself so long. */
const SEEN_MS = 1_000

const loaded = new Set<string>()

function load(name: string, language?: Language): void {
  if (loaded.has(name + language)) return
  loaded.add(name + language)
  loadElement(name, language).catch((error: unknown) => warn(`<${name}> is not shown: ${error}`))
}

function watch(server: string, seen: Iterable<Element>): void {
  const look = (all: Iterable<Element>) => {
    for (const tag of all) {
      const lang = languageAt(tag)
      load(tag.localName, lang)
      // The code may be there before the tag is: it is async, or the page puts in the tag later.
      const shown = askAhead(tag, server)
      if (shown && shown !== LIST) load(shown, lang)
    }
  }
  const more = () => {
    look(document.querySelectorAll(`${MORE_TAGS}`))
    if (document.querySelector('[token],[internal]')) load(INTERNAL)
  }
  look(seen)
  more()
  new MutationObserver(more).observe(document, { childList: true, subtree: true })
}

function define(server: string, seen: Iterable<Element>): void {
  const first: FirstScript | undefined = customElements.get(LIST)
  if (first) {
    wasHereFirst(first)
    return
  }
  try {
    // A page that asks for trusted types may refuse Lit's policy. Then no tag is taken, and what stands between them remains.
    render(html`<i></i>`, document.createDocumentFragment())
    Object.assign(JobList, { opslag: { version } })
    customElements.define(LIST, JobList)
    watch(server, seen)
    setTimeout(load, SEEN_MS, SEEN)
  } catch (error) {
    warn(`nothing is shown: ${error}`)
    // What cannot be used is not shown either: what stands between the tags is.
    for (const { shadowRoot } of drawn.keys()) shadowRoot?.replaceChildren(document.createElement('slot'))
  }
}

/** Hands out once what is on its way already, and fetches anything else. */
function fetchAhead(ahead: Handed['ahead'], pageFetch: typeof fetch): typeof fetch {
  return (at, init) => {
    const answer = init?.method || init?.cache ? undefined : ahead.get(String(at))
    ahead.delete(String(at))
    if (!answer) return pageFetch(at, init)
    const late = new Promise<never>((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
    })
    return Promise.race([answer, late])
  }
}

/** Defines the elements. */
export async function begin({ server, ...handed }: Pick<Handed, 'server'> & Partial<Handed>): Promise<void> {
  Object.assign(taken, handed.taken)
  if (handed.ahead) taken.fetch = fetchAhead(handed.ahead, taken.fetch)
  serverIs(server)
  if (handed.preload) preloadIs(handed.preload)
  elementsAre({}, handed.chunks)
  for (const [tag, one] of handed.drawn ?? []) drawn.set(tag, one)
  // The answers come while the rest runs. Not where another script is here already, nor for a tag that has its data.
  if (!customElements.get(LIST))
    for (const tag of document.querySelectorAll(`${LIST}:not([data-opslag])`))
      if (!drawn.has(tag) && !Object.hasOwn(tag, 'data') && !Object.hasOwn(tag, 'api')) askAhead(tag, server)
  // What the server has drawn already stays until the elements have their own pictures.
  if (drawn.size || document.querySelector('[data-opslag]')) await loadElement(SERVED).catch(() => {})
  define(
    server,
    [...(handed.seen ?? [])].filter((tag) => MORE_TAGS.includes(tag.localName)),
  )
}
