import type { ApplicationForm, FormField } from '../../server/contract/form.ts'
import type { FieldCode } from '../../server/contract/problem.ts'
import type { SummaryItem } from '../shared/form/error-summary.ts'
import { ACKNOWLEDGEMENT, type Errors } from './answers.ts'
import type { ApplicationFormStrings } from './strings.da.ts'

/** The id of a field's input in the element's root. */
export const inputId = (field: string): string => `answer-${field}`

/** What to do about an error, found here or by the server: the same sentence at the field and in the summary. */
export function errorSentence(field: FormField, code: FieldCode, t: ApplicationFormStrings): string {
  const { kind, label } = field
  if (code === 'required') return kind === 'text' || kind === 'long-text' ? t.enterField(label) : t.enter[kind]
  if (code === 'too-long') return t.shorten(label, field.maxLength)
  if (code === 'too-short') return t.lengthen(label)
  if (kind === 'email') return t.emailFormat
  if (kind === 'phone') return t.phoneFormat
  return t.mend(label)
}

/** The lines of the error summary for what is asked first, in the order of the form. */
export function summaryOf(form: ApplicationForm, errors: Errors, t: ApplicationFormStrings): SummaryItem[] {
  const lines = form.fields.flatMap((field) => {
    const code = errors.get(field.id)
    return code ? [{ id: inputId(field.id), text: errorSentence(field, code, t) }] : []
  })
  return errors.has(ACKNOWLEDGEMENT) ? [{ id: inputId(ACKNOWLEDGEMENT), text: t.acknowledgeFirst }, ...lines] : lines
}
