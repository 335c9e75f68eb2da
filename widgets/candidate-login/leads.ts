import { leadToForm } from '../shared/form/lead.ts'
import { follow, type Here, type Lead, type Link } from '../shared/leads.ts'

/** By this page's address; in a career page this element then makes way. */
function left(here: Here, wanted: Lead['changes']): Lead {
  const changes = here.inCareerPage ? { ...wanted, login: null } : wanted
  return { href: here.address.href(changes), here: true, changes }
}

type JobRef = { id: string; url: string }

/** Where a form is gone on with: with a draft, or with an application that is to be changed. */
export function leadToFormWith(
  host: Element,
  here: Here,
  { id, url }: JobRef,
  more: { draft: string } | { application: string },
): Lead {
  const lead = leadToForm(host, here, { id, url, applyAt: 'here', applyUrl: null, applyMedium: null })
  if (lead.here) return left(here, { ...lead.changes, draft: null, application: null, ...more })
  const page = new URL(lead.href)
  page.searchParams.set('apply', id)
  for (const [name, value] of Object.entries(more)) page.searchParams.set(name, value)
  return { ...lead, href: page.href }
}

/** Something else of the same element, by this page's address. */
export function leadToView(here: Here, view: string): Lead {
  const changes = { login: view }
  return { href: here.address.href(changes), here: true, changes }
}

export type { Link } from '../shared/leads.ts'

export const linkTo = (lead: Lead, host: Element, here: Here): Link => ({
  href: lead.href,
  follow: (event) => follow(event, lead, host, here.address),
})
