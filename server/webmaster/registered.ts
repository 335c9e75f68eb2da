import { html } from 'hono/html'
import type { Html } from '../portal/language.ts'
import type { Facts } from './facts.ts'
import { prose, table, value } from './parts.ts'
import type { StartStrings } from './start-strings.da.ts'

/** `says` stands instead of "in order" where nothing is lacking either. */
type Row = { what: string; values: readonly string[]; fault: string | null; says?: string }

const originOf = (address: string) => URL.parse(address)?.origin ?? ''

/** What the institution has registered, each with what is missing. */
function rows({ profile, liveSince }: Facts, t: StartStrings): Row[] {
  const { origins, testPages, pages, contact } = profile
  const unlisted = (addresses: readonly string[]) => {
    const strange = new Set(addresses.map(originOf).filter((origin) => !origins.includes(origin)))
    return strange.size > 0 ? t.unlisted([...strange].join(', ')) : null
  }
  return [
    { what: t.origins, values: origins, fault: origins.length ? null : t.noOrigins },
    testPages.length > 0
      ? { what: t.testPages, values: testPages, fault: unlisted(testPages) }
      : { what: t.testPages, values: [], fault: liveSince ? null : t.noTestPages, says: t.noTestPagesLive },
    {
      what: t.listPage,
      values: pages.list ? [pages.list] : [],
      fault: pages.list ? unlisted([pages.list]) : t.noListPage,
    },
    { what: t.adPage, values: pages.job ? [pages.job] : [], fault: pages.job ? unlisted([pages.job]) : t.noAdPage },
    {
      what: t.contact,
      values: [contact?.name, contact?.email, contact?.phone].filter((one): one is string => Boolean(one)),
      fault: contact?.email || contact?.phone ? null : t.noContact,
    },
  ]
}

export const registeredTable = (facts: Facts, t: StartStrings): Html =>
  table(
    t.registered,
    t.registeredHeads,
    rows(facts, t).map(({ what, values, fault, says }) => [
      what,
      values.length ? html`<ul class="values">${values.map((one) => html`<li>${value(one)}</li>`)}</ul>` : t.none,
      fault ? html`<span class="lacking">${prose(fault)}</span>` : (says ?? t.fine),
    ]),
  )
