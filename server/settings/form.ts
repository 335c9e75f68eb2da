import { and, eq, inArray } from 'drizzle-orm'
import type { ApplicationForm, FormField, Question } from '../contract/form.ts'
import type { Contact, JobInput } from '../contract/job.ts'
import { inLanguage, type Language, type LocalizedText } from '../contract/language.ts'
import { DOCUMENT_TYPES, LIMITS } from '../contract/limits.ts'
import type { QuestionInput } from '../contract/question.ts'
import { FormSettings, PrivacyNotice, Retention } from '../contract/settings.ts'
import type { Db, Tx } from '../db/client.ts'
import { settings } from '../db/schema/index.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import { formVersion } from './form-version.ts'
import { noticeText } from './privacy-notice.ts'
import { STANDARD } from './standard.ts'

/** The form's layers, resolved but for the job's. */
export type FormFacts = {
  form: FormSettings
  privacyNotice: PrivacyNotice
  /** The privacy setting's version; `"0"` is the standard. */
  privacyVersion: string
  institutionName: LocalizedText
  contact: Contact | null | undefined
  /** How long applications are kept after the recruitment ended. */
  retentionMonths: number
}

/** The job's layer: what its form does otherwise, and the questions of its own. */
export type JobLayer = {
  form?: JobInput['form'] | null | undefined
  questions?: readonly QuestionInput[] | null | undefined
}

type Wanted = FormSettings['phone']

const LABELS: Record<'name' | 'email' | 'phone' | 'motivation', Required<LocalizedText>> = {
  name: { da: 'Navn', en: 'Name' },
  email: { da: 'E-mail', en: 'E-mail' },
  phone: { da: 'Telefon', en: 'Phone' },
  motivation: { da: 'Motiveret ansøgning', en: 'Letter of motivation' },
}
const HINTS: Partial<Record<keyof typeof LABELS, Required<LocalizedText>>> = {
  email: {
    da: 'Vi sender kvitteringen hertil.',
    en: 'We send the receipt to this address.',
  },
  motivation: {
    da: 'Fortæl, hvorfor du søger stillingen, og hvad du kan bidrage med. Skriv ikke CPR-nummer eller alder.',
    en: 'Tell us why you apply and what you can contribute. Do not write your CPR number or age.',
  },
}

/** The institution's questions that this job does not leave out, and behind them its own. */
export const questionsFor = (form: FormSettings, job: JobLayer): QuestionInput[] => [
  ...form.questions.filter(({ id }) => !job.form?.without?.includes(id)),
  ...(job.questions ?? []),
]

/** A question as it is asked. The reason of an exception is not for the asked. */
export function asked(question: QuestionInput, language: Language): Question {
  const { id, kind, required, maxChoices } = question
  const inWords = (choices: QuestionInput['options']) =>
    choices.map((choice) => ({ id: choice.id, label: inLanguage(choice.label, language).text }))
  return {
    id,
    kind,
    text: inLanguage(question.text, language).text,
    required,
    maxLength: kind === 'free-text' ? (question.maxLength ?? LIMITS.freeText) : null,
    maxChoices: maxChoices ?? null,
    options: inWords(question.options),
    classes: inWords(question.classes),
  }
}

/** What an applicant is asked: standard, institution and job laid over each other, texts in the asked language. */
export function applicationForm(facts: FormFacts, layer: JobLayer, language: Language): ApplicationForm {
  const { form } = facts
  const job = layer.form
  const fields = form.fields.filter((field) => !job?.without?.includes(field.id))
  const questions = questionsFor(form, layer)
  const phone = job?.phone ?? form.phone
  const motivation = job?.motivation ?? form.motivation
  const documents = job?.documents ?? form.documents
  const preferentialAccess = job?.preferentialAccess ?? form.preferentialAccess
  const notice = noticeText(facts.privacyNotice.text, facts, language)
  const own = (
    kind: keyof typeof LABELS,
    wanted: Wanted,
    maxLength: number,
    autocomplete: string | null,
  ): FormField[] =>
    wanted === 'off'
      ? []
      : [
          {
            id: kind,
            kind,
            label: LABELS[kind][language],
            hint: HINTS[kind]?.[language] ?? null,
            required: wanted === 'required',
            maxLength,
            autocomplete,
          },
        ]
  return {
    privacyNotice: { version: facts.privacyVersion, ...notice },
    fields: [
      ...own('name', 'required', LIMITS.name, 'name'),
      ...own('email', 'required', LIMITS.email, 'email'),
      ...own('phone', phone, LIMITS.phone, 'tel'),
      ...fields.map((field) => ({
        id: field.id,
        kind: field.kind,
        label: inLanguage(field.label, language).text,
        hint: field.hint ? inLanguage(field.hint, language).text : null,
        required: field.required,
        maxLength: field.maxLength,
        autocomplete: null,
      })),
      ...own('motivation', motivation, form.motivationMaxLength, null),
    ],
    questions: questions.map((question) => asked(question, language)),
    documents: { ...documents, maxBytes: LIMITS.documentBytes, types: [...DOCUMENT_TYPES] },
    preferentialAccess,
    ...(job?.layout && { layout: job.layout }),
    // An estimate: nobody needs it to the minute.
    minutes: form.minutes > 5 ? Math.ceil(form.minutes / 5) * 5 : form.minutes,
    version: formVersion(questions, [
      { phone, fields, motivation, most: form.motivationMaxLength, documents, preferentialAccess },
    ]),
  }
}

type SettingRow = { thing: string; version: number; value: unknown }

/** The form's facts from the rows of `form`, `privacy-notice` and `retention` that exist. */
export function formFacts(
  profile: Pick<InstitutionRef['profile'], 'name' | 'contact'>,
  rows: readonly SettingRow[],
): FormFacts {
  const of = (thing: string) => rows.find((row) => row.thing === thing)
  const notice = of('privacy-notice')
  return {
    form: FormSettings.parse(of('form')?.value ?? STANDARD.form),
    privacyNotice: PrivacyNotice.parse(notice?.value ?? STANDARD['privacy-notice']),
    privacyVersion: String(notice?.version ?? 0),
    institutionName: profile.name,
    contact: profile.contact,
    retentionMonths: Retention.parse(of('retention')?.value ?? STANDARD.retention).applicationsMonths,
  }
}

/** The form of a job as it stands in this transaction: what its read shows and what an application is held against. */
export async function formOf(
  db: Db | Tx,
  institution: Pick<InstitutionRef, 'id' | 'profile'>,
  job: JobLayer,
  language: Language,
): Promise<ApplicationForm> {
  return applicationForm(await formFactsOf(db, institution), job, language)
}

/** The form's layers of an institution as they stand in this transaction. */
export async function formFactsOf(
  db: Db | Tx,
  institution: Pick<InstitutionRef, 'id' | 'profile'>,
): Promise<FormFacts> {
  const found = await db
    .select({ thing: settings.thing, version: settings.version, value: settings.value })
    .from(settings)
    .where(
      and(eq(settings.institutionId, institution.id), inArray(settings.thing, ['form', 'privacy-notice', 'retention'])),
    )
  return formFacts(institution.profile, found)
}
