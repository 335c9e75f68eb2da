import type { JobWarning } from '../contract/job.ts'

/** What is allowed but unwise, said of ads. */
export const JOB_WARNINGS: Record<JobWarning['code'], string> = {
  'deadline-short': 'have a deadline less than 14 days after their publication',
  'deadline-past': 'are past their deadline and not shown',
  'contact-missing': 'name nobody to ask, and the institution has no general contact',
  'body-changed': 'had markup in the body that is not let through',
  'title-long': 'have a long title',
  'no-public-medium': 'are in no public medium: vacancies must as a rule be advertised publicly',
  'period-past': 'have a period in a medium that was over before it began',
  'asked-already': 'ask what the form asks already',
  sensitive: 'ask about what is sensitive: only what can objectively be weighed may be asked',
  'many-questions': 'ask many questions',
  'changes-the-requirements': 'ask for what the ad did not',
}

/** The persons that ads name were left out, and somebody else is named instead. */
export const CONTACTS_LEFT_OUT = "have the institution's general contact instead of the persons that they name"

const OF_ONE: Partial<Record<JobWarning['code'], string>> = {
  'no-public-medium': 'is in no public medium: vacancies must as a rule be advertised publicly',
  'period-past': 'has a period in a medium that was over before it began',
}

/** The same said of one ad. */
export const jobWarningLine = (code: JobWarning['code']): string => OF_ONE[code] ?? JOB_WARNINGS[code]
