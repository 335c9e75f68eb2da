import { AD, CAREER_PAGE, FORM, LIST } from './elements.ts'
import { firstQuery } from './job-list/query.ts'
import { pageAddress } from './shared/address.ts'
import { apiAt } from './shared/api.ts'
import { languageAt } from './shared/strings.ts'

/** The server that the script came from. */
export const { origin } = new URL(import.meta.url)

const asked = new WeakSet<Element>()

/** Asks for what a tag will show, once, before its own code may be there; answers with the element that shows it. */
export function askAhead(tag: Element): string | undefined {
  const institution = tag.getAttribute('institution')
  if (!institution || asked.has(tag)) return
  asked.add(tag)
  const name = tag.localName
  const address = pageAddress()
  const form = name !== AD && address.get('apply')
  const job = name !== LIST && (tag.getAttribute('job') || form || (name !== FORM && address.get('job')))
  const api = apiAt(tag.getAttribute('api') || origin)
  const lang = languageAt(tag)
  const first = [
    api.institution(institution, lang),
    job
      ? api.job(institution, job, lang)
      : (name === LIST || name === CAREER_PAGE) && api.jobs(institution, { ...firstQuery(tag, address), lang }),
  ]
  // Whoever shows the answer asks again and says what is wrong.
  Promise.all(first).catch(() => {})
  return job ? (form ? FORM : AD) : LIST
}

// What the script does first: the answers come while the rest of it runs. Not where another script is here already, nor for a
// tag that has its data from the server or from the page.
if (!customElements.get(LIST))
  for (const tag of document.querySelectorAll(`${LIST}:not([data-opslag])`))
    if (!Object.hasOwn(tag, 'data') && !Object.hasOwn(tag, 'api')) askAhead(tag)
