import type { ApplicationInput } from '../../server/contract/application.ts'
import type { ApplicationForm } from '../../server/contract/form.ts'
import type { Language } from '../../server/contract/language.ts'
import type { FieldCode, Problem } from '../../server/contract/problem.ts'
import { type Answers, check, cprFindings, errorsOf, toInput } from '../application-form/answers.ts'
import { PLAIN_FIELDS } from './form-markup.ts'

/** What was sent by a plain form, checked as the element checks it. */
export type PlainSubmission = {
  /** What was filled in, by field id; nothing that no field asks for. */
  values: Record<string, string>
  acknowledged: boolean
  key: string
  medium: string
  /** What is wrong, by field id; empty when it may be sent. */
  errors: Record<string, FieldCode>
  /** A text holds what looks like a CPR number, and nobody has said that it is none. */
  asksCpr: boolean
  input: ApplicationInput
}

/** Reads the fields of a plain form. */
export function readPlain(
  form: ApplicationForm,
  fields: URLSearchParams | FormData,
  language: Language,
): PlainSubmission {
  const text = (name: string) => {
    const value = fields.get(name)
    // A form's line breaks are two characters on the way and one in the element.
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
  }
  const answers: Answers = {
    values: Object.fromEntries(form.fields.map(({ id }) => [id, text(id)])),
    acknowledged: text(PLAIN_FIELDS.acknowledged) || null,
  }
  const errors = check(form, answers)
  const medium = text(PLAIN_FIELDS.medium).slice(0, 80)
  return {
    values: answers.values,
    acknowledged: answers.acknowledged === form.privacyNotice.version,
    key: text(PLAIN_FIELDS.key),
    medium,
    errors: Object.fromEntries(errors),
    asksCpr: !errors.size && !text(PLAIN_FIELDS.cleared) && cprFindings(form, answers, new Set()).length > 0,
    input: toInput(form, answers, { language, medium: medium || undefined }),
  }
}

/** The fields that the server refused, by field id. */
export const refusedPlain = (form: ApplicationForm, problem: Pick<Problem, 'fields'>): Record<string, FieldCode> =>
  Object.fromEntries(errorsOf(form, problem))
