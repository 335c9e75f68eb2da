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
  pictures: ['skoleskibet.png'],
  adTemplates: {
    about: {
      da: 'Vi uddanner navigatører, maskinmestre og skibsassistenter i Korsør og Hirtshals. Skolen har 900 studerende, 140 ansatte, en brosimulator og skoleskibet Ternen, som sejler 180 dage om året.\n\nVi spiser frokost sammen, og havnebadet har åbent hele året.',
      en: 'We educate deck officers, marine engineers and ratings in Korsør and Hirtshals. The academy has 900 students, 140 staff, a bridge simulator and the training ship Ternen, which sails 180 days a year.\n\nWe have lunch together, and the harbour bath is open all year.',
    },
    howWeHire: {
      da: 'Vi læser alle ansøgninger inden for en uge efter fristen. Er du med i feltet, møder du først din leder og to kolleger og får skolen at se.\n\nTil anden samtale har du tid til at stille dine egne spørgsmål. Alle får svar, også dem, vi ikke kan tilbyde en plads.',
      en: 'We read every application within a week of the deadline. If you are among those we want to meet, you first see your manager, two colleagues and the academy.\n\nThe second interview leaves time for questions of your own. Everyone gets an answer.',
    },
    templates: [
      {
        key: 'om-bord',
        name: { da: 'Velkommen om bord', en: 'Welcome aboard' },
        look: 'hero',
        blocks: [
          {
            kind: 'picture',
            picture: 'skoleskibet.png',
            alt: {
              da: 'Tegning: skoleskibet Ternen for fulde sejl ud for Korsør fyr',
              en: 'Drawing: the training ship Ternen under full sail off Korsør lighthouse',
            },
          },
          { kind: 'title' },
          { kind: 'deadline' },
          { kind: 'facts' },
          { kind: 'body' },
          { kind: 'contacts' },
          { kind: 'how-we-hire' },
          {
            kind: 'html',
            html: {
              da: '<h2>Kom og se os</h2><p>Du er velkommen på {{workplace}}, inden du søger. Skriv til din kontaktperson, så viser vi rundt.</p>',
              en: '<h2>Come and see us</h2><p>You are welcome at {{workplace}} before you apply. Write to your contact person, and we will show you round.</p>',
            },
          },
          { kind: 'apply' },
        ],
      },
    ],
  },
  adTemplate: 'om-bord',
  pools: POOLS,
  jobs: JOBS,
}
