import type { ApplicationInput } from '../../server/contract/application.ts'
import type { ApplicationForm, FormField } from '../../server/contract/form.ts'
import type { Language } from '../../server/contract/language.ts'
import type { FieldCode, Problem } from '../../server/contract/problem.ts'
import { answersFrom, checkChoices, questionName } from '../shared/form/choices.ts'
import { type CprFinding, cprInChoices, cprNumbers } from '../shared/form/cpr.ts'
import { checkFiles, DOCUMENTS, fileName, isTaken } from '../shared/form/files.ts'
import { ACKNOWLEDGEMENT, type Answers, check, type Errors, phoneNumber, textOf } from './answers.ts'
import type { Saved } from './draft.ts'

const IN_APPLICANT = ['name', 'email', 'phone']

/** Where a field's answer stands in `ApplicationInput`. */
function pathOf(field: FormField): string {
  if (IN_APPLICANT.includes(field.kind)) return `applicant.${field.kind}`
  return field.kind === 'motivation' ? 'motivation' : `fields.${field.id}`
}

/** All that the server would refuse, found before sending. An empty map when nothing is wrong. */
export function checkAll(form: ApplicationForm, answers: Answers): Map<string, FieldCode> {
  const errors = check(form, answers)
  for (const [id, code] of checkFiles(form.documents, answers.files)) errors.set(id, code)
  for (const [id, code] of checkChoices(form.questions, answers.choices)) errors.set(questionName(id), code)
  return errors
}

/** The refused fields of a problem by field id, in the order of the form. Paths that no field has are left out. */
export function errorsOf(
  form: ApplicationForm,
  problem: Pick<Problem, 'fields'>,
  sent: readonly { question: string }[] = [],
): Errors {
  const codes = new Map(
    (problem.fields ?? []).map(({ path, code }) => [path.replace(/^\/?/, '').replaceAll('/', '.'), code]),
  )
  const errors = new Map<string, FieldCode>()
  const take = (id: string, code: FieldCode | undefined) => code && errors.set(id, code)
  take(ACKNOWLEDGEMENT, codes.get('acknowledged'))
  for (const field of form.fields) take(field.id, codes.get(pathOf(field)))
  const ofDocuments = [...codes].find(([path]) => /^documents\b/.test(path))
  take(DOCUMENTS, ofDocuments?.[1])
  form.questions.forEach(({ id }, index) => {
    const at = sent.findIndex(({ question }) => question === id)
    take(
      questionName(id),
      codes.get(`questions.${index}`) ?? codes.get(`answers.${at}.value`) ?? codes.get(`answers.${at}.question`),
    )
  })
  return errors
}

/** The answers as the server takes them. Empty optional answers are left out. */
export function toInput(
  form: ApplicationForm,
  answers: Answers,
  { language, medium, saved }: { language: Language; medium: string | undefined; saved?: Saved | null },
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
    documents: form.documents.max ? answers.files.filter(isTaken).map(({ id }) => id) : [],
    answers: answersFrom(form.questions, answers.choices),
    preferentialAccess: form.preferentialAccess && answers.preferentialAccess,
    acknowledged: answers.acknowledged ?? '',
    form: form.version,
    language,
    ...(medium && { medium }),
    // What the server keeps of it goes with the sending; for who is signed in it does so by itself.
    ...(saved?.key && { draft: { id: saved.id, key: saved.key } }),
  }
}

/** Free texts and names of files that seem to hold a CPR number which the person has not yet said is none. */
export function cprFindings(form: ApplicationForm, answers: Answers, cleared: ReadonlySet<string>): CprFinding[] {
  const texts = [
    ...form.fields
      .filter(({ kind }) => kind === 'motivation' || kind === 'text' || kind === 'long-text')
      .map((field) => ({ id: field.id, label: field.label, text: textOf(answers, field) })),
    ...answers.files.filter(isTaken).map((file) => ({ id: fileName(file), label: file.name, text: file.name })),
  ]
  const inTexts = texts.flatMap(({ id, label, text }) => cprNumbers(text).map((number) => ({ id, label, number })))
  return [...inTexts, ...cprInChoices(form.questions, answers.choices)].filter(({ number }) => !cleared.has(number))
}
