import { type ReactiveController, type ReactiveControllerHost, render } from 'lit'
import type { Job } from '../../server/contract/job.ts'
import { toJson } from '../shared/json.ts'
import { markup } from './markup.ts'

/**
 * Keeps the ad's schema.org JobPosting in the document's head while the ad is open, and takes it away when the ad closes,
 * changes or leaves the page. A page that already carries the job's own is left as it is.
 */
export class JobPostingScript implements ReactiveController {
  #script: HTMLScriptElement | undefined
  #job: Job | null = null

  constructor(host: ReactiveControllerHost) {
    host.addController(this)
  }

  /** The open ad, or null. */
  show(job: Job | null) {
    if (job === this.#job) return
    this.#job = job
    this.hostDisconnected()
    this.hostConnected()
  }

  hostConnected() {
    const job = this.#job
    if (!job?.jobPosting) return
    const key = `${job.institution.slug}/${job.id}`
    try {
      if (document.head.querySelector(`[data-opslag-job="${CSS.escape(key)}"]`)) return
      // A script that is filled in by script is refused where the page demands trusted types; one that is markup is not.
      const made = document.createDocumentFragment()
      const json = toJson(job.jobPosting).replaceAll('<', '\\u003c')
      render(markup(`<script type="application/ld+json">${json}</script>`), made)
      const script = made.querySelector('script') as HTMLScriptElement
      script.dataset.opslagJob = key
      document.head.append(script)
      this.#script = script
    } catch {
      // A page that allows no such script keeps its ad; only search engines lose something.
    }
  }

  hostDisconnected() {
    this.#script?.remove()
    this.#script = undefined
  }
}
