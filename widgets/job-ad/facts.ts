import type { Job } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import { formatDate, formatDeadline, formatInstant, formatNumber } from '../shared/format.ts'
import type { JobAdStrings } from './strings.da.ts'

/** One line of the facts: what it is, and its values under each other. */
type Fact = [term: string, values: string[]]

type Value = string | false | null | undefined

const capitalised = (text: string) => text.replace(/./, (first) => first.toUpperCase())

/**
 * Everything that is filled of what an ad must say (opslagsbekendtgørelsen §§ 6-8, PAV 15.2.1.4), and what else the job
 * knows, in the order it is read. `now` in milliseconds.
 */
export function facts(job: Job, t: JobAdStrings, language: Language, now: number): Fact[] {
  const { deadline, workplace, employmentType, workHours, partTimePossible, startDate, answerExpected } = job
  const day = (date: string) => formatDate(date, language)
  // What was closed before its deadline has no time left.
  const due = (end: string) =>
    job.status === 'open' ? formatDeadline(end, now, language) : formatInstant(end, language)
  const abroad = workplace?.country && workplace.country !== 'DK' && workplace.country
  const all: [string, ...Value[]][] = [
    [t.deadline, deadline ? due(deadline) : job.kind === 'talent-pool' && t.noDeadline],
    [t.employmentArea, job.employmentArea],
    [
      t.workplace,
      workplace?.name,
      workplace?.address,
      [workplace?.postalCode, workplace?.city].filter(Boolean).join(' '),
      abroad && new Intl.DisplayNames(language, { type: 'region' }).of(abroad),
    ],
    [t.filter.location, job.location?.label],
    [t.filter.department, job.department?.label],
    [t.filter.category, job.category?.label],
    [t.filter.employmentType, employmentType && t.employmentType[employmentType]],
    [t.fixedTenure, job.fixedTenure],
    [t.workTime, workHours && capitalised(t.workHours[workHours])],
    [t.partTime, partTimePossible !== null && (partTimePossible ? t.yes : t.no)],
    [t.pay, job.pay],
    [t.startDate, startDate && day(startDate)],
    [t.positions, job.numberOfPositions > 1 && formatNumber(job.numberOfPositions, language)],
    [t.interviews, ...job.interviewDates.map(day)],
    [t.answer, answerExpected && t.answerBy(day(answerExpected))],
    [t.readvertised, job.readvertised && t.readvertisedText],
  ]
  return all
    .map(([term, ...values]): Fact => [term, values.filter((value): value is string => Boolean(value))])
    .filter(([, values]) => values.length)
}
