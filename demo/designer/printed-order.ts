import { html, nothing, type TemplateResult } from 'lit'
import type { OrderForm } from '../../server/contract/order-form.ts'
import { familiesOf, PREFIX } from '../../themes/fonts.ts'
import type { TokenName } from '../../themes/tokens.ts'
import { type Bench, dated } from './bench-state.ts'
import { LAYOUTS, type LayoutOf, tokenValue } from './design.ts'
import { weightSays } from './fonts.ts'
import { titleOf } from './start-part.ts'

/** The colours that a design is known by. */
const PRINTED: readonly TokenName[] = [
  '--opslag-color-accent',
  '--opslag-color-on-accent',
  '--opslag-color-link',
  '--opslag-color-text',
  '--opslag-color-surface',
  '--opslag-color-surface-subtle',
]

const facts = (all: [label: string, value: string | null | undefined][]): TemplateResult => html`<dl>
  ${all.map(([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing))}
</dl>`

const table = (heads: string[], rows: (string | null | undefined)[][]): TemplateResult => html`<table>
  <thead>
    <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
  </thead>
  <tbody>
    ${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell ?? ''}</td>`)}</tr>`)}
  </tbody>
</table>`

/** An order on paper: what the institution says, the design in short, and the fields that the supplier fills in. */
export function printedOrder(bench: Bench, { institution, order, pages }: OrderForm, now: Date): TemplateResult {
  const { order: t, fonts: f, layouts: l } = bench.t
  const { design } = bench
  const address = order.address
  const font = (token: '--opslag-font-text' | '--opslag-font-heading') =>
    (familiesOf(tokenValue(design, token, 'light'))[0] ?? '').replace(PREFIX, '')
  return html`<article class="printed">
    <h1>${t.printTitle}</h1>
    <p>${t.date}: ${dated(now, bench.language, { dateStyle: 'long' })}</p>
    <h2>${t.institution}</h2>
    ${facts([
      [t.nameDa, [institution.name.da, institution.name.en].filter(Boolean).join(' · ')],
      [t.slug, institution.slug],
      [t.cvr, institution.cvr],
      [t.ean, order.ean],
      [
        t.street,
        address && [address.street, `${address.postalCode} ${address.city}`.trim()].filter(Boolean).join(', '),
      ],
      [
        t.contact,
        order.contact && [order.contact.name, order.contact.email, order.contact.phone].filter(Boolean).join(', '),
      ],
      [t.package, order.package && t.packages[order.package]],
      [t.pages, [...pages.origins, pages.list, ...pages.testPages].filter(Boolean).join(', ')],
    ])}
    <h2>${t.users}</h2>
    ${table(
      [t.personName, t.role, t.email, t.phone],
      order.users.map(({ name, role, email, phone, isOccasional }) => [
        name,
        isOccasional ? `${t.roles[role]} (${t.occasional.toLowerCase()})` : t.roles[role],
        email,
        phone,
      ]),
    )}
    ${
      order.support.length > 0
        ? html`<h2>${t.support}</h2>
            ${table(
              [t.personName, t.email, t.phone],
              order.support.map(({ name, email, phone }) => [name, email, phone]),
            )}`
        : nothing
    }
    ${
      order.jobnet.units.length > 0
        ? html`<h2>${t.jobnet}</h2>
            ${table(
              [t.pNumber, t.unitName, t.street, t.postalCode, t.municipality.replace(/ \(.*/, '')],
              order.jobnet.units.map((unit) => [
                unit.pNumber,
                unit.name,
                unit.street,
                unit.postalCode,
                unit.municipality,
              ]),
            )}`
        : nothing
    }
    <h2>${t.graphics}</h2>
    ${facts([
      [t.base, design.base && titleOf(bench, design.base)],
      [t.fontText, font('--opslag-font-text')],
      [t.fontHeading, font('--opslag-font-heading')],
      [
        f.ownTitle,
        design.fonts.map(({ family, weight }) => `${family.replace(PREFIX, '')} ${weightSays(weight)}`).join(', '),
      ],
      [
        t.layouts,
        (Object.keys(LAYOUTS) as LayoutOf[])
          .map((of) => `${l.of[of]}: ${bench.layoutSays(of, design.layouts[of])}`)
          .join('; '),
      ],
      [t.remarks.replace(/ \(.*/, ''), order.remarks],
    ])}
    <h3>${t.colours}</h3>
    ${facts(PRINTED.map((token) => [bench.says(token), tokenValue(design, token, 'light')]))}
    ${
      order.services.length > 0
        ? html`<h2>${t.services}</h2>
            ${table(
              [t.what, t.hours, t.delivery, t.price],
              order.services.map(({ what }) => [what, '', '', '']),
            )}`
        : nothing
    }
    <h2>${t.supplier}</h2>
    <div class="blanks">
      ${[t.hiringOrgNumber, t.hours, t.delivery, t.price, t.signature].map((label) => html`<p><span>${label}</span></p>`)}
    </div>
  </article>`
}
