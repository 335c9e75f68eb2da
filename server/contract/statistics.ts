import * as z from 'zod'
import { Key, Language } from './language.ts'
import { LIMITS } from './limits.ts'

/** What is counted. An application is counted by the day it was received, a withdrawal by the day it was withdrawn. */
export type Counted = 'list-view' | 'ad-view' | 'form-start' | 'application' | 'withdrawal'

/** In one line, in the order in which it is written: it stands in a report's cell. */
const plain = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u)

/** What an element tells: that something of it was really seen, or that somebody has begun. Nothing of who it was. */
export const ViewInput = z
  .strictObject({
    kind: z.enum(['list-view', 'ad-view', 'form-start']),
    /** Of an ad or a form. */
    job: z.string().max(15).optional(),
    /** What a list is limited to. */
    department: plain(LIMITS.key).optional(),
    medium: plain(LIMITS.medium).optional(),
  })
  .meta({ id: 'ViewInput' })
export type ViewInput = z.infer<typeof ViewInput>

export const MEDIA_DIMENSIONS = ['medium', 'job', 'period', 'department'] as const
export const POSITION_DIMENSIONS = ['category', 'location', 'period', 'department'] as const
export const PERIODS = ['day', 'week', 'month', 'year'] as const
export const REPORT_FORMATS = ['json', 'csv', 'xlsx'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** One or several, with commas between or given more than once; each counts once. */
const several = <T extends string>(names: readonly [T, ...T[]], standard: readonly T[]) =>
  z.preprocess(
    (value) => [
      ...new Set(
        [value === undefined ? standard : value].flat(2).flatMap((one) => String(one).split(',').filter(Boolean)),
      ),
    ],
    z.array(z.enum(names)).max(names.length),
  )

const shared = {
  /** First and last day in Copenhagen; the twelve months to today when left out. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** How long a period is where it is grouped by. */
  period: z.enum(PERIODS).default('month'),
  /** With everything below it. */
  department: Key.optional(),
  format: z.enum(REPORT_FORMATS).default('json'),
  lang: Language.default('da'),
}

/** What media statistics are asked by. */
export const MediaStatisticsQuery = z
  .strictObject({
    by: several(MEDIA_DIMENSIONS, ['medium']),
    job: z.string().max(15).optional(),
    /** A medium's key, or what a link said; empty for what nobody knows. */
    medium: plain(LIMITS.medium).optional(),
    ...shared,
  })
  .meta({ id: 'MediaStatisticsQuery' })
export type MediaStatisticsQuery = z.infer<typeof MediaStatisticsQuery>

/** What statistics of positions are asked by. */
export const PositionStatisticsQuery = z
  .strictObject({ by: several(POSITION_DIMENSIONS, ['category', 'location']), ...shared })
  .meta({ id: 'PositionStatisticsQuery' })
export type PositionStatisticsQuery = z.infer<typeof PositionStatisticsQuery>

/** What a report's rows and columns are called. */
export type ReportLabels = {
  reports: Record<'media' | 'positions', string>
  facts: Record<'institution' | 'drawnAt' | 'drawnBy' | 'days' | 'by' | 'department' | 'medium' | 'job', string>
  dimensions: Record<Dimension, string>
  periods: Record<(typeof PERIODS)[number], string>
  /** Where a row is of none. */
  unknown: Record<Dimension, string>
  figures: Record<keyof MediaFigures | 'postings' | 'positions', string>
  total: string
  overlap: string
}
type Dimension = (typeof MEDIA_DIMENSIONS | typeof POSITION_DIMENSIONS)[number]

/** What every report carries: when it was drawn, by whom, and by which criteria (R186). */
export const ReportFacts = z
  .strictObject({
    name: z.enum(['media', 'positions']),
    institution: z.strictObject({ key: z.string(), label: z.string() }),
    drawnAt: z.iso.datetime(),
    /** The key's id and the name that it was given, or the operator. */
    drawnBy: z.strictObject({ actor: z.string(), name: z.string() }),
    criteria: z.strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      by: z.array(z.string()),
      period: z.enum(PERIODS).nullable(),
      job: z.string().nullable(),
      medium: z.string().nullable(),
      department: z.strictObject({ key: z.string(), label: z.string() }).nullable(),
    }),
  })
  .meta({ id: 'ReportFacts' })
export type ReportFacts = z.infer<typeof ReportFacts>

/** `key` null: it has none, or nobody knows. `label`: what it is called, in the asked language where it has a name. */
const Group = z.strictObject({ key: z.string().nullable(), label: z.string().nullable() })
export type Group = z.infer<typeof Group>

export const MediaFigures = z
  .strictObject({
    listViews: z.int(),
    adViews: z.int(),
    starts: z.int(),
    applications: z.int(),
    withdrawals: z.int(),
    /** In kroner, on the day that an ad began to stand in a medium. */
    cost: z.number(),
    /** Null where nobody has applied. */
    costPerApplication: z.number().nullable(),
  })
  .meta({ id: 'MediaFigures' })
export type MediaFigures = z.infer<typeof MediaFigures>

/**
 * Media statistics. A row for each group of what was asked for; one of a department holds everything below it too, so that rows of
 * departments hold each other. `total` counts everything once.
 */
export const MediaStatistics = z
  .strictObject({
    report: ReportFacts,
    rows: z.array(
      z.strictObject({
        medium: Group.optional(),
        job: Group.optional(),
        period: Group.optional(),
        department: Group.optional(),
        ...MediaFigures.shape,
      }),
    ),
    total: MediaFigures,
  })
  .meta({ id: 'MediaStatistics' })
export type MediaStatistics = z.infer<typeof MediaStatistics>

export const PositionFigures = z
  .strictObject({
    /** Ads that were published. */
    postings: z.int(),
    /** The positions in them. */
    positions: z.int(),
  })
  .meta({ id: 'PositionFigures' })
export type PositionFigures = z.infer<typeof PositionFigures>

/** Positions that were posted, by the day that their ads were published. */
export const PositionStatistics = z
  .strictObject({
    report: ReportFacts,
    rows: z.array(
      z.strictObject({
        category: Group.optional(),
        location: Group.optional(),
        period: Group.optional(),
        department: Group.optional(),
        ...PositionFigures.shape,
      }),
    ),
    total: PositionFigures,
  })
  .meta({ id: 'PositionStatistics' })
export type PositionStatistics = z.infer<typeof PositionStatistics>
