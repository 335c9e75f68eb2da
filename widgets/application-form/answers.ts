import type { ApplicationInput } from '../../server/contract/application.ts'
import type { ApplicationForm, FormField } from '../../server/contract/form.ts'
import type { Language } from '../../server/contract/language.ts'
import type { FieldCode, Problem } from '../../server/contract/problem.ts'
import { cprNumbers } from './cpr.ts'

/** What stands on the screen: each field's text by its id, and which version of the privacy notice is acknowledged. */
export type Answers = { values: Record<string, string>; acknowledged: string | null }

/** What is wrong, by field id, in the order of the form. */
export type Errors = ReadonlyMap<string, FieldCode>

/** The id under which the acknowledgement is named among the fields. No field has it: ids of fields are keys. */
export const ACKNOWLEDGEMENT = '_acknowledged'

export const noAnswers = (): Answers => ({ values: {}, acknowledged: null })

/** Whether anything has been typed that would be lost. */
export const isTyped = (answers: Answers): boolean => Object.values(answers.values).some((value) => value.trim() !== '')

const textOf = (answers: Answers, field: FormField): string => (answers.values[field.id] ?? '').trim()

/**
 * A phone number in digits, with `+` before a country code; null when it is none. Eight digits are Danish, with or
 * without +45 or 0045 (DKFDS); others need their country code. Spaces, dots, hyphens and brackets are let go.
 */
export function phoneNumber(text: string): string | null {
  const plain = text.replace(/[\s.()/-]/g, '').replace(/^00/, '+')
  return /^(?:\d{8}|\+45\d{8}|\+(?!45)\d{6,15})$/.test(plain) ? plain : null
}

function checkField(field: FormField, value: string): FieldCode | null {
  if (value === '') return field.required ? 'required' : null
  if (value.length > field.maxLength) return 'too-long'
  if (field.kind === 'email' && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value)) return 'not-an-email'
  if (field.kind === 'phone' && phoneNumber(value) === null) return 'not-a-phone'
  return null
}

/** What the server would refuse, found before sending. An empty map when nothing is wrong. */
export function check(form: ApplicationForm, answers: Answers): Errors {
  const errors = new Map<string, FieldCode>()
  if (answers.acknowledged !== form.privacyNotice.version) errors.set(ACKNOWLEDGEMENT, 'required')
  for (const field of form.fields) {
    const code = checkField(field, textOf(answers, field))
    if (code) errors.set(field.id, code)
  }
  return errors
}

const IN_APPLICANT = ['name', 'email', 'phone']

/** Where a field's answer stands in `ApplicationInput`. */
function pathOf(field: FormField): string {
  if (IN_APPLICANT.includes(field.kind)) return `applicant.${field.kind}`
  return field.kind === 'motivation' ? 'motivation' : `fields.${field.id}`
}

/** The refused fields of a problem by field id, in the order of the form. Paths that no field has are left out. */
export function errorsOf(form: ApplicationForm, problem: Pick<Problem, 'fields'>): Errors {
  const codes = new Map(
    (problem.fields ?? []).map(({ path, code }) => [path.replace(/^\/?/, '').replaceAll('/', '.'), code]),
  )
  const errors = new Map<string, FieldCode>()
  const acknowledged = codes.get('acknowledged')
  if (acknowledged) errors.set(ACKNOWLEDGEMENT, acknowledged)
  for (const field of form.fields) {
    const code = codes.get(pathOf(field))
    if (code) errors.set(field.id, code)
  }
  return errors
}

/** The answers as the server takes them. Empty optional answers are left out. */
export function toInput(
  form: ApplicationForm,
  answers: Answers,
  { language, medium }: { language: Language; medium: string | undefined },
): ApplicationInput {
  const of = (kind: FormField['kind']) => {
    const field = form.fields.find((candidate) => candidate.kind === kind)
    return (field && textOf(answers, field)) || undefined
  }
  const phone = of('phone')
  const motivation = of('motivation')
  return {
    applicant: {
      name: of('name') ?? '',
      email: of('email') ?? '',
      ...(phone && { phone: phoneNumber(phone) ?? phone }),
    },
    fields: Object.fromEntries(
      form.fields
        .filter(({ kind }) => kind === 'text' || kind === 'long-text')
        .map((field) => [field.id, textOf(answers, field)] as const)
        .filter(([, value]) => value !== ''),
    ),
    ...(motivation && { motivation }),
    documents: [],
    answers: [],
    preferentialAccess: false,
    acknowledged: answers.acknowledged ?? '',
    language,
    ...(medium && { medium }),
  }
}

/** A text with what looks like a CPR number in it. */
export type CprFinding = { field: FormField; number: string }

/** Free texts that seem to hold a CPR number which the person has not yet said is none. */
export function cprFindings(form: ApplicationForm, answers: Answers, cleared: ReadonlySet<string>): CprFinding[] {
  return form.fields
    .filter(({ kind }) => kind === 'motivation' || kind === 'text' || kind === 'long-text')
    .flatMap((field) => cprNumbers(textOf(answers, field)).map((number) => ({ field, number })))
    .filter(({ number }) => !cleared.has(number))
}
