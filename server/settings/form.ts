import { and, eq, inArray } from 'drizzle-orm'
import type { ApplicationForm, FormField } from '../contract/form.ts'
import type { Contact, JobInput } from '../contract/job.ts'
import { inLanguage, type Language, type LocalizedText } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { FormSettings, PrivacyNotice, Retention } from '../contract/settings.ts'
import type { Db, Tx } from '../db/client.ts'
import { settings } from '../db/schema/index.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import { noticeText } from './privacy-notice.ts'
import { STANDARD } from './standard.ts'

/** The form's layers, resolved but for the job's. */
type FormFacts = {
  form: FormSettings
  privacyNotice: PrivacyNotice
  /** The privacy setting's version; `"0"` is the standard. */
  privacyVersion: string
  institutionName: LocalizedText
  contact: Contact | null | undefined
  /** How long applications are kept after the recruitment ended. */
  retentionMonths: number
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

/** What an applicant is asked: standard, institution and job laid over each other, texts in the asked language. */
export function applicationForm(
  facts: FormFacts,
  job: JobInput['form'] | undefined,
  language: Language,
): ApplicationForm {
  const { form } = facts
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
      ...own('phone', job?.phone ?? form.phone, LIMITS.phone, 'tel'),
      ...form.fields
        .filter((field) => !job?.without?.includes(field.id))
        .map((field) => ({
          id: field.id,
          kind: field.kind,
          label: inLanguage(field.label, language).text,
          hint: field.hint ? inLanguage(field.hint, language).text : null,
          required: field.required,
          maxLength: field.maxLength,
          autocomplete: null,
        })),
      ...own('motivation', job?.motivation ?? form.motivation, form.motivationMaxLength, null),
    ],
    questions: [],
    documents: { min: 0, max: 0, maxBytes: 0, types: [] },
    preferentialAccess: false,
    minutes: form.minutes,
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
  job: { form: JobInput['form'] | undefined },
  language: Language,
): Promise<ApplicationForm> {
  const found = await db
    .select({ thing: settings.thing, version: settings.version, value: settings.value })
    .from(settings)
    .where(
      and(eq(settings.institutionId, institution.id), inArray(settings.thing, ['form', 'privacy-notice', 'retention'])),
    )
  return applicationForm(formFacts(institution.profile, found), job.form, language)
}
