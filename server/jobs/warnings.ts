import type { JobWarning } from '../contract/job.ts'
import type { Publication } from '../contract/media.ts'
import type { QuestionInput } from '../contract/question.ts'
import type { FormSettings } from '../contract/settings.ts'
import type { SaidPublishing } from '../db/schema/jobs.ts'
import { type JobLayer, questionsFor } from '../settings/form.ts'
import { questionWarnings } from '../settings/question-rules.ts'
import { texts } from '../settings/question-text.ts'
import { dayAt } from './deadline.ts'

const LEAST_DAYS = 14
const LONG_TITLE = 100

/** What is allowed but unwise about a job. A deadline is normally at least 14 days away (PAV 15.2.1.4). */
export function jobWarnings(
  job: {
    kind: 'job' | 'talent-pool'
    title: string
    deadline: Date | null
    publishFrom: Date
    hasContact: boolean
    bodyChanged: boolean
    questions: readonly QuestionInput[]
    /** The institution's layer of the form. */
    institutionForm: FormSettings
    form: JobLayer['form']
    audience: 'public' | 'internal' | 'test'
    /** What was said of media. */
    publishing: SaidPublishing | null
    publications: readonly Publication[]
  },
  now: Date,
): JobWarning[] {
  const { deadline, institutionForm } = job
  const others = questionsFor(institutionForm, { form: job.form })
  const said = [...institutionForm.fields.map(({ label }) => label), ...others.map(({ text }) => text)]
  const past = deadline !== null && deadline < now
  const short =
    deadline !== null &&
    !past &&
    dayAt(job.publishFrom).until(dayAt(deadline), { largestUnit: 'day' }).days < LEAST_DAYS
  return [
    ...(past ? [{ code: 'deadline-past', path: 'deadline' } as const] : []),
    ...(short ? [{ code: 'deadline-short', path: 'deadline' } as const] : []),
    ...(job.hasContact ? [] : [{ code: 'contact-missing', path: 'contacts' } as const]),
    ...(job.bodyChanged ? [{ code: 'body-changed', path: 'bodyHtml' } as const] : []),
    ...([...job.title].length > LONG_TITLE ? [{ code: 'title-long', path: 'title' } as const] : []),
    // Vacancies must as a rule be advertised publicly (R051).
    ...(job.audience === 'internal'
      ? [{ code: 'no-public-medium', path: job.publishing ? 'publishing' : 'audience' } as const]
      : []),
    // It was over before it began.
    ...(job.publishing?.media ?? []).flatMap(({ medium }, index) =>
      job.publications.some((one) => one.medium === medium && one.from === one.until)
        ? [{ code: 'period-past', path: `publishing.${index}` } as const]
        : [],
    ),
    ...questionWarnings(job.questions, { labels: said.flatMap(texts), others: others.length }),
  ]
}
