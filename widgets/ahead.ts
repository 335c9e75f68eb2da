import { firstOf } from './first.ts'
import { firstQuery } from './job-list/query.ts'
import { pageAddress } from './shared/address.ts'
import { apiAt } from './shared/api.ts'
import { languageAt } from './shared/language-at.ts'

const asked = new WeakSet<Element>()

/** Asks for what a tag will show, once, before its own code may be there; answers with the element that shows it. */
export function askAhead(tag: Element, server: string): string | undefined {
  const address = pageAddress()
  const first = asked.has(tag) ? undefined : firstOf(tag, address.get)
  if (!first) return
  asked.add(tag)
  const { shown, institution, job, isList } = first
  const lang = languageAt(tag)
  const api = apiAt(tag.getAttribute('api') || server)
  // Whoever shows the answer asks again and says what is wrong.
  Promise.all([
    api.institution(institution, lang),
    job ? api.job(institution, job, lang) : isList && api.jobs(institution, { ...firstQuery(tag, address), lang }),
  ]).catch(() => {})
  return shown
}
