import type { ApplicationInput } from '../contract/application.ts'
import type { ApplicationForm, FieldKind, FormField } from '../contract/form.ts'
import type { FieldCode } from '../contract/problem.ts'
import type { StoredAnswer } from '../contract/question.ts'
import { ProblemError } from '../http/problem.ts'
import { checkAnswers } from './check-answers.ts'
import { clean } from './clean.ts'

/** The answers to the form's own questions, as they are stored. */
export type Answers = {
  phone: string | null
  motivation: string | null
  fields: { id: string; label: string; value: string }[]
  answers: StoredAnswer[]
}

const PATHS: Partial<Record<FieldKind, string>> = {
  name: 'applicant.name',
  email: 'applicant.email',
  phone: 'applicant.phone',
  motivation: 'motivation',
}
const pathOf = (field: FormField) => PATHS[field.kind] ?? `fields.${field.id}`

/**
 * Holds an application against the form that the job has now.
 * @throws ProblemError `invalid` naming everything that the form does not ask for, or asks for and did not get.
 */
export function checkForm(form: ApplicationForm, input: ApplicationInput): Answers {
  const wrong: { path: string; code: FieldCode }[] = []
  const refuse = (path: string, code: FieldCode) => wrong.push({ path, code })
  const given = new Map<string, string>([
    ['applicant.name', clean(input.applicant.name)],
    ['applicant.email', input.applicant.email],
    ['applicant.phone', clean(input.applicant.phone ?? '')],
    ['motivation', clean(input.motivation ?? '')],
    ...Object.entries(input.fields).map(([id, value]): [string, string] => [`fields.${id}`, clean(value)]),
  ])
  const asked = new Set(form.fields.map(pathOf))
  for (const [path, value] of given)
    if (!asked.has(path) && (value !== '' || path.startsWith('fields.'))) refuse(path, 'unknown-field')
  for (const field of form.fields) {
    const value = given.get(pathOf(field)) ?? ''
    if (field.required && value === '') refuse(pathOf(field), 'required')
    if (value.length > field.maxLength) refuse(pathOf(field), 'too-long')
  }
  if (new Set(input.documents).size < input.documents.length) refuse('documents', 'duplicate')
  else if (input.documents.length > form.documents.max)
    refuse('documents', form.documents.max === 0 ? 'not-allowed' : 'too-long')
  if (input.documents.length < form.documents.min) refuse('documents', 'required')
  const { faults, stored } = checkAnswers(form.questions, input.answers, input.language)
  wrong.push(...faults)
  if (input.preferentialAccess && !form.preferentialAccess) refuse('preferentialAccess', 'not-allowed')
  if (wrong.length > 0) throw new ProblemError('invalid', { fields: wrong })
  return {
    phone: given.get('applicant.phone') || null,
    motivation: given.get('motivation') || null,
    fields: form.fields
      .filter(({ kind }) => PATHS[kind] === undefined)
      .map((field) => ({ id: field.id, label: field.label, value: given.get(pathOf(field)) ?? '' })),
    answers: stored,
  }
}
