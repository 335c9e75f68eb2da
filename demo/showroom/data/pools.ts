import type { FormField, Question } from '../../../server/contract/form.ts'
import type { Language } from '../../../server/contract/language.ts'
import type { TalentPool as Pool, PoolMembership, TalentPoolSummary } from '../../../server/contract/talent-pool.ts'
import { institution, MIDDAY } from './institution.ts'
import { sayIn } from './say.ts'

const summary = (
  language: Language,
  key: string,
  name: string,
  change: Partial<TalentPoolSummary> = {},
): TalentPoolSummary => ({
  key,
  institution: { slug: 'cykelstyrelsen', name: institution(language).name },
  name,
  text: sayIn(language)('Vi bygger broer.\n\nOg stier.', 'We build bridges.\n\nAnd paths.'),
  staffGroup: sayIn(language)('Ingeniører', 'Engineers'),
  open: true,
  url: `https://jobs.eksempel.dk/portal/cykelstyrelsen/talent-pools/${key}`,
  ...change,
})

/** One that is open, and one that is not. */
export const poolsIn = (language: Language): [TalentPoolSummary, TalentPoolSummary] => {
  const say = sayIn(language)
  return [
    summary(language, 'ingenioerer', say('Ingeniører til cykelbroer', 'Engineers for cycle bridges')),
    summary(language, 'elever', say('Elever', 'Trainees'), { open: false, staffGroup: null }),
  ]
}

export const ALL = poolsIn('da')

const field = (id: string, kind: FormField['kind'], label: string, required = true): FormField => ({
  id,
  kind,
  label,
  hint: null,
  required,
  maxLength: kind === 'motivation' ? 200 : 100,
  autocomplete: kind === 'motivation' ? null : kind === 'phone' ? 'tel' : kind,
})

export type Form = NonNullable<Pool['form']>

/** A form that stands on one page. */
export const plainFormIn = (language: Language): Form => {
  const say = sayIn(language)
  return {
    privacyNotice: {
      version: '3',
      text: say(
        'Vi er dataansvarlige.\n\nDu kan klage til Datatilsynet.',
        'We are the data controller.\n\nYou can complain to the Danish Data Protection Agency.',
      ),
      lang: language,
    },
    fields: [
      field('name', 'name', say('Navn', 'Name')),
      field('email', 'email', 'E-mail'),
      field('phone', 'phone', say('Telefon', 'Phone'), false),
    ],
    questions: [],
    documents: { min: 0, max: 0, maxBytes: 10_000_000, types: ['pdf'] },
    preferentialAccess: false,
    minutes: 2,
    version: 'v1',
    consent: {
      version: 'c1',
      text: say(
        'Jeg samtykker til, at Cykelstyrelsen gemmer mine oplysninger.',
        'I consent to the Danish Cycling Agency keeping my data.',
      ),
      lang: language,
      months: 12,
    },
  }
}

export const plainForm = plainFormIn('da')

const question = (id: string, kind: Question['kind'], text: string, more: Partial<Question> = {}): Question => ({
  id,
  kind,
  text,
  required: true,
  maxLength: null,
  maxChoices: null,
  options: [],
  classes: [],
  ...more,
})

/** A form in steps. */
export const longFormIn = (language: Language): Form => {
  const say = sayIn(language)
  const plain = plainFormIn(language)
  return {
    ...plain,
    fields: [...plain.fields, field('motivation', 'motivation', 'Motivation')],
    questions: [
      question('start', 'yes-no', say('Kan du rejse?', 'Can you travel?')),
      question('why', 'free-text', say('Hvad har du bygget?', 'What have you built?'), {
        maxLength: 500,
        required: false,
      }),
    ],
    documents: { min: 1, max: 2, maxBytes: 10_000_000, types: ['pdf', 'docx'] },
  }
}

export const longForm = longFormIn('da')

export const poolIn = (language: Language, form: Form | null): Pool => ({
  ...poolsIn(language)[0],
  open: !!form,
  form,
})

export const pool = (form: Form | null): Pool => poolIn('da', form)

/** A person who is in the first of the pools. */
export const membershipIn = (language: Language, change: Partial<PoolMembership> = {}): PoolMembership => ({
  id: 'member-1',
  pool: poolsIn(language)[0],
  name: 'Frida Fri',
  phone: null,
  motivation: null,
  documents: [],
  answers: [],
  consent: { version: 'c1', text: plainFormIn(language).consent.text, at: new Date(MIDDAY).toISOString() },
  joinedAt: new Date(MIDDAY).toISOString(),
  changedAt: null,
  expiresAt: '2027-11-21T11:00:00.000Z',
  canRenew: false,
  renewal: null,
  form: plainFormIn(language),
  ...change,
})
