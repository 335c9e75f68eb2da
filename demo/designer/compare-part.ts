import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { type Bench, dated } from './bench-state.ts'
import { type Design, newDesign } from './design.ts'
import { type Difference, differences } from './differences.ts'
import { paint } from './paint.ts'
import { darkNone, darkTick, Examples } from './preview.ts'
import { STARTS } from './shipped.ts'
import { titleOf } from './start-part.ts'

type Kept = { key: string; says: string; design: Design }

/** Two designs beside each other, and a table of what they differ in. */
export class Compare {
  private readonly bench: Bench
  private readonly begun: Design
  private readonly kept: Kept[] = []
  private chosen = 'begun'
  private readonly one: Examples
  private readonly other: Examples

  constructor(bench: Bench) {
    this.bench = bench
    this.begun = bench.design
    const ids = ['job-list/jobs', 'job-ad/full', 'application-form/errors']
    this.one = new Examples(bench, 4, ids)
    this.other = new Examples(bench, 4, ids)
  }

  /** A design that can be compared with from now on: a version, or what it was at some time. */
  keep(key: string, says: string, design: Design): void {
    const before = this.kept.findIndex((one) => one.key === key)
    if (before >= 0) this.kept.splice(before, 1)
    this.kept.push({ key, says, design })
  }

  private get choices(): Kept[] {
    const { compare: t } = this.bench.t
    return [
      { key: 'begun', says: t.begun, design: this.begun },
      ...this.kept,
      ...STARTS.map((theme) => ({
        key: `theme ${theme.name}`,
        says: t.theme(titleOf(this.bench, theme.name)),
        design: newDesign(theme),
      })),
    ]
  }

  close(): void {
    this.one.close()
    this.other.close()
  }

  render(): TemplateResult {
    const { bench } = this
    const { compare: t } = bench.t
    const { choices } = this
    const other = choices.find(({ key }) => key === this.chosen) ?? (choices[0] as Kept)
    const isDark = bench.scheme === 'dark'
    this.one.wear(other.design, 'full', isDark)
    this.other.wear(bench.design, 'full', isDark)
    const found = differences(other.design, bench.design)
    const keep = () => {
      const at = dated(new Date(), bench.language, { timeStyle: 'medium' })
      this.keep(`kept ${at}`, t.kept(at), bench.design)
      this.chosen = `kept ${at}`
      bench.say(t.isKept)
      bench.redraw()
    }
    const take = () => {
      bench.change({ kind: 'all', design: { ...other.design, name: bench.design.name || other.design.name } })
      bench.say(t.taken)
    }
    return html`
      <p>${t.lead}</p>
      <div class="tools">
        <div class="row">
          <label for="compare-with">${t.with}</label>
          <select
            id="compare-with"
            @change=${(event: Event) => {
              this.chosen = (event.target as HTMLSelectElement).value
              bench.redraw()
            }}
          >
            ${choices.map(
              ({ key, says }) => html`<option value=${key} .selected=${live(key === other.key)}>${says}</option>`,
            )}
          </select>
        </div>
        ${darkTick(bench)}
        <button type="button" class="second" @click=${keep}>${t.keep}</button>
        <button type="button" class="second" @click=${take}>${t.take}</button>
      </div>
      <h3>${found.length === 0 ? t.same : t.many(found.length)}</h3>
      <div class="both">
        <section aria-labelledby="compare-one">
          <h3 id="compare-one">${other.says}</h3>
          ${darkNone(bench, other.design)} ${this.one.element}
        </section>
        <section aria-labelledby="compare-other">
          <h3 id="compare-other">${t.other}</h3>
          ${darkNone(bench, bench.design)} ${this.other.element}
        </section>
      </div>
      ${found.length > 0 ? this.table(found) : nothing}
    `
  }

  private table(found: readonly Difference[]): TemplateResult {
    const { compare: t } = this.bench.t
    // The roles are said, since a narrow page lays the rows out as something else.
    return html`<table role="table" class="differences">
      <caption>
        ${t.table}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">${t.what}</th>
          <th role="columnheader">${t.one}</th>
          <th role="columnheader">${t.other}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${found.map(
          (one) => html`<tr role="row">
            <th role="rowheader">${this.what(one)}</th>
            <td role="cell">${this.value(one, one.one)}</td>
            <td role="cell">${this.value(one, one.other)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`
  }

  private what(found: Difference): string {
    const { compare: t, layouts } = this.bench.t
    if (found.of === 'layout') return layouts.of[found.layout]
    if (found.of !== 'token') return t[found.of]
    const says = this.bench.says(found.token)
    return found.scheme === 'dark' ? t.inDark(says) : says
  }

  private value(found: Difference, value: string | boolean): TemplateResult | string {
    const { compare: t } = this.bench.t
    if (typeof value === 'boolean') return value ? t.yes : t.no
    if (value === '') return t.nothing
    if (found.of === 'layout') return this.bench.layoutSays(found.layout, value)
    return found.of === 'token' && found.token.startsWith('--opslag-color-')
      ? html`<span class="dot" ${paint(value)}></span> ${value}`
      : value
  }
}
