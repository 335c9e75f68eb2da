import type { ApplicationInput } from '../../server/contract/application.ts'
import type { CandidateApplication } from '../../server/contract/candidate.ts'
import type { ApplicationForm } from '../../server/contract/form.ts'
import type { Language } from '../../server/contract/language.ts'
import type { FieldCode, Problem } from '../../server/contract/problem.ts'
import type { Answers } from '../application-form/answers.ts'
import { checkAll, cprFindings, errorsOf, toInput } from '../application-form/input.ts'
import { answersIn } from '../application-form/sent-answers.ts'
import type { Choices } from '../shared/form/choices.ts'
import { entryOf, PLAIN_FIELDS } from './form-markup.ts'
import { choicesIn } from './questions.ts'
import type { PlainFile, PlainForm } from './request.ts'

/** What was sent by a plain form, checked as the element checks it. */
export type PlainSubmission = {
  /** What was filled in, by field id; nothing that no field asks for. */
  values: Record<string, string>
  choices: Choices
  preferentialAccess: boolean
  /** Ids of files that came with an earlier sending of this form, … */
  documents: string[]
  /** … and of those among them that are to be left out. */
  removed: string[]
  acknowledged: boolean
  key: string
  medium: string
  /** What is wrong, by field id; empty when it may be sent. */
  errors: Record<string, FieldCode>
  /** A text holds what looks like a CPR number, and nobody has said that it is none. */
  asksCpr: boolean
  input: ApplicationInput
}

/**
 * Reads the fields of a plain form. `files` are those that have come with it or before, as the server knows them; what else is in the
 * fields `documents` is the server's to take.
 */
export function readPlain(
  form: ApplicationForm,
  fields: URLSearchParams | FormData,
  language: Language,
  files: readonly PlainFile[] = [],
): PlainSubmission {
  const text = (name: string) => {
    const value = fields.get(name)
    // A form's line breaks are two characters on the way and one in the element.
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
  }
  const choices = choicesIn(form.questions, fields)
  const answers: Answers = {
    values: Object.fromEntries(form.fields.map(({ id }) => [id, text(id)])),
    acknowledged: text(PLAIN_FIELDS.acknowledged) || null,
    choices,
    files: files.map(entryOf),
    preferentialAccess: text('preferentialAccess') === 'yes',
  }
  const errors = checkAll(form, answers)
  const medium = text(PLAIN_FIELDS.medium).slice(0, 80)
  return {
    values: answers.values,
    choices,
    preferentialAccess: answers.preferentialAccess,
    documents: fields.getAll(PLAIN_FIELDS.document).filter((value) => typeof value === 'string'),
    removed: fields.getAll(PLAIN_FIELDS.removed).filter((value) => typeof value === 'string'),
    acknowledged: answers.acknowledged === form.privacyNotice.version,
    key: text(PLAIN_FIELDS.key),
    medium,
    errors: Object.fromEntries(errors),
    asksCpr: !errors.size && !text(PLAIN_FIELDS.cleared) && cprFindings(form, answers, new Set()).length > 0,
    input: {
      ...toInput(form, answers, { language, medium: medium || undefined }),
      form: text(PLAIN_FIELDS.form).slice(0, 300) || form.version,
    },
  }
}

/** An application that was sent, as the plain form that changes it is handed out first. */
export function sentPlain(
  form: ApplicationForm,
  sent: CandidateApplication,
): Pick<PlainForm, 'values' | 'choices' | 'preferentialAccess' | 'files' | 'acknowledged'> {
  const { values, choices, preferentialAccess, acknowledged } = answersIn(form, sent)
  return {
    values,
    choices,
    preferentialAccess,
    files: sent.documents,
    acknowledged: acknowledged === form.privacyNotice.version,
  }
}

/** The fields that the server refused, by field id. */
export const refusedPlain = (
  form: ApplicationForm,
  problem: Pick<Problem, 'fields'>,
  sent: ApplicationInput['answers'] = [],
): Record<string, FieldCode> => Object.fromEntries(errorsOf(form, problem, sent))
