import { html, render } from 'lit'
import { JobList } from './job-list/job-list.ts'
import { firstQuery } from './job-list/query.ts'
import { pageAddress } from './shared/address.ts'
import { apiAt } from './shared/api.ts'
import { loadElement, nonceIs } from './shared/chunks.ts'
import { serverIs } from './shared/element.ts'
import { languageAt } from './shared/strings.ts'

declare const __OPSLAG_VERSION__: string | undefined

const version = typeof __OPSLAG_VERSION__ === 'undefined' ? 'source' : __OPSLAG_VERSION__
const script = import.meta.url

const LIST = 'opslag-job-list'
const CAREER_PAGE = 'opslag-career-page'
const AD = 'opslag-job-ad'
const FORM = 'opslag-application-form'

/** Elements whose code is a chunk, loaded when the first of their tags is seen. */
const CHUNKS: Record<string, () => Promise<unknown>> = {
  [AD]: () => import('./job-ad/define.ts'),
  [FORM]: () => import('./application-form/define.ts'),
  [CAREER_PAGE]: () => import('./career-page/define.ts'),
}
const TAGS = Object.keys(CHUNKS).join()

/** What the first script on a page leaves on the list's class for a second one to find. */
type FirstScript = CustomElementConstructor & { opslag?: { version: string; script: string; warned: boolean } }

const warn = (sentence: string) => console.warn(`Opslag: ${sentence}`)

/** Whether this page lets Lit make templates: one that asks for trusted types may refuse its policy. */
function canRender(): boolean {
  try {
    render(html`<i></i>`, document.createDocumentFragment())
    return true
  } catch {
    return false
  }
}

function load(name: string): void {
  loadElement(name, CHUNKS[name] as () => Promise<unknown>).catch((error: unknown) =>
    warn(`<${name}> could not be loaded, so what stands between its tags remains. ${error}`),
  )
}

/** An element's tag was seen: its code is loaded, and what it will show is asked for beside it. */
function meet(tag: Element): void {
  const name = tag.localName
  const address = pageAddress()
  const form = name === AD ? undefined : address.get('apply')
  const ad = name === FORM ? undefined : address.get('job')
  const institution = tag.getAttribute('institution')
  if (institution) {
    const api = apiAt(tag.getAttribute('api') || new URL(script).origin)
    const lang = languageAt(tag)
    const job = tag.getAttribute('job') || form || ad
    const isList = name === CAREER_PAGE && !job
    const asked: Promise<unknown>[] = [api.institution(institution, lang)]
    if (job) asked.push(api.job(institution, job, lang))
    if (isList) asked.push(api.jobs(institution, { ...firstQuery(tag, address), lang }))
    // Whoever shows the answer asks again and says what is wrong.
    for (const one of asked) one.catch(() => {})
  }
  load(name)
  if (name === CAREER_PAGE && form) load(FORM)
  else if (name === CAREER_PAGE && ad) load(AD)
}

function watch(): void {
  const met = new WeakSet<Element>()
  const see = (root: ParentNode) => {
    for (const tag of root.querySelectorAll(TAGS)) {
      if (met.has(tag)) continue
      met.add(tag)
      meet(tag)
    }
  }
  see(document)
  new MutationObserver((records) => {
    if (records.some(({ addedNodes }) => addedNodes.length)) see(document)
  }).observe(document, { childList: true, subtree: true })
}

const first: FirstScript | undefined = customElements.get(LIST)
serverIs(new URL(script).origin)
if (first) {
  if (!first.opslag?.warned)
    warn(
      first.opslag
        ? `the page has this script twice; ${first.opslag.version} from ${first.opslag.script} is used, ${version} from ${script} is not.`
        : `another script has taken <${LIST}>, so ${script} does nothing.`,
    )
  if (first.opslag) first.opslag.warned = true
} else if (!canRender()) {
  warn(`this page's trusted-types rule does not allow the policy lit-html, so what stands between the tags remains.`)
} else {
  nonceIs([...document.scripts].find(({ src }) => src === script)?.nonce ?? '')
  Object.assign(JobList, { opslag: { version, script, warned: false } })
  customElements.define(LIST, JobList)
  watch()
}

