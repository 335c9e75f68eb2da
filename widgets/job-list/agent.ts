import type { Institution } from '../../server/contract/institution.ts'
import { type Here, inPage, type Lead, type Place, withMedium } from '../shared/leads.ts'
import { type Choice, FILTERS } from './query.ts'

/**
 * Where a search is saved as a job agent: in this page where an agent or a career page of the institution stands on it, since
 * the address says the search already; else at the institution's page with us, with the search in its address.
 */
export function leadToAgent(
  host: Place,
  here: Here,
  { links }: Pick<Institution, 'links'>,
  choice: Choice,
  prefix: string,
): Lead | undefined {
  if (!links.agent) return
  const changes = { agent: prefix || 'new', job: null, apply: null }
  const lead = inPage(host, here, 'opslag-job-agent', '', changes)
  if (lead) return lead
  const page = new URL(links.agent, host.baseURI)
  if (choice.q) page.searchParams.set('q', choice.q)
  for (const filter of FILTERS) for (const value of choice[filter]) page.searchParams.append(filter, value)
  return { href: withMedium(page.href, here.medium), here: false, changes }
}
