import { askAhead, origin } from './ahead.ts'

// That one first: it asks for the data as soon as it is there.

import { html, render } from 'lit'
import type { Language } from '../server/contract/language.ts'
import { AD, AGENT, CAREER_PAGE, FORM, LIST, LOGIN, POOL, SERVED } from './elements.ts'
import { JobList } from './job-list/job-list.ts'
import { loadElement, nonceIs } from './shared/chunks.ts'
import { serverIs } from './shared/element.ts'
import { languageAt } from './shared/strings.ts'
import { warn } from './shared/warn.ts'

declare const __OPSLAG_VERSION__: string | undefined

const version = typeof __OPSLAG_VERSION__ === 'undefined' ? 'source' : __OPSLAG_VERSION__
const script = import.meta.url

/** Elements whose code is a chunk, loaded when the first of their tags is seen. */
const TAGS = [AD, FORM, CAREER_PAGE, LOGIN, AGENT, POOL].join()

/** What the first script on a page leaves on the list's class for a second one to find. */
type FirstScript = CustomElementConstructor & { opslag?: { version: string; warned?: boolean } }

const loaded = new Set<string>()

function load(name: string, language: Language): void {
  if (loaded.has(name + language)) return
  loaded.add(name + language)
  loadElement(name, language).catch((error: unknown) => warn(`<${name}> is not shown: ${error}`))
}

function watch(): void {
  const look = () => {
    for (const tag of document.querySelectorAll(TAGS)) {
      const lang = languageAt(tag)
      load(tag.localName, lang)
      // The code may be there before the tag is: it is async, or the page puts in the tag later.
      const shown = askAhead(tag)
      if (shown && shown !== LIST) load(shown, lang)
    }
  }
  look()
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
}

function begin(): void {
  const first: FirstScript | undefined = customElements.get(LIST)
  if (first) {
    const { opslag } = first
    if (!opslag?.warned) warn(`${opslag ? `version ${opslag.version}` : 'another script'} was here first.`)
    if (opslag) opslag.warned = true
  } else
    try {
      // A page that asks for trusted types may refuse Lit's policy. Then no tag is taken, and what stands between them remains.
      render(html`<i></i>`, document.createDocumentFragment())
      Object.assign(JobList, { opslag: { version } })
      customElements.define(LIST, JobList)
      watch()
    } catch (error) {
      warn(`nothing is shown: ${error}`)
    }
}

serverIs(origin)
nonceIs([...document.querySelectorAll('script')].find(({ src }) => src === script)?.nonce ?? '')
// What the server has drawn already stays until the elements have their own pictures.
if (document.querySelector('[data-opslag]')) loadElement(SERVED, 'da').then(begin, begin)
else begin()
