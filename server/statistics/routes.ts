import type { Context } from 'hono'
import * as z from 'zod'
import { Key, type Language } from '../contract/language.ts'
import {
  MediaStatistics,
  MediaStatisticsQuery,
  PositionStatistics,
  PositionStatisticsQuery,
  type ReportFormat,
  ViewInput,
} from '../contract/statistics.ts'
import { attachment } from '../files/disposition.ts'
import { clientNetwork } from '../http/network.ts'
import { problems } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { countView } from './count-view.ts'
import { csvOf } from './csv.ts'
import { dayOf } from './day.ts'
import { mediaStatistics } from './media-report.ts'
import { positionStatistics } from './position-report.ts'
import { isRobot } from './robots.ts'
import { sheetOf } from './sheet.ts'
import { xlsxOf } from './xlsx.ts'

const institution = Key.meta({ description: 'The institution’s short name.' })
const params = z.object({ institution })
const tags = ['statistics']
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const view = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/views',
  tags,
  summary: 'Counts that a list or an ad has been seen or a form begun: a number and nothing of who it was',
  caller: 'embed',
  request: { params, body: { required: true, content: { 'application/json': { schema: ViewInput } } } },
  responses: {
    204: { description: 'Heard. Whether it was counted is not said.' },
    ...problems('origin-not-allowed', 'unknown-institution', 'not-found', 'invalid', 'too-many-requests'),
  },
})

/** What a report can be had as. */
const formats = <S extends z.ZodType>(schema: S) => ({
  'application/json': { schema },
  'text/csv': { schema: z.string() },
  [XLSX]: { schema: z.string().meta({ format: 'binary' }) },
})
const refusals = problems('sign-in', 'forbidden', 'unknown-institution', 'invalid', 'too-many-requests')

const media = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/statistics/media',
  tags,
  summary:
    'Views, begun forms, applications, withdrawals and cost by medium, job, period and department; that it was drawn is audited',
  caller: 'key',
  request: { params, query: MediaStatisticsQuery },
  responses: { 200: { description: 'The report.', content: formats(MediaStatistics) }, ...refusals },
})
const positions = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/statistics/positions',
  tags,
  summary: 'Positions posted by category, location, period and department; that it was drawn is audited',
  caller: 'key',
  request: { params, query: PositionStatisticsQuery },
  responses: { 200: { description: 'The report.', content: formats(PositionStatistics) }, ...refusals },
})

/** Sends a report as it was asked for. A file is named after what is in it and when it was drawn. */
async function send(
  c: Context<AppEnv>,
  statistics: MediaStatistics | PositionStatistics,
  { format, lang }: { format: ReportFormat; lang: Language },
) {
  c.header('content-language', lang)
  if (format === 'json') return c.json(statistics, 200)
  const sheet = sheetOf(statistics, lang)
  const { institution, drawnAt } = statistics.report
  const stem = `${sheet.name} ${institution.key} ${dayOf(new Date(drawnAt))}`
  c.header('content-disposition', attachment(`${stem.replaceAll(' ', '-').toLowerCase()}.${format}`))
  return format === 'csv'
    ? c.body(csvOf(sheet), 200, { 'content-type': 'text/csv; charset=utf-8' })
    : c.body(await xlsxOf(sheet, { of: c.var.institution.id }), 200, { 'content-type': XLSX })
}

/** What is counted on the institutions' pages, and what a key's holder reads of it. */
export const statisticsRoutes = newRouter()
  .openapi(view, async (c) => {
    const input = c.req.valid('json')
    await countView(c.var, { input, network: clientNetwork(c), isRobot: isRobot(c.req.header('user-agent')) })
    return c.body(null, 204)
  })
  .openapi(media, async (c) => {
    const query = c.req.valid('query')
    return send(c, await mediaStatistics(c.var, query), query)
  })
  .openapi(positions, async (c) => {
    const query = c.req.valid('query')
    return send(c, await positionStatistics(c.var, query), query)
  })
