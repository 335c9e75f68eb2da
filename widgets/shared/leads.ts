import type { ApplyMedium } from '../../server/contract/job.ts'
import { changeSearch, type PageAddress } from './address.ts'
import type { Surroundings } from './context.ts'

/** Where something leads. `here`: in this page, by changing its address with `changes`. */
export interface Lead {
  href: string
  here: boolean
  changes: Record<string, string | null>
}

/** A link and what a click on it does. */
export type Link = { href: string; follow: (event: MouseEvent) => void }

/** As much of where an element stands as its links depend on. */
export type Here = Pick<Surroundings, 'institution' | 'medium' | 'address' | 'inCareerPage'>

/** What a link needs to know of the element it stands in; where there is no page yet, the server says it. */
export type Place = Pick<Element, 'baseURI' | 'getRootNode' | 'ownerDocument'>

/** A row of the list, or a job: `pool` is the talent pool that it stands for (R019). */
type Row = { id: string; url: string; pool?: string | null }

/** Where a talent pool is joined: here where its element or a career page stands, else at its own address. */
function leadToPool(host: Place, here: Here, pool: string, url: string): Lead {
  const changes = { pool, job: null, apply: null }
  return (
    inPage(host, here, 'opslag-talent-pool', pool, changes) ?? {
      href: withMedium(url, here.medium),
      here: false,
      changes,
    }
  )
}

/**
 * Where a job's title leads: `?job=` on this page when an ad or a career page of the institution stands on it, else the
 * page at `jobPage`, where the job's id stands in place of `{job}` or is given as `?job=`, else the job's own address.
 */
export function leadToJob(host: Place, here: Here, job: Row, jobPage = ''): Lead {
  if (job.pool) return leadToPool(host, here, job.pool, job.url)
  const changes = { job: job.id, apply: null }
  const lead = inPage(host, here, 'opslag-job-ad', job.id, changes)
  if (lead) return lead
  const named = jobPage.replace('{job}', job.id)
  const page = new URL(named || job.url, host.baseURI)
  if (jobPage && named === jobPage) page.searchParams.set('job', job.id)
  return { href: withMedium(page.href, here.medium), here: false, changes }
}

/**
 * Where all the positions are: this page without an open ad or form when a list or a career page of the institution stands
 * on it, else `portal`, the institution's page with us.
 */
export function leadToList(host: Place, here: Here, portal: string): Lead {
  const changes = { job: null, apply: null }
  return inPage(host, here, 'opslag-job-list', '', changes) ?? { href: portal, here: false, changes }
}

/** Whether a click asks for this page itself: the main button, no key held, no other window. */
export function isPlainClick(event: MouseEvent): boolean {
  return !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
}

/**
 * Follows a lead on a plain click: by this page's address where it leads to this page, else as the link it is. The page may
 * cancel `event`, and then nothing happens.
 */
export function follow(click: MouseEvent, lead: Lead, host: Element, address: PageAddress, event?: Event): void {
  if (!isPlainClick(click)) return
  const goesOn = !event || host.dispatchEvent(event)
  if (!goesOn || lead.here) click.preventDefault()
  if (goesOn && lead.here) address.push(lead.changes)
}

/** The address where one applies at the source, told where the visitor came from in the source's own words. */
export function sourceAddress(address: string, how: ApplyMedium | null, medium: string): string {
  const { parameter = 'medium', values = {} } = how ?? {}
  return withMedium(address, medium, parameter, Object.hasOwn(values, medium) ? values[medium] : medium)
}

/** The medium is kept in memory only, so it goes along in the address when another page takes over. */
export function withMedium(address: string, medium: string, parameter = 'medium', value = medium): string {
  if (!medium) return address
  const url = new URL(address)
  url.search = changeSearch(url.search, { [parameter]: value })
  return url.href
}

type Said = { institution?: string; job?: string; pool?: string }

/**
 * What a tag says: frameworks set a property where others write an attribute. A tag that is no element yet has what the page
 * gave all objects, which is not said of it (T8).
 */
function said(tag: Element & Said, name: keyof Said) {
  const value = tag[name]
  return (value !== (Object.prototype as Said)[name] && value) || tag.getAttribute(name)
}

/**
 * Where on this page, when an element stands there that shows the job: at that element itself when it always shows that one
 * job and has an id to be found by, else where the address says which.
 */
export function inPage(host: Place, here: Here, tag: string, job: string, changes: Lead['changes']): Lead | undefined {
  const lead = () => ({ href: here.address.href(changes), here: true, changes })
  if (here.inCareerPage) return lead()
  for (const root of [host.ownerDocument, host.getRootNode() as ParentNode])
    for (const one of root.querySelectorAll(`${tag},opslag-career-page`)) {
      const own = said(one, 'job') || said(one, 'pool')
      if (said(one, 'institution') === here.institution && (own || job) === job)
        return own && one.id ? { href: `#${one.id}`, here: false, changes } : lead()
    }
  return
}
