import type { ApplicationForm, FormField } from '../../server/contract/form.ts'
import type { FieldCode } from '../../server/contract/problem.ts'
import type { Choices } from '../shared/form/choices.ts'
import type { FileEntry } from '../shared/form/files.ts'
import { isAddress, phoneNumber } from '../shared/form/formats.ts'

export { isAddress, phoneNumber }

/** What stands on the screen. */
export type Answers = {
  /** Each field's text by its id. */
  values: Record<string, string>
  /** Which version of the privacy notice is acknowledged. */
  acknowledged: string | null
  /** What is chosen and written by question. */
  choices: Choices
  files: readonly FileEntry[]
  preferentialAccess: boolean
}

/** What is wrong, by field id, in the order of the form. */
export type Errors = ReadonlyMap<string, FieldCode>

/** The id under which the acknowledgement is named among the fields. No field has it: ids of fields are keys. */
export const ACKNOWLEDGEMENT = '_acknowledged'

export const noAnswers = (): Answers => ({
  values: {},
  acknowledged: null,
  choices: {},
  files: [],
  preferentialAccess: false,
})

/** Whether anything has been typed or chosen that would be lost. */
export const isTyped = ({ values, choices, files }: Answers): boolean =>
  !!files.length ||
  [...Object.values(values), ...Object.values(choices)].some(
    (value) => (typeof value === 'string' ? value : Object.values(value).join('')).trim() !== '',
  )

export const textOf = (answers: Answers, field: FormField): string => (answers.values[field.id] ?? '').trim()

function checkField(field: FormField, value: string): FieldCode | null {
  if (value === '') return field.required ? 'required' : null
  if (value.length > field.maxLength) return 'too-long'
  if (field.kind === 'email' && !isAddress(value)) return 'not-an-email'
  if (field.kind === 'phone' && phoneNumber(value) === null) return 'not-a-phone'
  return null
}

/** What the server would refuse of acknowledgement and fields, found before sending. Empty when nothing is wrong. */
export function check(form: ApplicationForm, answers: Answers): Map<string, FieldCode> {
  const errors = new Map<string, FieldCode>()
  if (answers.acknowledged !== form.privacyNotice.version) errors.set(ACKNOWLEDGEMENT, 'required')
  for (const field of form.fields) {
    const code = checkField(field, textOf(answers, field))
    if (code) errors.set(field.id, code)
  }
  return errors
}
