import type { Answers } from '../applications/check-form.ts'
import { fitForm } from '../applications/fit-form.ts'
import type { ApplicationForm } from '../contract/form.ts'
import type { Language, LocalizedText } from '../contract/language.ts'
import { FormSettings } from '../contract/settings.ts'
import type { PoolMemberChange, PoolMemberInput } from '../contract/talent-pool.ts'
import type { Tx } from '../db/client.ts'
import { ProblemError } from '../http/problem.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import { applicationForm, type FormFacts } from '../settings/form.ts'
import { monthsOf, poolNotice } from './consent.ts'
import { type KnownPool, poolFactsOf, poolOf } from './facts.ts'

/** Minutes for the name and the address, for a motivation, and for each question. */
const MINUTES = { least: 2, motivation: 8, question: 1 }

/** Where a pool's form says something else than a job's. */
const SAID: Partial<Record<string, { label?: Required<LocalizedText>; hint: Required<LocalizedText> }>> = {
  email: {
    hint: {
      da: 'Vi sender en kode hertil, så vi ved, at adressen er din.',
      en: 'We send a code to this address, so that we know it is yours.',
    },
  },
  motivation: {
    label: { da: 'Motivation', en: 'Motivation' },
    hint: {
      da: 'Fortæl, hvad du gerne vil arbejde med hos os, og hvad du kan bidrage med. Skriv ikke CPR-nummer eller alder.',
      en: 'Tell us what you would like to work with and what you can contribute. Do not write your CPR number or age.',
    },
  },
}

/** A pool's form as the settings of a job's: nothing of the institution's own form is in it. */
function formFactsOf({ pool, facts }: KnownPool): FormFacts {
  const { phone, motivation, questions, documents } = pool
  const minutes = MINUTES.least + (motivation === 'off' ? 0 : MINUTES.motivation) + MINUTES.question * questions.length
  const { text, version } = poolNotice(pool, facts)
  return {
    form: FormSettings.parse({ phone, motivation, questions, documents, minutes }),
    privacyNotice: { text },
    privacyVersion: version,
    institutionName: facts.institutionName,
    contact: facts.contact,
    retentionMonths: monthsOf(pool, facts),
  }
}

const inPoolsWords = (form: ApplicationForm, language: Language): ApplicationForm => ({
  ...form,
  fields: form.fields.map((field) => {
    const said = SAID[field.kind]
    return said ? { ...field, label: said.label?.[language] ?? field.label, hint: said.hint[language] } : field
  }),
})

/** What whoever joins a pool is asked: the parts of an application's form. */
export const poolForm = (known: KnownPool, language: Language): ApplicationForm =>
  inPoolsWords(applicationForm(formFactsOf(known), {}, language), language)

/** A refusal of the application's form, said of a pool's. */
export function poolRefusal(error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error
  if (error.code === 'job-changed') return new ProblemError('pool-changed')
  const fields = error.fields?.map(({ path, code }) => ({ path: path.replace(/^applicant\./, 'person.'), code }))
  return error.code === 'invalid' && fields ? new ProblemError('invalid', { fields }) : error
}

/**
 * Holds what somebody sent to a pool against its form as it is now, as an application is held against its job's.
 * @throws ProblemError `invalid`; `pool-changed` where another form was filled in and it does not fit any more.
 */
export function fitPool(
  known: KnownPool,
  input: PoolMemberInput | (PoolMemberChange & { person: PoolMemberInput['person'] }),
): { form: ApplicationForm; answers: Answers } {
  const { person, motivation, documents, answers, form, language } = input
  try {
    return fitForm(
      formFactsOf(known),
      {},
      {
        applicant: person,
        fields: {},
        motivation,
        documents,
        answers,
        preferentialAccess: false,
        acknowledged: '',
        form,
        language,
      },
    )
  } catch (error) {
    throw poolRefusal(error)
  }
}

/** The form of a pool that can be joined, as it stands in this transaction. @throws ProblemError `not-found`, `pool-closed`. */
export async function poolFormFor(
  tx: Tx,
  institution: Pick<InstitutionRef, 'id' | 'profile'>,
  key: string,
  language: Language,
): Promise<ApplicationForm> {
  const known = poolOf(await poolFactsOf(tx, institution), key)
  if (!known.pool.open) throw new ProblemError('pool-closed')
  return poolForm(known, language)
}
