import { html, nothing, type TemplateResult } from 'lit'
import type { OrderForm } from '../../server/contract/order-form.ts'
import { FALLBACK, familiesOf, PREFIX } from '../../themes/fonts.ts'
import type { TokenName } from '../../themes/tokens.ts'
import { type Bench, dated } from './bench-state.ts'
import { COLOURS, LAYOUTS, type LayoutOf, MEASURES, type Scheme, STACKS, tokenValue } from './design.ts'
import { weightSays } from './fonts.ts'
import { paint } from './paint.ts'
import { titleOf } from './start-part.ts'

type Fact = [label: string, value: string | null | undefined]

const sentences = (...all: string[]): string => all.filter(Boolean).join('. ')

const facts = (all: Fact[]): TemplateResult => html`<dl>
  ${all.map(([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing))}
</dl>`

const table = (heads: string[], rows: (string | TemplateResult | null | undefined)[][]): TemplateResult => html`<table>
  <thead>
    <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
  </thead>
  <tbody>
    ${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell ?? ''}</td>`)}</tr>`)}
  </tbody>
</table>`

/** An order on paper: what the institution says, the whole design, and the fields that the supplier fills in. */
export function printedOrder(bench: Bench, { institution, order, pages }: OrderForm, now: Date): TemplateResult {
  const { order: t, fonts: f, layouts: l } = bench.t
  const { design } = bench
  const address = order.address
  const stack = (token: TokenName) =>
    familiesOf(tokenValue(design, token, 'light'))
      .filter((family) => !family.endsWith(FALLBACK))
      .map((family) => family.replace(PREFIX, ''))
      .join(', ')
  const colour = (token: TokenName, scheme: Scheme) => {
    const value = tokenValue(design, token, scheme)
    return html`<span class="dot" ${paint(value)}></span> ${value}`
  }
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
      ...STACKS.map((token): Fact => [bench.says(token), stack(token)]),
      ...design.fonts.map(
        ({ family, weight, style, licence }): Fact => [
          f.ownTitle,
          sentences(`${family.replace(PREFIX, '')} ${weightSays(weight)}, ${f.styles[style].toLowerCase()}`, licence),
        ],
      ),
      [bench.t.logo.title, design.logo && sentences(design.logo.file, design.logo.text, design.logo.licence)],
      ...MEASURES.map((token): Fact => [bench.says(token), tokenValue(design, token, 'light')]),
      [
        t.layouts,
        (Object.keys(LAYOUTS) as LayoutOf[])
          .map((of) => `${l.of[of]}: ${bench.layoutSays(of, design.layouts[of])}`)
          .join('; '),
      ],
      [t.remarks.replace(/ \(.*/, ''), order.remarks],
    ])}
    <h3>${t.colours}</h3>
    ${table(
      [t.what, t.onLight, ...(design.dark ? [t.onDark] : [])],
      COLOURS.map((token) => [
        bench.says(token),
        colour(token, 'light'),
        ...(design.dark ? [colour(token, 'dark')] : []),
      ]),
    )}
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
