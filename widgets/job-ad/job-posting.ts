import { render } from 'lit'
import type { Job } from '../../server/contract/job.ts'
import { toJson } from '../shared/json.ts'
import { markup } from './markup.ts'

/**
 * Puts the ad's schema.org JobPosting into the document's head; null where there is none, or where the page carries the job's
 * own already and is left as it is.
 */
export function postingScript({ jobPosting, institution, id }: Job): Element | null {
  const named = `data-opslag-job="${institution.slug}/${id}"`
  try {
    if (!jobPosting || document.head.querySelector(`[${named}]`)) return null
    // A script that is filled in by script is refused where the page demands trusted types; one that is markup is not.
    const made = document.createDocumentFragment()
    const json = toJson(jobPosting).replaceAll('<', '\\u003c')
    render(markup(`<script type="application/ld+json" ${named}>${json}</script>`), made)
    const script = made.firstElementChild as Element
    document.head.append(script)
    return script
  } catch {
    // A page that allows no such script keeps its ad; only search engines lose something.
    return null
  }
}
