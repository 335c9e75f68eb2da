import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { MEDIA_DIMENSIONS, PERIODS, POSITION_DIMENSIONS } from '../contract/statistics.ts'
import { pathOf } from './api.ts'
import { serverOf, UsageError } from './context.ts'
import { either, institutionOf, only, optional, optionalOneOf, read, text, type Verb, wanted } from './given.ts'

const REPORTS = { media: MEDIA_DIMENSIONS, positions: POSITION_DIMENSIONS }
const isReport = (name: string): name is keyof typeof REPORTS => Object.hasOwn(REPORTS, name)
const FORMATS = ['csv', 'xlsx']
/** What narrows a report; jobs and media only one that counts by them. */
const CRITERIA = { media: ['from', 'to', 'department', 'medium', 'job'], positions: ['from', 'to', 'department'] }

/** Reports as files. */
export const STATISTICS_VERBS: Record<string, Verb> = {
  async statistics(world, args) {
    const names = ['institution', 'out', 'by', 'period', 'lang', ...CRITERIA.media]
    const given = read(args, Object.fromEntries(names.map((name) => [name, text])))
    const report = only(given, 'The report, media or positions,')
    if (!isReport(report)) throw new UsageError(`The report must be ${either(Object.keys(REPORTS))}, not ${report}.`)
    const institution = institutionOf(given)
    const file = wanted(given, 'out')
    const format = path.extname(file).slice(1).toLowerCase()
    if (!FORMATS.includes(format)) throw new UsageError(`--out must end in .csv or .xlsx, not ${file}.`)
    const folder = path.dirname(path.resolve(file))
    if (!existsSync(folder)) throw new UsageError(`--out: there is no folder ${folder}.`)
    const by = optional(given, 'by')
    const wrong = by?.split(',').find((one) => !(REPORTS[report] as readonly string[]).includes(one))
    if (wrong !== undefined) throw new UsageError(`--by takes ${either(REPORTS[report])}, not ${wrong}.`)
    const search = new URLSearchParams({ format, lang: optionalOneOf(given, 'lang', ['da', 'en']) ?? 'da' })
    if (by !== undefined) search.set('by', by)
    const period = optionalOneOf(given, 'period', PERIODS)
    if (period) search.set('period', period)
    for (const name of CRITERIA.media) {
      const value = optional(given, name)
      if (value === undefined) continue
      if (!CRITERIA[report].includes(name)) throw new UsageError(`${report} takes no --${name}.`)
      search.set(name, value)
    }
    const [from, to] = [search.get('from'), search.get('to')]
    if (from && to && from > to) throw new UsageError(`--from ${from} is later than --to ${to}.`)
    const bytes = await serverOf(world).file(`${pathOf(institution, 'statistics', report)}?${search}`)
    writeFileSync(file, bytes)
    world.out(`Written to ${file}.`)
    return 0
  },
}
