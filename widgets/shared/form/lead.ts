import type { Job } from '../../../server/contract/job.ts'
import { type Here, inPage, type Lead, NOTHING, type Place, sourceAddress, withMedium } from '../leads.ts'

/**
 * Where "apply" leads: `?apply=` on this page when a form or a career page of the institution stands on it; the source when
 * one applies there; else the form on the job's own address.
 */
export function leadToForm(
  host: Place,
  here: Here,
  job: Pick<Job, 'id' | 'url' | 'applyAt' | 'applyUrl' | 'applyMedium'>,
): Lead {
  const changes = { ...NOTHING, apply: job.id }
  if (job.applyAt === 'source' && job.applyUrl)
    return { href: sourceAddress(job.applyUrl, job.applyMedium, here.medium), here: false, changes }
  const lead = inPage(host, here, 'opslag-application-form', job.id, changes)
  if (lead) return lead
  const page = new URL(job.url, host.baseURI)
  page.hash = 'apply'
  return { href: withMedium(page.href, here.medium), here: false, changes }
}
