import type { ApplicationForm } from '../../contract/form.ts'
import type { Language } from '../../contract/language.ts'
import type { Answer } from '../../contract/question.ts'
import { elements } from '../../fragments/elements.ts'
import type { Call } from '../../http/router.ts'
import { type CprFound, cprIn, NOT_CPR } from '../account/round-form.ts'
import { filesOf, type SentForm, uploadOf } from '../plain-files.ts'
import { readForm, type Typed } from './form.ts'
import { poolWords } from './words.ts'

export type { PlainFile } from '../../../widgets/server.ts'

/** What a form without script sends beside the answers. No field has these names: ids of fields are keys. */
export const PLAIN_FIELDS = {
  key: '_key',
  medium: '_medium',
  document: '_document',
  removed: '_remove',
  /** The version of the notice that stood on the page. */
  notice: '_notice',
  consent: '_consent',
} as const

/** A form that was sent, read: what to show again, what to send on, and what stands in the way before anybody looks at it. */
export type ReadForm = {
  typed: Typed
  answers: Answer[]
  /** Ids of documents and uploads, in order. */
  documents: string[]
  faults: Record<string, string>
}

/** Reads a form of a pool's. What cannot be used of its files is told, and what came stays. */
export async function readSentForm(
  call: Call,
  form: ApplicationForm,
  sent: SentForm,
  language: Language,
  own: readonly { id: string; name: string; bytes: number }[] = [],
): Promise<ReadForm> {
  const t = poolWords(language)
  const { fields } = sent
  const names = { named: fields.getAll(PLAIN_FIELDS.document), removed: fields.getAll(PLAIN_FIELDS.removed) }
  const all = await filesOf(call, names, sent.files, own)
  const refused = all.find(({ fault }) => fault)
  const files = all.filter(({ fault }) => !fault)
  const { typed, answers, faults } = await readForm(form, fields, files, language)
  return {
    typed,
    answers,
    documents: files.map(({ id }) => uploadOf(id)),
    faults: { ...faults, ...(refused && { documents: t.wrong.documents.refused(refused.name) }) },
  }
}

/** What looks like CPR numbers in what was written, unless somebody has said that it is none. */
export async function numbersIn(
  form: ApplicationForm,
  { typed, answers }: Pick<ReadForm, 'typed' | 'answers'>,
  fields: URLSearchParams,
): Promise<CprFound[]> {
  if (fields.has(NOT_CPR)) return []
  const { cprNumbers, masked } = await elements()
  const texts = form.fields.filter(({ kind }) => kind === 'motivation')
  const found = texts.flatMap(({ id, label }) =>
    cprNumbers(typed.values[id] ?? '').map((number) => ({ id, label, number: masked(number) })),
  )
  return [...found, ...(await cprIn(form.questions, answers))]
}
