import type { ApplicationForm } from '../../server/contract/form.ts'
import type { Job } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import type { FieldStrings } from '../shared/form/strings.da.ts'
import type { ProblemStrings } from '../shared/problems.da.ts'
import type { Answers, CprFinding, Errors } from './answers.ts'
import type { Stage } from './draft.ts'
import type { ApplicationFormStrings } from './strings.da.ts'

/** All the words of a form. */
export type FormWords = ApplicationFormStrings & FieldStrings & { problems: ProblemStrings }

/** A link and what a click on it does, where a script is there to do it. */
export type FormLink = { href: string; follow?: (event: MouseEvent) => void }

/** Something the applicant must know: a heading and what follows from it. */
export type Notice = { heading: string; lines: string[] }

/** What every picture of a job depends on. `now` in milliseconds. */
export type JobView = {
  t: FormWords
  language: Language
  level: number
  now: number
  job: Job
  /** Back to the ad. */
  ad: FormLink
  /** All vacancies. */
  list: FormLink
}

/** What the form's picture depends on. */
export type FormView = JobView & {
  form: ApplicationForm
  answers: Answers
  errors: Errors
  stage: Stage['kind']
  /** A refusal, at the top, where focus goes. */
  notice: Notice | null
  findings: CprFinding[]
  /** Whole minutes to the deadline when it is less than an hour away; negative once it has passed. */
  minutesLeft: number | null
  on: FormHandlers
}

/** What an applicant can do. */
export type FormHandlers = {
  answer: (id: string, value: string) => void
  acknowledge: (checked: boolean) => void
  submit: (event: Event) => void
  jump: (id: string) => void
  /** Goes to the text that holds what looks like a CPR number. */
  mend: () => void
  /** Says that it is none. */
  clear: () => void
}
