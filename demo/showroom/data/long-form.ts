import type { ApplicationForm, Question } from '../../../server/contract/form.ts'
import type { Job } from '../../../server/contract/job.ts'
import type { Language } from '../../../server/contract/language.ts'
import { ad } from './ad.ts'
import { sayIn } from './say.ts'

const base = { required: true, maxLength: null, maxChoices: null, options: [], classes: [] } satisfies Partial<Question>
const option = (id: string, label: string) => ({ id, label })

/** One question of each kind. */
export function questionsIn(language: Language): Question[] {
  const say = sayIn(language)
  return [
    {
      ...base,
      id: 'licence',
      kind: 'yes-no',
      text: say('Har du kørekort til bil?', 'Do you hold a driving licence?'),
    },
    {
      ...base,
      id: 'why',
      kind: 'free-text',
      text: say('Hvad ved du om cykelregnskaber?', 'What do you know of cycling accounts?'),
      required: false,
      maxLength: 100,
    },
    {
      ...base,
      id: 'level',
      kind: 'single-choice',
      text: say('Hvor godt taler du svensk?', 'How well do you speak Swedish?'),
      options: [
        option('none', say('Slet ikke', 'Not at all')),
        option('some', say('Lidt', 'A little')),
        option('well', say('Flydende', 'Fluently')),
      ],
    },
    {
      ...base,
      id: 'tools',
      kind: 'multiple-choice',
      text: say('Hvilke værktøjer har du brugt?', 'Which tools have you used?'),
      maxChoices: 2,
      options: [option('r', 'R'), option('sas', 'SAS'), option('excel', 'Excel')],
    },
    {
      ...base,
      id: 'tasks',
      kind: 'prioritised',
      text: say('Hvilke opgaver vil du helst have?', 'Which tasks would you like best?'),
      maxChoices: 2,
      options: [
        option('count', say('Tælle cykler', 'Counting bicycles')),
        option('write', say('Skrive notater', 'Writing memos')),
        option('teach', say('Undervise', 'Teaching')),
      ],
    },
    {
      ...base,
      id: 'skills',
      kind: 'classified',
      text: say('Hvor meget erfaring har du?', 'How much experience do you have?'),
      options: [
        option('law', say('Forvaltningsret', 'Administrative law')),
        option('stat', say('Statistik', 'Statistics')),
      ],
      classes: [
        option('none', say('Ingen', 'None')),
        option('some', say('Noget', 'Some')),
        option('much', say('Meget', 'Much')),
      ],
    },
  ]
}

/** A form with everything: documents, questions of all kinds and preferential access. */
export const longFormIn = (language: Language): ApplicationForm => ({
  ...(ad(language).form as ApplicationForm),
  questions: questionsIn(language),
  documents: { min: 1, max: 3, maxBytes: 10_000_000, types: ['pdf', 'docx', 'odt', 'jpg', 'png'] },
  preferentialAccess: true,
})

export const longJobIn = (language: Language): Job => ad(language, { form: longFormIn(language) })

export const questions: Question[] = questionsIn('da')
export const longForm: ApplicationForm = longFormIn('da')
export const longJob: Job = longJobIn('da')
