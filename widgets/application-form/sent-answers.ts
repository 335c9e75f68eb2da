import type { CandidateApplication } from '../../server/contract/candidate.ts'
import type { ApplicationForm } from '../../server/contract/form.ts'
import { choicesFrom } from '../shared/form/choices.ts'
import { fileHere } from '../shared/form/files.ts'
import type { Answers } from './answers.ts'

/** What was sent, as the form holds it. */
export function answersIn(form: ApplicationForm, sent: CandidateApplication): Answers {
  const { applicant, fields, motivation, answers, documents, preferentialAccess, acknowledged } = sent
  const values = { ...applicant, motivation }
  return {
    values: Object.fromEntries(
      form.fields.map(({ id, kind }) => [
        id,
        (kind === 'text' || kind === 'long-text' ? fields.find((one) => one.id === id)?.value : values[kind]) ?? '',
      ]),
    ),
    acknowledged: acknowledged?.version ?? null,
    choices: choicesFrom(form.questions, answers),
    files: documents.map((file) => fileHere(file)),
    preferentialAccess: preferentialAccess ?? false,
  }
}
