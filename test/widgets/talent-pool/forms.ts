import type { Question } from '../../../server/contract/form.ts'
import type { TalentPool as Pool, TalentPoolSummary } from '../../../server/contract/talent-pool.ts'

const summary = (key: string, name: string, change: Partial<TalentPoolSummary> = {}): TalentPoolSummary => ({
  key,
  institution: { slug: 'cykelstyrelsen', name: 'Cykelstyrelsen' },
  name,
  text: `Vi bygger broer.\n\nOg stier.`,
  staffGroup: 'Ingeniører',
  open: true,
  url: `https://jobs.eksempel.dk/portal/cykelstyrelsen/talent-pools/${key}`,
  ...change,
})

export const ALL = [
  summary('ingenioerer', 'Ingeniører til cykelbroer'),
  summary('elever', 'Elever', { open: false, staffGroup: null }),
]

const field = (id: string, kind: 'name' | 'email' | 'phone' | 'motivation', label: string, required = true) => ({
  id,
  kind,
  label,
  hint: null,
  required,
  maxLength: kind === 'motivation' ? 200 : 100,
  autocomplete: kind === 'motivation' ? null : kind === 'phone' ? 'tel' : kind,
})

export type Form = NonNullable<Pool['form']>

export const plainForm: Form = {
  privacyNotice: { version: '3', text: 'Vi er dataansvarlige.\n\nDu kan klage til Datatilsynet.', lang: 'da' },
  fields: [field('name', 'name', 'Navn'), field('email', 'email', 'E-mail'), field('phone', 'phone', 'Telefon', false)],
  questions: [],
  documents: { min: 0, max: 0, maxBytes: 10_000_000, types: ['pdf'] },
  preferentialAccess: false,
  minutes: 2,
  version: 'v1',
  consent: {
    version: 'c1',
    text: 'Jeg samtykker til, at Cykelstyrelsen gemmer mine oplysninger.',
    lang: 'da',
    months: 12,
  },
}

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

export const longForm: Form = {
  ...plainForm,
  fields: [...plainForm.fields, field('motivation', 'motivation', 'Motivation')],
  questions: [
    question('start', 'yes-no', 'Kan du rejse?'),
    question('why', 'free-text', 'Hvad har du bygget?', { maxLength: 500, required: false }),
  ],
  documents: { min: 1, max: 2, maxBytes: 10_000_000, types: ['pdf', 'docx'] },
}

export const pool = (form: Form | null): Pool => ({ ...(ALL[0] as TalentPoolSummary), open: !!form, form })
