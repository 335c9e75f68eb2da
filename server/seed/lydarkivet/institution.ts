import { department, entry, type SeedInstitution } from '../shape.ts'
import { JOBS } from './jobs.ts'
import { POOLS } from './pools.ts'

/** A cultural institution of our own invention: the national sound archive. Its privacy notice is its own. */
export const LYDARKIVET: SeedInstitution = {
  slug: 'lydarkivet',
  profile: ({ address, origins }) => ({
    name: { da: 'Statens Lydarkiv', en: 'The National Sound Archive' },
    origins,
    pages: { list: `${address}/lydarkivet/`, job: `${address}/lydarkivet/ledige-stillinger/?job={job}` },
    contact: {
      name: 'Personalekontoret, Statens Lydarkiv',
      phone: '00 00 02 00',
      email: 'personale@lydarkivet.example.dk',
    },
    mandatory: ['workplace'],
  }),
  departments: [
    department('samling', 'Samling', 'Collections'),
    department('bevaring', 'Bevaring', 'Conservation'),
    department('formidling', 'Formidling', 'Outreach'),
    department('drift', 'Drift', 'Operations'),
  ],
  categories: [
    entry('arkiv', 'Arkiv og samling', 'Archives and collections'),
    entry('bevaring', 'Konservering og teknik', 'Conservation and engineering'),
    entry('formidling', 'Formidling og undervisning', 'Outreach and education'),
    entry('drift', 'Hus og administration', 'House and administration'),
  ],
  locations: [entry('roskilde', 'Roskilde', 'Roskilde'), entry('viborg', 'Viborg', 'Viborg')],
  privacyNotice: {
    text: {
      da: `Statens Lydarkiv er dataansvarlig for de oplysninger, du sender os i din ansøgning. Vi bruger dem kun til at vurdere, om du skal tilbydes stillingen. Grundlaget er databeskyttelsesforordningens artikel 6, stk. 1, litra e, og artikel 6, stk. 1, litra b.

Din ansøgning læses af ansættelsesudvalget og personalekontoret. Vi giver den ikke videre til andre. Vores leverandør behandler oplysningerne på vores vegne og må ikke bruge dem til andet.

Vi sletter ansøgningen seks måneder efter, at stillingen er besat. Bliver du ansat, går den over i din personalesag.

Skriv venligst ikke dit CPR-nummer, din alder, oplysninger om dit helbred eller om andre personer i ansøgningen. Vi beder ikke om dem.

Du har ret til at se, få rettet og i nogle tilfælde få slettet dine oplysninger og til at gøre indsigelse. Skriv til personale@lydarkivet.example.dk. Du kan klage til Datatilsynet.`,
      en: `The National Sound Archive is the controller of the data that you send us in your application. We use them only to decide whether to offer you the position. The legal basis is article 6(1)(e) and article 6(1)(b) of the General Data Protection Regulation.

Your application is read by the hiring committee and the staff office. We pass it on to nobody else. Our supplier processes the data on our behalf and may not use them for anything else.

We delete the application six months after the position has been filled. If you are employed, it becomes part of your personnel file.

Please do not write your CPR number, your age, anything about your health or about other persons in the application. We do not ask for it.

You have the right to see your data, to have them corrected and in some cases deleted, and to object. Write to personale@lydarkivet.example.dk. You may complain to the Danish Data Protection Agency (Datatilsynet).`,
    },
  },
  pictures: ['lydspor.png'],
  adTemplates: {
    about: {
      da: 'Statens Lydarkiv bevarer landets lyd: radio, dialekter, musik og hverdag siden 1889. Vi er 74 ansatte i Roskilde og Viborg.',
      en: 'The National Sound Archive keeps the sound of the country: radio, dialects, music and daily life since 1889. We are 74 staff in Roskilde and Viborg.',
    },
    howWeHire: {
      da: 'Du møder din kommende leder, en kollega og en repræsentant for medarbejderne. Vi sender spørgsmålene dagen før, for vi vil hellere høre dig tænke end se dig svede.\n\nEfter samtalen får du svar inden for to uger, uanset hvad det bliver.',
      en: 'You meet your manager to be, a colleague and a staff representative. We send the questions the day before: we would rather hear you think than see you sweat.\n\nYou get an answer within two weeks of the interview, whatever it is.',
    },
    templates: [
      {
        key: 'vaerksted',
        name: { da: 'Fra værkstedet', en: 'From the workshop' },
        look: 'hero',
        blocks: [
          { kind: 'title' },
          { kind: 'deadline' },
          { kind: 'facts' },
          { kind: 'body' },
          { kind: 'contacts' },
          { kind: 'how-we-hire' },
          { kind: 'apply' },
        ],
      },
    ],
  },
  pools: POOLS,
  jobs: JOBS,
}
