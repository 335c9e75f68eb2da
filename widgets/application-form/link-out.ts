import { follow, type Here, type Lead } from '../shared/leads.ts'
import type { FormLink } from './view.ts'

/** A link out of the form. Whoever applies anew after it changes no application. */
export function linkOut(host: Element, { address }: Pick<Here, 'address'>, lead: Lead): FormLink {
  const changes = { ...lead.changes, application: null }
  const own = lead.here ? { here: true, changes, href: address.href(changes) } : lead
  return { href: own.href, follow: (event) => follow(event, own, host, address) }
}
