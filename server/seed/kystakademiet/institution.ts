import { department, entry, type SeedInstitution } from '../shape.ts'
import { JOBS } from './jobs.ts'
import { POOLS } from './pools.ts'

/** A school of our own invention: a maritime academy. Its form asks one question of its own. */
export const KYSTAKADEMIET: SeedInstitution = {
  slug: 'kystakademiet',
  profile: ({ address, origins }) => ({
    name: { da: 'Kystakademiet', en: 'The Coastal Academy' },
    origins,
    pages: { list: `${address}/kystakademiet/`, job: `${address}/kystakademiet/karriere/stilling/?job={job}` },
    contact: { name: 'Studieservice, Kystakademiet', phone: '00 00 03 00', email: 'job@kystakademiet.example.dk' },
    mandatory: ['workplace'],
  }),
  departments: [
    department(
      'skolen',
      'Skolen',
      'The School',
      department('navigation', 'Navigation', 'Navigation'),
      department('maskin', 'Maskin', 'Marine Engineering'),
      department('skibsdrift', 'Skibsdrift', 'Ship Operation'),
    ),
    department(
      'administration',
      'Administration',
      'Administration',
      department('studieservice', 'Studieservice', 'Student Services'),
      department('drift', 'Drift', 'Facilities'),
    ),
  ],
  categories: [
    entry('undervisning', 'Undervisning', 'Teaching'),
    entry('forskning', 'Forskning og udvikling', 'Research and development'),
    entry('til-soes', 'Til søs', 'At sea'),
    entry('administration', 'Administration', 'Administration'),
    entry('drift', 'Værksted og drift', 'Workshop and facilities'),
  ],
  locations: [
    entry('korsoer', 'Korsør', 'Korsør'),
    entry('hirtshals', 'Hirtshals', 'Hirtshals'),
    entry('skoleskibet', 'Skoleskibet Ternen', 'The training ship Ternen'),
  ],
  form: {
    phone: 'required',
    motivation: 'required',
    fields: [
      {
        id: 'soenaering',
        kind: 'text',
        label: { da: 'Sønæringsbevis', en: 'Certificate of competency' },
        hint: {
          da: 'Skriv, hvilket bevis du har, for eksempel »styrmand, ubegrænset«. Spring over, hvis stillingen ikke kræver det.',
          en: 'Say which certificate you hold, for example “officer of the watch, unlimited”. Skip this if the position does not ask for one.',
        },
        required: false,
        maxLength: 200,
      },
    ],
    minutes: 12,
  },
  pools: POOLS,
  jobs: JOBS,
}
