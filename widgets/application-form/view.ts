import type { ApplicationForm } from '../../server/contract/form.ts'
import type { Job } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import type { SummaryItem } from '../shared/form/error-summary.ts'
import type { FieldStrings } from '../shared/form/strings.da.ts'
import type { Answers, Errors } from './answers.ts'
import type { Stage } from './draft.ts'
import type { Place } from './places.ts'
import type { StepId } from './steps.ts'
import type { ApplicationFormStrings } from './strings.da.ts'

/** The words of a form as it opens. */
export type FormWords = ApplicationFormStrings & FieldStrings

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
  /** All positions. */
  list: FormLink
}

/** What the form's picture depends on. */
export type FormView = JobView & {
  form: ApplicationForm
  answers: Answers
  errors: Errors
  stage: Stage['kind']
  /** The parts of the form. */
  steps: readonly StepId[]
  /** All of them but the check of the answers stand on one page. */
  onOnePage: boolean
  /** The part that is shown; undefined where all of them are. */
  step: Place | undefined
  /** The person came from the summary. */
  returns: boolean
  /** What comes after the form has opened; not there yet, or `lost`. */
  rest: RestPictures | 'lost' | undefined
  on: FormHandlers
}

/** Pictures that come after the form has opened. */
export interface RestPictures {
  /** The form's words where they are others than at first. */
  readonly words?: FormWords | undefined
  /** Who is signed in: the address can then not be changed here. */
  readonly email: string | null
  /** What is said at the top of the form. */
  top(view: FormView): unknown
  /** Lines of the summary for what is asked in the later steps. */
  summary(view: FormView): SummaryItem[]
  /** The way in for those who have applied before. */
  signIn(view: FormView): unknown
  /** The later steps. */
  section(step: StepId, view: FormView): unknown
  /** What stands at the button that sends. */
  sending(view: FormView): unknown
  /** The ways to go on later. */
  later(view: FormView): unknown
}

/** What an applicant can do. */
export type FormHandlers = {
  answer: (id: string, value: string) => void
  acknowledge: (checked: boolean) => void
  submit: (event: Event) => void
  back: () => void
  /** Shows the step of what is to have focus. */
  reveal: (event: Event) => void
  jump: (id: string) => void
  signIn: () => void
  /** Asks once more for what did not arrive. */
  again: () => void
}
