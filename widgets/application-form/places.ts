import type { ApplicationForm } from '../../server/contract/form.ts'
import type { Institution } from '../../server/contract/institution.ts'
import { FORM_LAYOUTS } from '../../server/contract/limits.ts'
import { type StepId, stepsOf } from './steps.ts'

/** Where one is in a form: at one of its parts, or at all that is to be filled in, where that stands on one page. */
export type Place = StepId | 'all'

/** Whether all topics stand on one page: as the tag says, else as the job does, else as the institution has decided. */
export const isOnOnePage = (
  said: string | undefined,
  form: Pick<ApplicationForm, 'layout'> | null | undefined,
  institution: Pick<Institution, 'theme'> | undefined,
): boolean =>
  (FORM_LAYOUTS.find((one) => one === said) ?? form?.layout ?? institution?.theme.layouts?.form) === 'one-page'

/** Where a part is seen. */
export const placeOf = (part: Place | undefined, onOnePage: boolean): Place | undefined =>
  onOnePage && part && part !== 'review' ? 'all' : part

/** The places that one goes through, in their order; none where there is little to part. */
export const placesOf = (form: ApplicationForm, onOnePage: boolean): Place[] => {
  const steps = stepsOf(form)
  return onOnePage && steps.length ? ['all', 'review'] : steps
}

/** What takes focus where one comes to a place. */
export const headingOf = (place: Place | undefined): string => (!place || place === 'all' ? '#title' : `#step-${place}`)
