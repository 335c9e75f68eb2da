import type { FormField } from '../../../server/contract/form.ts'
import type { Job } from '../../../server/contract/job.ts'
import type { Language } from '../../../server/contract/language.ts'
import { sayIn } from './say.ts'

/** 28 November 2026 at noon in Copenhagen. */
export const NOON = Date.parse('2026-11-28T11:00:00Z')

const fields = (language: Language): FormField[] => {
  const say = sayIn(language)
  const field = (id: string, kind: FormField['kind'], label: string, more: Partial<FormField>): FormField => ({
    id,
    kind,
    label,
    hint: null,
    required: true,
    maxLength: 200,
    autocomplete: null,
    ...more,
  })
  return [
    field('name', 'name', say('Navn', 'Name'), { autocomplete: 'name' }),
    field('email', 'email', 'E-mail', {
      hint: say('Vi skriver til dig her.', 'We write to you here.'),
      maxLength: 254,
      autocomplete: 'email',
    }),
    field('phone', 'phone', say('Telefon', 'Phone'), { required: false, maxLength: 40, autocomplete: 'tel' }),
    field('motivation', 'motivation', 'Motivation', {}),
    field('bike', 'text', say('Hvad cykler du på?', 'What do you cycle on?'), { required: false, maxLength: 50 }),
  ]
}

/** A job with everything filled. Its deadline is 1 December 2026 at the end of the day in Copenhagen. */
export function ad(language: Language, change: Partial<Job> = {}): Job {
  const say = sayIn(language)
  return {
    id: '1042',
    institution: { slug: 'cykelstyrelsen', name: say('Cykelstyrelsen', 'The Danish Cycling Agency') },
    title: say('Fuldmægtig til det nationale cykelregnskab', 'Head of section for the national cycling accounts'),
    department: { key: 'tal', label: say('Tal og analyse', 'Figures and analysis') },
    category: { key: 'akademiker', label: say('Akademikere', 'Academic staff') },
    location: { key: 'odense', label: 'Odense' },
    employmentType: 'fixed-term',
    workHours: 'full-time',
    kind: 'job',
    deadline: '2026-12-01T22:59:59.999Z',
    pool: null,
    publishedAt: '2026-11-20T07:00:00Z',
    language,
    url: 'https://jobs.example.dk/portal/cykelstyrelsen/jobs/1042',
    status: 'open',
    source: 'journal',
    externalId: '77',
    body: say(
      '<p>Vil du tælle cykler?</p><h3>Dine opgaver</h3><ul><li>du tæller</li></ul>',
      '<p>Would you like to count bicycles?</p><h3>Your tasks</h3><ul><li>you count</li></ul>',
    ),
    template: { key: 'facts-aside', look: 'facts-aside', parts: null, chosenBy: 'institution' },
    blocks: [],
    contacts: [
      {
        name: 'Signe Saddel',
        title: say('Kontorchef', 'Head of division'),
        phone: '+45 00 00 00 12',
        email: 'signe@eksempel.dk',
      },
      { name: say('HR-kontoret', 'The HR office') },
    ],
    employmentArea: say('Hele landet', 'All of Denmark'),
    pay: say('Efter overenskomst', 'By collective agreement'),
    partTimePossible: false,
    fixedTenure: say('5 år', '5 years'),
    readvertised: true,
    applyOtherwise: say('Send din ansøgning med post til Kædevej 1.', 'Send your application by post to Kædevej 1.'),
    applyAt: 'here',
    applyUrl: 'https://www.kilden.example.dk/77',
    applyMedium: null,
    startDate: '2027-02-01',
    interviewDates: ['2026-12-09', '2026-12-15'],
    answerExpected: '2026-12-22',
    workplace: {
      name: say('Værkstedet', 'The Workshop'),
      address: 'Kædevej 1',
      postalCode: '5000',
      city: 'Odense C',
      country: 'DK',
    },
    numberOfPositions: 2,
    operator: say('Statens Rekruttering', 'State Recruitment'),
    form: {
      privacyNotice: {
        version: '3',
        text: say(
          'Vi er dataansvarlige.\n\nVi sletter efter seks måneder.',
          'We are the data controller.\n\nWe erase your data after six months.',
        ),
        lang: language,
      },
      fields: fields(language),
      questions: [],
      documents: { min: 0, max: 0, maxBytes: 0, types: [] },
      version: '1',
      preferentialAccess: false,
      minutes: 10,
    },
    jobPosting: { '@context': 'https://schema.org', '@type': 'JobPosting', title: 'Fuldmægtig </script>' },
    ...change,
  }
}

/** The Danish one, by which most tests go. */
export const fullJob: Job = ad('da')

/** A job with nothing filled but what it must have. */
export const bareJob: Job = {
  ...fullJob,
  id: '7',
  title: 'Research assistant',
  language: 'en',
  department: null,
  category: null,
  location: null,
  employmentType: null,
  workHours: null,
  contacts: [],
  employmentArea: null,
  pay: null,
  partTimePossible: null,
  fixedTenure: null,
  readvertised: false,
  applyOtherwise: null,
  applyUrl: null,
  startDate: null,
  interviewDates: [],
  answerExpected: null,
  workplace: null,
  numberOfPositions: 1,
}

/** The job's deadline has passed. */
export const closed = (language: Language): Job => ad(language, { status: 'closed', form: null, jobPosting: null })

export const closedJob: Job = closed('da')

/** The ad as an institution would have written it. */
export const readable = (language: Language): Job =>
  ad(language, {
    workplace: {
      name: sayIn(language)('Værkstedet', 'The Workshop'),
      address: 'Kædevej 1',
      postalCode: '5000',
      city: 'Odense C',
      country: 'DK',
    },
    numberOfPositions: 1,
    body: sayIn(language)(
      `<p>Hver dag bliver der cyklet otte millioner kilometer i Danmark. Vil du være med til at finde ud af hvor, hvornår og hvorfor?</p>
<h3>Dine opgaver</h3>
<p>Du bliver en del af et team på ni, som udgiver det nationale cykelregnskab. Du får ansvar for, at tallene er rigtige, og at de kan læses af andre end os.</p>
<ul><li>Du samler tællinger fra kommuner, regioner og vores egne målestationer.</li><li>Du skriver analyser og svarer på spørgsmål fra ministeren, pressen og borgere.</li><li>Du udvikler metoderne sammen med forskere i ind- og udland.</li></ul>
<h3>Din baggrund</h3>
<p>Du har en kandidatgrad, for eksempel i statistik, statskundskab eller geografi, og du skriver klart. Det er en fordel, hvis du har arbejdet med store datamængder før.</p>
<blockquote><p>Vi tæller cykler, men det er menneskene på dem, det handler om.</p></blockquote>
<h3>Vi tilbyder</h3>
<p>En arbejdsplads tæt på Odense Banegård med fleksibel arbejdstid, et værksted i kælderen og en fridag på cyklernes dag, den 3. juni.</p>`,
      `<p>Eight million kilometres are cycled in Denmark every day. Would you like to help us find out where, when and why?</p>
<h3>Your tasks</h3>
<p>You join a team of nine that publishes the national cycling accounts. You see to it that the figures are right, and that others than us can read them.</p>
<ul><li>You gather counts from municipalities, regions and our own stations.</li><li>You write analyses and answer the minister, the press and the public.</li><li>You develop our methods together with researchers at home and abroad.</li></ul>
<h3>Your background</h3>
<p>You hold a master’s degree, in statistics, political science or geography for instance, and you write clearly. It is an advantage to have worked with large amounts of data before.</p>
<blockquote><p>We count bicycles, but it is the people on them that count.</p></blockquote>
<h3>We offer</h3>
<p>A workplace close to Odense station with flexible hours, a workshop in the basement, and a day off on 3 June, World Bicycle Day.</p>`,
    ),
  })
