import { AD_FIELDS, type AdField } from '../contract/ad-template.ts'
import type { Job } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import { formatDate, formatInstant } from '../mail/format.ts'

export const isAdField = (name: string): name is AdField => (AD_FIELDS as readonly string[]).includes(name)

/** `{{name}}`; whatever else stands between such braces is caught too, so that it can be refused. */
export const FIELD = /\{\{([^{}\n]{0,80})\}\}/g

/** What of a job the fields are made of. */
export type FieldSource = Pick<
  Job,
  | 'title'
  | 'institution'
  | 'department'
  | 'category'
  | 'location'
  | 'workplace'
  | 'employmentArea'
  | 'deadline'
  | 'pay'
  | 'startDate'
  | 'numberOfPositions'
>

/** The fields as words in a language; null where the job says nothing. */
export function fieldValues(job: FieldSource, language: Language): Record<AdField, string | null> {
  const { workplace } = job
  const town = [workplace?.postalCode, workplace?.city].filter(Boolean).join(' ')
  return {
    title: job.title,
    institution: job.institution.name,
    department: job.department?.label ?? null,
    category: job.category?.label ?? null,
    location: job.location?.label ?? null,
    workplace: [workplace?.name, workplace?.address, town].filter(Boolean).join(', ') || null,
    employmentArea: job.employmentArea,
    deadline: job.deadline && formatInstant(new Date(job.deadline), language),
    pay: job.pay,
    startDate: job.startDate && formatDate(job.startDate, language),
    positions: String(job.numberOfPositions),
  }
}
