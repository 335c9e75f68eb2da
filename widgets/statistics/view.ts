import { html, nothing, type TemplateResult } from 'lit'
import type { Group, ReportFacts, ReportLabels } from '../../server/contract/statistics.ts'
import type { Question, Statistics } from './ask.ts'
import { chart, type Point } from './chart.ts'
import type { StatisticsStrings } from './strings.da.ts'

export type Language = 'da' | 'en'
type Words = StatisticsStrings & ReportLabels
type Dimension = keyof Words['dimensions']
type Figure = keyof Words['figures']

/** What the server wrote into the page. */
export type Settings = {
  institution: string
  language: Language
  departments: readonly { key: string; label: string }[]
  /** What the report's rows and columns are called: as on paper. */
  labels: ReportLabels
}

/** What is wrong with fields of the form, by their ids. */
export type Faults = Partial<Record<keyof StatisticsStrings['fault'], string>>

export const DIMENSIONS = {
  media: ['medium', 'job', 'period', 'department'],
  positions: ['category', 'location', 'period', 'department'],
} as const satisfies Record<Question['report'], readonly Dimension[]>

const FIGURES = {
  media: ['listViews', 'adViews', 'starts', 'applications', 'withdrawals', 'cost', 'costPerApplication'],
  positions: ['postings', 'positions'],
} as const satisfies Record<Question['report'], readonly Figure[]>

/** More bars than this are no picture. */
const MOST_BARS = 15

type Row = Record<string, unknown>
const figureOf = (row: object, name: Figure) => (row as Row)[name] as number | null
const groupOf = (row: object, name: string) => (row as Row)[name] as Group

/** A number as its language writes it; nothing where there is none. */
export function say(value: number | null, figure: Figure, language: Language, t: Words): string {
  if (value === null) return t.noRate
  const isMoney = figure === 'cost' || figure === 'costPerApplication'
  const digits = isMoney && !Number.isInteger(value) ? 2 : 0
  return new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

const day = (text: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${text}T00:00:00Z`),
  )
const moment = (text: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }).format(new Date(text))

const options = (names: readonly (readonly [string, string])[], chosen?: string) =>
  names.map(([key, label]) => html`<option value=${key} ?selected=${key === chosen}>${label}</option>`)

type Field = { id: string; label: string; hint?: string; fault?: string | undefined; besides?: string }

/** A field with its label, hint and error, in that order. */
const field = ({ id, label, hint, fault, besides }: Field, input: (about: About) => TemplateResult) => {
  const said = [hint && `${id}-hint`, besides, fault && `${id}-error`].filter(Boolean).join(' ')
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
    ${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
    ${input({ by: said || nothing, wrong: fault ? 'true' : nothing })}
  </div>`
}
/** What an input is described by, and whether it is wrong. */
type About = { by: string | typeof nothing; wrong: 'true' | typeof nothing }

/** The form in which the report is chosen. The key is typed here and stays here. */
export function form(
  t: Words,
  { departments }: Settings,
  report: Question['report'],
  { isBusy, faults }: { isBusy: boolean; faults: Faults },
  on: { submit(event: Event): void; report(event: Event): void },
): TemplateResult {
  const dimensions = DIMENSIONS[report].map((name) => [name, t.dimensions[name]] as const)
  const date = (id: 'from' | 'to') =>
    field(
      { id, label: t[id], besides: 'days-hint', fault: faults[id] },
      ({ by, wrong }) => html`<input id=${id} type="date" aria-invalid=${wrong} aria-describedby=${by} />`,
    )
  return html`<form class="ask" autocomplete="off" novalidate @submit=${on.submit}>
    ${field({ id: 'key', label: t.key, hint: t.keyHint }, ({ by }) => html`<input id="key" type="password" autocomplete="off" spellcheck="false" aria-describedby=${by} required />`)}
    <div class="field">
      <label for="report">${t.report}</label>
      <select id="report" @change=${on.report}>
        ${options([
          ['media', t.reports.media],
          ['positions', t.reports.positions],
        ])}
      </select>
    </div>
    <div class="days">
      <p class="hint" id="days-hint">${t.daysHint}</p>
      <div class="pair">${date('from')} ${date('to')}</div>
    </div>
    <div class="pair">
      ${field(
        { id: 'by', label: t.by, fault: faults.by },
        ({ by, wrong }) =>
          html`<select id="by" aria-invalid=${wrong} aria-describedby=${by}>${options(dimensions)}</select>`,
      )}
      <div class="field">
        <label for="second">${t.second}</label>
        <select id="second">
          ${options([['', t.nothing], ...dimensions])}
        </select>
      </div>
    </div>
    <div class="field">
      <label for="period">${t.period}</label>
      <select id="period">
        ${options(Object.entries(t.periods), 'month')}
      </select>
    </div>
    ${field(
      { id: 'department', label: t.department, hint: t.departmentHint, fault: faults.department },
      ({ by, wrong }) => html`<select id="department" aria-invalid=${wrong} aria-describedby=${by}>
        ${options([['', t.all], ...departments.map(({ key, label }) => [key, label] as const)])}
      </select>`,
    )}
    ${
      report === 'media'
        ? html`${field(
            { id: 'medium', label: t.medium, hint: t.mediumHint, fault: faults.medium },
            ({ by, wrong }) =>
              html`<input id="medium" maxlength="80" autocomplete="off" spellcheck="false" aria-invalid=${wrong} aria-describedby=${by} />`,
          )}
          ${field(
            { id: 'job', label: t.job, hint: t.jobHint, fault: faults.job },
            ({ by, wrong }) =>
              html`<input id="job" inputmode="numeric" maxlength="15" autocomplete="off" aria-invalid=${wrong} aria-describedby=${by} />`,
          )}`
        : nothing
    }
    <div class="go"><button class="button" ?disabled=${isBusy}>${isBusy ? t.loading : t.show}</button></div>
  </form>`
}

/** A period as its language says it: 26 November 2026, week 48 of 2026, November 2026, 2026. */
function periodOf(key: string, language: Language, t: Words): string {
  const [year = '', part = '', last] = key.split('-')
  if (last) return day(key, language)
  if (part.startsWith('W')) return t.week(Number(part.slice(1)), year)
  if (!part) return key
  const month = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return month.format(new Date(`${key}-01T00:00:00Z`))
}

function labelOf(row: object, dimension: Dimension, language: Language, t: Words): string {
  const { key, label } = groupOf(row, dimension)
  if (key === null || label === null) return t.unknown[dimension]
  return dimension === 'period' ? periodOf(key, language, t) : label
}

function points({ rows }: Statistics, by: readonly Dimension[], figure: Figure, language: Language, t: Words): Point[] {
  return rows.map((row) => {
    const label = by.map((dimension) => labelOf(row, dimension, language, t)).join(' · ')
    const value = figureOf(row, figure)
    return { label, value: value ?? 0, said: say(value, figure, language, t) }
  })
}

/** The chart of one figure; of many groups the largest. In time all of them, as time goes. */
function picture(statistics: Statistics, by: readonly Dimension[], figure: Figure, language: Language, t: Words) {
  const inTime = by.length === 1 && by[0] === 'period'
  const all = points(statistics, by, figure, language, t)
  const most = inTime ? all.slice(-120) : [...all].sort((one, other) => other.value - one.value).slice(0, MOST_BARS)
  const text = most.length < all.length && !inTime ? `${t.first(most.length, all.length)} ${t.chartText}` : t.chartText
  return html`<figure>
    ${chart(most, { title: t.chartOf(t.figures[figure]), text, inTime })}
    <figcaption>${text}</figcaption>
  </figure>`
}

function table(statistics: Statistics, by: readonly Dimension[], language: Language, t: Words): TemplateResult {
  const { report, rows, total } = statistics
  const figures = FIGURES[report.name]
  const cells = (row: object) =>
    figures.map((figure) => html`<td class="number">${say(figureOf(row, figure), figure, language, t)}</td>`)
  return html`<p class="hint cue" id="scrolls" hidden><span aria-hidden="true">↔</span> ${t.scrolls}</p>
  <div class="scroll" tabindex="0" role="region" aria-labelledby="table-name">
    <table>
      <caption id="table-name">${t.table}</caption>
      <thead>
        <tr>
          ${by.map((dimension) => html`<th scope="col">${t.dimensions[dimension]}</th>`)}
          ${figures.map((figure) => html`<th scope="col" class="number">${t.figures[figure]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            ${by.map((dimension, at) =>
              at === 0
                ? html`<th scope="row">${labelOf(row, dimension, language, t)}</th>`
                : html`<td>${labelOf(row, dimension, language, t)}</td>`,
            )}
            ${cells(row)}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr><th scope="row" colspan=${Math.max(1, by.length)}>${t.total}</th>${cells(total)}</tr>
      </tfoot>
    </table>
  </div>`
}

function facts({ drawnAt, drawnBy, criteria }: ReportFacts, language: Language, t: Words): TemplateResult {
  const { from, to, by, department, medium, job } = criteria
  const lines: (readonly [string, string])[] = [
    [t.facts.days, t.days(day(from, language), day(to, language))],
    [t.facts.by, (by as Dimension[]).map((one) => t.dimensions[one]).join(', ')],
    ...(department ? [[t.facts.department, department.label] as const] : []),
    ...(medium !== null ? [[t.facts.medium, medium] as const] : []),
    ...(job !== null ? [[t.facts.job, job] as const] : []),
    [t.facts.drawnAt, moment(drawnAt, language)],
    [t.facts.drawnBy, drawnBy.name || drawnBy.actor],
  ]
  return html`<dl class="facts">
    ${lines.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`
}

/** What the report says: what it is, the sums, a chart, and every figure in a table, which is what the chart says in words. */
export function result(
  t: Words,
  language: Language,
  statistics: Statistics,
  figure: Figure | undefined,
  on: { figure(event: Event): void; save(format: 'csv' | 'xlsx'): void },
): TemplateResult {
  const { report, rows, total } = statistics
  const by = report.criteria.by as Dimension[]
  const figures: readonly Figure[] = FIGURES[report.name]
  const shown = figure && figures.includes(figure) ? figure : report.name === 'media' ? 'applications' : 'positions'
  return html`<h2 id="result" tabindex="-1">${t.reports[report.name]}</h2>
    ${facts(report, language, t)}
    <dl class="sums">
      ${figures.map((name) => html`<div><dt>${t.figures[name]}</dt><dd>${say(figureOf(total, name), name, language, t)}</dd></div>`)}
    </dl>
    ${
      rows.length === 0
        ? html`<p>${t.none}</p>`
        : html`<div class="choice">
              <label for="figure">${t.chart}</label>
              <select id="figure" @change=${on.figure}>
                ${options(
                  figures.map((name) => [name, t.figures[name]] as const),
                  shown,
                )}
              </select>
            </div>
            ${picture(statistics, by, shown, language, t)} ${table(statistics, by, language, t)}
            ${by.includes('department') ? html`<p class="hint">${t.overlap}</p>` : nothing}`
    }
    <p class="files">
      <button class="button second" type="button" @click=${() => on.save('xlsx')}>${t.xlsx}</button>
      <button class="button second" type="button" @click=${() => on.save('csv')}>${t.csv}</button>
    </p>`
}
