import type { Language } from '../contract/language.ts'
import type { Group, MediaStatistics, PositionStatistics, ReportFacts } from '../contract/statistics.ts'
import { strings as da, type ReportStrings } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export type Cell = string | number | null

/** A report as it stands on paper: what it is and how it was drawn, then the table. */
export type Sheet = {
  name: string
  facts: readonly (readonly [name: string, value: string])[]
  head: readonly string[]
  rows: readonly (readonly Cell[])[]
  total: readonly Cell[]
  note: string | null
}

type Dimension = keyof ReportStrings['labels']['unknown']
type Report = { report: ReportFacts; rows: readonly Record<string, unknown>[]; total: Record<string, unknown> }

const FIGURES = {
  media: ['listViews', 'adViews', 'starts', 'applications', 'withdrawals', 'cost', 'costPerApplication'],
  positions: ['postings', 'positions'],
} as const

const inCopenhagen = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** Who drew it, by the name of the key, and by its id, which the audit trail knows it by. */
const drawer = ({ actor, name }: ReportFacts['drawnBy']) => (name ? `${name} (${actor})` : actor)

function factsOf({ institution, drawnAt, drawnBy, criteria, name }: ReportFacts, t: ReportStrings): Sheet['facts'] {
  const { from, to, by, period, department, medium, job } = criteria
  const dimensions = (by as Dimension[]).map((one) => (one === 'period' ? t.by.period[period ?? 'month'] : t.by[one]))
  return [
    [t.labels.facts.institution, `${institution.label} (${institution.key})`],
    [t.labels.facts.drawnAt, inCopenhagen.format(new Date(drawnAt))],
    [t.labels.facts.drawnBy, drawer(drawnBy)],
    [t.labels.facts.days, t.days(from, to)],
    [t.labels.facts.by, dimensions.join(', ') || t.labels.total],
    [t.labels.facts.department, department ? t.withBelow(department.label) : t.all],
    ...(name === 'media'
      ? ([
          [t.labels.facts.medium, medium === null ? t.all : medium || t.labels.unknown.medium],
          [t.labels.facts.job, job ?? t.all],
        ] as const)
      : []),
  ]
}

/** Lays a report out in a language. */
export function sheetOf(statistics: MediaStatistics | PositionStatistics, language: Language): Sheet {
  const t = language === 'en' ? en : da
  const { report, rows, total } = statistics as Report
  const { by, period } = report.criteria
  const dimensions = by as Dimension[]
  const figures = FIGURES[report.name]
  const numbers = (row: Record<string, unknown>) => figures.map((name) => row[name] as number | null)
  return {
    name: t.labels.reports[report.name],
    facts: factsOf(report, t),
    head: [
      ...dimensions.flatMap((one) =>
        one === 'period'
          ? [t.labels.periods[period ?? 'month']]
          : one === 'job'
            ? [t.jobNumber, t.labels.dimensions.job]
            : [t.labels.dimensions[one]],
      ),
      ...figures.map((name) => t.labels.figures[name]),
    ],
    rows: rows.map((row) => [
      ...dimensions.flatMap((one) => {
        const { key, label } = row[one] as Group
        const said = label ?? t.labels.unknown[one]
        return one === 'job' ? [key ?? '', said] : [said]
      }),
      ...numbers(row),
    ]),
    total: [
      ...dimensions
        .flatMap((one) => [...(one === 'job' ? [''] : []), ''])
        .map((_, at) => (at === 0 ? t.labels.total : '')),
      ...numbers(total),
    ],
    note: dimensions.includes('department') ? t.labels.overlap : null,
  }
}
