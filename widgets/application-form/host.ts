import type { ReactiveControllerHost } from 'lit'
import type { ApplicationForm } from '../../server/contract/form.ts'
import type { Job } from '../../server/contract/job.ts'
import type { Surroundings } from '../shared/context.ts'
import type { StartUploads } from '../shared/form/file-list.ts'
import type { QuestionStrings } from '../shared/form/questions.da.ts'
import type { Strings } from '../shared/strings.ts'
import type { Errors } from './answers.ts'
import type { Draft } from './draft.ts'
import type { Place } from './places.ts'
import type { RestStrings } from './rest.da.ts'
import type { StepId } from './steps.ts'
import type { FormHandlers, FormWords } from './view.ts'

/** All words of what comes after the form has opened. */
export type RestWords = RestStrings & { asked: QuestionStrings }

/** As much of the element as the rest of the form needs, its inner parts among it. */
export interface FormHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: ShadowRoot
  readonly here: Surroundings
  readonly chosen: string
  readonly application: string
  readonly strings: Strings<FormWords>
  readonly draft: Draft
  readonly form: ApplicationForm | null
  readonly current: Job | null | undefined
  readonly newKey: () => string
  readonly on: FormHandlers
  readonly delays: readonly number[]
  readonly uploads: StartUploads | undefined
  print(): void
  copy(text: string): Promise<boolean>
  errors: Errors | undefined
  said: string
  announce(sentence: string, how?: 'polite' | 'assertive'): void
  report(error: unknown): void
  moveFocus(selector: string): void
  focusTitle(): void
  goTo(step: Place | undefined, selector?: string): void
  isFocusInside(): boolean
  becameOther(job: Job, fresh: StepId | undefined): void
}
