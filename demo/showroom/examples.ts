import type { ElementTag, Example } from './example.ts'
import { SHORT_FORM } from './examples/application-form.ts'
import { CANDIDATE_LOGIN } from './examples/candidate-login.ts'
import { CAREER_PAGE } from './examples/career-page.ts'
import { CHANGED_FORM } from './examples/form-changes.ts'
import { LONG_FORM } from './examples/form-steps.ts'
import { INTERNAL_POSTINGS } from './examples/internal.ts'
import { JOB_AD } from './examples/job-ad.ts'
import { JOB_AGENT } from './examples/job-agent.ts'
import { JOB_LIST } from './examples/job-list.ts'
import { TALENT_POOL } from './examples/talent-pool.ts'

export { ELEMENTS, type ElementTag, type Example } from './example.ts'

/**
 * Every element in every state, the elements in the order of `ELEMENTS` and of each the plainest first. They are data: what is
 * drawn of one is up to whoever hands it to `show`.
 */
export const EXAMPLES: readonly Example[] = [
  ...JOB_LIST,
  ...INTERNAL_POSTINGS,
  ...JOB_AD,
  ...SHORT_FORM,
  ...LONG_FORM,
  ...CHANGED_FORM,
  ...JOB_AGENT,
  ...CANDIDATE_LOGIN,
  ...TALENT_POOL,
  ...CAREER_PAGE,
]

export const examplesFor = (element: ElementTag): readonly Example[] =>
  EXAMPLES.filter((one) => one.element === element)

export const exampleNamed = (id: string): Example | undefined => EXAMPLES.find((one) => one.id === id)
