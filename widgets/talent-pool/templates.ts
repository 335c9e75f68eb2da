import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/contract/language.ts'
import type { TalentPool as Pool, TalentPoolSummary as Summary } from '../../server/contract/talent-pool.ts'
import { heading } from '../shared/heading.ts'
import type { Link } from '../shared/leads.ts'
import type { TalentPoolStrings } from './strings.da.ts'

/** What every picture of pools is made of. */
export type Basis = {
  t: TalentPoolStrings
  language: Language
  level: number
  /** All pools of the institution. */
  pools: Link
  /** The positions. */
  list: unknown
}

export type PoolsView = Basis & {
  back: unknown
  institution: string
  items: readonly Summary[]
  to: (pool: Summary) => Link
}

export const title = (level: number, content: unknown) =>
  heading(level, content, { part: 'title', id: 'title', focusable: true })
export const paragraphs = (text: string) => text.split(/\n\s*\n/).map((one) => html`<p class="lines">${one}</p>`)
export const link = ({ href, follow }: Link, text: unknown) => html`<a href=${href} @click=${follow}>${text}</a>`

function cardPicture(view: PoolsView, pool: Summary) {
  const { t, level } = view
  const [first = ''] = pool.text.split(/\n\s*\n/)
  return html`<li class="card">
    ${heading(level + 1, link(view.to(pool), pool.name))}
    ${pool.staffGroup ? html`<p class="from">${t.for}: ${pool.staffGroup}</p>` : nothing}
    <p class="lines">${first}</p>
    ${pool.open ? nothing : html`<p><strong>${t.shut}</strong></p>`}
  </li>`
}

/** The institution's pools, closed ones too. */
export function poolsPicture(view: PoolsView): TemplateResult {
  const { t, level, institution, items } = view
  return html`<div class="page">
    ${view.back} ${title(level, t.heading)}
    ${
      items.length
        ? html`<p>${t.intro(institution)}</p>
            <ul class="cards" part="pools">${items.map((pool) => cardPicture(view, pool))}</ul>`
        : html`<div class="message"><p>${t.empty(institution)}</p><p>${view.list}</p><slot></slot></div>`
    }
  </div>`
}

export const backToPools = ({ t, pools }: Basis) => html`<p class="back">${link(pools, t.all)}</p>`

export const poolTitle = ({ t, level }: Basis, pool: Summary) =>
  title(level, html`<span class="eyebrow">${t.eyebrow}<span class="hidden">: </span></span>${pool.name}`)

/** Nobody can join any more. What had been typed stands there to be read. */
export function closedPicture(
  view: Basis,
  pool: Pool,
  unsent: readonly { label: string; text: string }[],
): TemplateResult {
  const { t } = view
  return html`<div class="page">
    ${backToPools(view)}
    <p><strong>${pool.name}</strong></p>
    <div class="message safe warning" part="closed">
      ${title(view.level, t.closed)}
      <p>${t.closedText} ${view.list}</p>
    </div>
    ${unsent.length ? html`<p>${t.unsent}</p><dl class="facts">${unsent.map(({ label, text }) => html`<div><dt>${label}</dt><dd class="lines">${text}</dd></div>`)}</dl>` : nothing}
  </div>`
}

/** There is no such pool. */
export const missingPicture = (view: Basis): TemplateResult =>
  html`<div class="message warning">
    ${title(view.level, view.t.notFound)}
    <p>${view.t.notFoundText}</p>
    <p>${link(view.pools, view.t.all)}</p>
  </div>`
