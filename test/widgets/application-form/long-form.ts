import type { ApplicationForm, Question } from '../../../server/contract/form.ts'
import type { Job } from '../../../server/contract/job.ts'
import { fullJob } from '../job-ad/examples.ts'

const base = { required: true, maxLength: null, maxChoices: null, options: [], classes: [] } satisfies Partial<Question>
const option = (id: string, label: string) => ({ id, label })

/** One question of each kind. */
export const questions: Question[] = [
  { ...base, id: 'licence', kind: 'yes-no', text: 'Har du kørekort til bil?' },
  {
    ...base,
    id: 'why',
    kind: 'free-text',
    text: 'Hvad ved du om cykelregnskaber?',
    required: false,
    maxLength: 100,
  },
  {
    ...base,
    id: 'level',
    kind: 'single-choice',
    text: 'Hvor godt taler du svensk?',
    options: [option('none', 'Slet ikke'), option('some', 'Lidt'), option('well', 'Flydende')],
  },
  {
    ...base,
    id: 'tools',
    kind: 'multiple-choice',
    text: 'Hvilke værktøjer har du brugt?',
    maxChoices: 2,
    options: [option('r', 'R'), option('sas', 'SAS'), option('excel', 'Excel')],
  },
  {
    ...base,
    id: 'tasks',
    kind: 'prioritised',
    text: 'Hvilke opgaver vil du helst have?',
    maxChoices: 2,
    options: [option('count', 'Tælle cykler'), option('write', 'Skrive notater'), option('teach', 'Undervise')],
  },
  {
    ...base,
    id: 'skills',
    kind: 'classified',
    text: 'Hvor meget erfaring har du?',
    options: [option('law', 'Forvaltningsret'), option('stat', 'Statistik')],
    classes: [option('none', 'Ingen'), option('some', 'Noget'), option('much', 'Meget')],
  },
]

const form = fullJob.form as ApplicationForm

/** A form with everything: documents, questions of all kinds and preferential access. */
export const longForm: ApplicationForm = {
  ...form,
  questions,
  documents: { min: 1, max: 3, maxBytes: 10_000_000, types: ['pdf', 'docx', 'odt', 'jpg', 'png'] },
  preferentialAccess: true,
}

export const longJob: Job = { ...fullJob, form: longForm }
