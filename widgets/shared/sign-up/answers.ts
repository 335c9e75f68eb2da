import type { ApplicationForm, FormField } from '../../../server/contract/form.ts'
import type { FieldCode, Problem } from '../../../server/contract/problem.ts'
import type { PoolMemberChange } from '../../../server/contract/talent-pool.ts'
import { answersFrom, type Choices, checkChoices, wordsOf } from '../form/choices.ts'
import { type CprFinding, cprInChoices, cprNumbers } from '../form/cpr.ts'
import { documentsSentence, FILE_INPUT, fileSentence } from '../form/documents.ts'
import { checkFiles, DOCUMENTS, type FileEntry, fileName, isTaken } from '../form/files.ts'
import { isAddress, phoneNumber } from '../form/formats.ts'
import { questionId, questionSentence } from '../form/question.ts'
import type { Language } from '../strings.ts'
import type { AnswerStrings } from './answers.da.ts'

/** What stands on the screen of what is asked for a talent pool. */
export type Answers = {
  /** Each field's text by its id. */
  values: Readonly<Record<string, string>>
  choices: Choices
  files: readonly FileEntry[]
}

export const noAnswers = (): Answers => ({ values: {}, choices: {}, files: [] })

/** Whether anything has been typed or chosen that would be lost. */
export const isTyped = ({ values, choices, files }: Answers): boolean =>
  !!files.length || Object.keys(choices).length > 0 || Object.values(values).some((text) => text.trim())

/** The id of a field's input in the element's root. */
export const inputId = (field: string): string => `answer-${field}`

const textOf = ({ values }: Answers, { id }: FormField) => (values[id] ?? '').trim()

function faultOf({ kind, required, maxLength }: FormField, text: string): FieldCode | null {
  if (text === '') return required ? 'required' : null
  if (text.length > maxLength) return 'too-long'
  if (kind === 'email' && !isAddress(text)) return 'not-an-email'
  return kind === 'phone' && phoneNumber(text) === null ? 'not-a-phone' : null
}

function fieldSentence({ kind, label, maxLength }: FormField, code: FieldCode, t: AnswerStrings): string {
  if (code === 'too-long') return t.shorten(label, maxLength)
  if (kind === 'email') return t.enter.email
  if (kind === 'phone' && code !== 'required') return t.phoneFormat
  return code === 'required' && Object.hasOwn(t.enter, kind) ? t.enter[kind as keyof typeof t.enter] : t.mend(label)
}

type Asked = Pick<ApplicationForm, 'fields' | 'questions' | 'documents'>

/** What must be mended, by the id of its input, in the order of the form. `email`: who is signed in. */
export function wrongIn(
  { fields, questions, documents }: Asked,
  answers: Answers,
  { t, language, email }: { t: AnswerStrings; language: Language; email: string | null },
): Map<string, string> {
  const wrong = new Map<string, string>()
  for (const field of fields) {
    const code = field.kind === 'email' && email !== null ? null : faultOf(field, textOf(answers, field))
    if (code) wrong.set(inputId(field.id), fieldSentence(field, code, t))
  }
  const files = checkFiles(documents, answers.files)
  const code = files.get(DOCUMENTS)
  if (code) wrong.set(FILE_INPUT, documentsSentence(documents, code, t.documents))
  for (const file of answers.files)
    if (files.has(fileName(file))) wrong.set(fileName(file), fileSentence(file, documents, t.documents, language))
  const choices = checkChoices(questions, answers.choices)
  for (const question of questions) {
    const fault = choices.get(question.id)
    if (fault) wrong.set(questionId(question.id), questionSentence(question, fault, t.asked))
  }
  return wrong
}

/** The input that a refused field of the request belongs to, and what to do about it. */
export function refusedIn(
  { fields, questions, documents }: Asked,
  { path, code }: NonNullable<Problem['fields']>[number],
  sent: readonly { question: string }[],
  t: AnswerStrings,
): [id: string, sentence: string] | undefined {
  const [, kind = ''] = /^(?:person\.)?(name|email|phone|motivation)$/.exec(path) ?? []
  const field = fields.find((one) => one.kind === kind)
  if (field) return [inputId(field.id), fieldSentence(field, code, t)]
  if (/^documents\b/.test(path)) return [FILE_INPUT, documentsSentence(documents, code, t.documents)]
  const [, at = ''] = /^answers\.(\d+)/.exec(path) ?? []
  const [, of = ''] = /^questions\.(\d+)/.exec(path) ?? []
  const question = of ? questions[Number(of)] : questions.find(({ id }) => id === sent[Number(at || -1)]?.question)
  return question && [questionId(question.id), questionSentence(question, code, t.asked)]
}

/** The answers as the server takes them. Empty ones are left out. */
export function bodyOf(
  form: Asked & { version: string },
  answers: Answers,
): Pick<PoolMemberChange, 'person' | 'motivation' | 'documents' | 'answers' | 'form'> {
  const of = (kind: FormField['kind']) => {
    const field = form.fields.find((one) => one.kind === kind)
    return (field && textOf(answers, field)) || undefined
  }
  const phone = of('phone')
  const motivation = of('motivation')
  return {
    person: { name: of('name') ?? '', ...(phone && { phone: phoneNumber(phone) ?? phone }) },
    ...(motivation && { motivation }),
    documents: form.documents.max ? answers.files.filter(isTaken).map(({ id }) => id) : [],
    answers: answersFrom(form.questions, answers.choices),
    form: form.version,
  }
}

/** What has been answered: label and text, also where there is none. */
export const linesOf = (form: Asked, answers: Answers, t: AnswerStrings): { label: string; text: string }[] => [
  ...form.fields.map((field) => ({ label: field.label, text: textOf(answers, field) || t.none })),
  ...(form.documents.max
    ? [
        {
          label: t.documents.list,
          text:
            answers.files
              .filter(({ stage }) => stage !== 'refused')
              .map(({ name }) => name)
              .join('\n') || t.noFiles,
        },
      ]
    : []),
  ...form.questions.map((question) => ({
    label: question.text,
    text: wordsOf(question, answers.choices[question.id], t.asked).join('\n') || t.none,
  })),
]

/** Free texts and names of files that seem to hold a CPR number which the person has not yet said is none. */
export const cprIn = (form: Asked, answers: Answers, cleared: ReadonlySet<string>): CprFinding[] =>
  [
    ...form.fields
      .filter(({ kind }) => kind === 'motivation')
      .flatMap((field) =>
        cprNumbers(textOf(answers, field)).map((number) => ({ id: inputId(field.id), label: field.label, number })),
      ),
    ...answers.files
      .filter(isTaken)
      .flatMap((file) => cprNumbers(file.name).map((number) => ({ id: fileName(file), label: file.name, number }))),
    ...cprInChoices(form.questions, answers.choices).map((found) => ({
      ...found,
      id: questionId(found.id.replace(/^question\./, '')),
    })),
  ].filter(({ number }) => !cleared.has(number))
