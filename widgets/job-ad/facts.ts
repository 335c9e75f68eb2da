import type { Job, Workplace } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import { formatDate, formatDeadline, formatNumber } from '../shared/format.ts'
import type { JobAdStrings } from './strings.da.ts'

/** One line of the facts; several values stand under each other. */
export type Fact = { term: string; values: string[] }

function workplaceLines(workplace: Workplace | null, language: Language): string[] {
  if (!workplace) return []
  const { name, address, postalCode, city, country } = workplace
  const abroad =
    country && country !== 'DK' ? new Intl.DisplayNames(language, { type: 'region' }).of(country) : undefined
  const town = [postalCode, city].filter(Boolean).join(' ')
  return [name, address, town, abroad].filter((line): line is string => Boolean(line))
}

/**
 * Everything that is filled of what an ad must say (opslagsbekendtgørelsen §§ 6-8, PAV 15.2.1.4), and what else the job
 * knows, in the order it is read. `now` in milliseconds.
 */
export function facts(job: Job, t: JobAdStrings, language: Language, now: number): Fact[] {
  const of = (term: string, ...values: (string | null | undefined | false)[]): Fact => ({
    term,
    values: values.filter((value): value is string => Boolean(value)),
  })
  const day = (date: string) => formatDate(date, language)
  const deadline = job.deadline
    ? formatDeadline(job.deadline, now, language)
    : job.kind === 'talent-pool' && t.noDeadline
  return [
    of(t.deadline, deadline),
    of(t.employmentArea, job.employmentArea),
    of(t.workplace, ...workplaceLines(job.workplace, language)),
    of(t.location, job.location?.label),
    of(t.department, job.department?.label),
    of(t.category, job.category?.label),
    of(t.employmentType, job.employmentType && t.employmentTypes[job.employmentType]),
    of(t.fixedTenure, job.fixedTenure),
    of(t.workHours, job.workHours && t.workHoursOf[job.workHours]),
    of(t.partTime, job.partTimePossible !== null && (job.partTimePossible ? t.yes : t.no)),
    of(t.pay, job.pay),
    of(t.startDate, job.startDate && day(job.startDate)),
    of(t.positions, job.numberOfPositions > 1 && formatNumber(job.numberOfPositions, language)),
    of(t.interviews, ...job.interviewDates.map(day)),
    of(t.answer, job.answerExpected && t.answerBy(day(job.answerExpected))),
    of(t.readvertised, job.readvertised && t.readvertisedText),
  ].filter(({ values }) => values.length > 0)
}
