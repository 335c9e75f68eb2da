import type { CandidateApplication } from '../../../server/contract/candidate.ts'
import type { Language } from '../../../server/contract/language.ts'
import { at, FRIDA, session } from '../data/account.ts'
import { closed } from '../data/ad.ts'
import { institution } from '../data/institution.ts'
import { longFormIn, longJobIn } from '../data/long-form.ts'
import { type Deed, type Example, examplesOf, gives, givesIn, refuses } from '../example.ts'
import { V1 } from '../stand-in-server.ts'
import { SEND } from './application-form.ts'

const JOB = `GET ${V1}/jobs/1042`
const RESUME = `POST ${V1}/sessions/resume`
const READ = 'GET /v1/candidate/applications/CYK-0007'
const CHANGE = 'PUT /v1/candidate/applications/CYK-0007'

const sent = (language: Language): CandidateApplication => {
  const { id, title, url, deadline } = longJobIn(language)
  return {
    reference: 'CYK-0007',
    institution: { slug: 'cykelstyrelsen', name: institution(language).name },
    job: { id, title, url, deadline },
    status: 'received',
    receivedAt: at(-25.5),
    changedAt: null,
    answerExpected: null,
    canChange: true,
    canWithdraw: true,
    openQuestions: 0,
    applicant: { name: 'Frida Fri', email: FRIDA, phone: null },
    fields: [{ id: 'bike', label: 'Cykel', value: 'Ladcykel' }],
    motivation: 'Jeg tæller gerne.',
    documents: [{ id: 'u-1', name: 'cv.pdf', bytes: 182_000, status: 'clean', fault: null }],
    answers: [
      { question: 'licence', text: '', value: true, shown: [] },
      { question: 'level', text: '', value: 'some', shown: [] },
      { question: 'tools', text: '', value: ['r', 'excel'], shown: [] },
      { question: 'tasks', text: '', value: ['write', 'count'], shown: [] },
      { question: 'skills', text: '', value: { law: 'some', stat: 'much' }, shown: [] },
    ],
    preferentialAccess: true,
    acknowledged: { version: '3', text: '', at: at(-25.5) },
    rounds: [],
    messages: [],
    form: longFormIn(language),
  }
}

const REVIEW: Deed = { at: '[data-step=review]:not([hidden])' }

/** An application that was sent before, opened to be changed. */
export const CHANGED_FORM: Example[] = examplesOf(
  'opslag-application-form',
  {
    search: '?apply=1042&application=CYK-0007',
    answers: {
      [JOB]: givesIn(longJobIn),
      [RESUME]: gives({ session }),
      [READ]: givesIn(sent),
      [CHANGE]: givesIn((language) => ({ ...sent(language), changedAt: at(0) })),
      'GET /v1/candidate/documents': gives({ items: [] }),
    },
  },
  [
    {
      state: 'change-sign-in',
      da: 'Ret en ansøgning: log ind',
      en: 'Change an application: sign in',
      answers: { [RESUME]: gives({ session: null }) },
      until: '#changing #sign-in-email',
    },
    { state: 'change', da: 'Ret en ansøgning', en: 'Change an application', until: '[data-step=review]:not([hidden])' },
    {
      state: 'change-receipt',
      da: 'Rettelserne er modtaget',
      en: 'The changes have been received',
      done: [REVIEW, SEND],
      until: '[part=receipt]',
    },
    {
      state: 'change-ended',
      da: 'Logget ud, mens der blev rettet',
      en: 'Signed out while changing',
      answers: { [CHANGE]: refuses('sign-in') },
      done: [REVIEW, SEND],
      until: '#changing #sign-in-email',
    },
    {
      state: 'change-too-late',
      da: 'Rettelserne kom for sent',
      en: 'The changes came too late',
      answers: { [CHANGE]: refuses('deadline-passed') },
      done: [REVIEW, SEND],
      until: '[part=answers]',
    },
    {
      state: 'change-missing',
      da: 'Ansøgningen findes ikke',
      en: 'There is no such application',
      answers: { [READ]: refuses('not-found') },
      until: '[part=notice]',
    },
    {
      state: 'change-closed',
      da: 'Ansøgningen kan ikke rettes længere',
      en: 'The application can no longer be changed',
      answers: {
        [READ]: givesIn((language) => ({ ...sent(language), status: 'withdrawn', canChange: false, form: null })),
      },
      until: '[part=notice]',
    },
    {
      state: 'change-failed',
      da: 'Ansøgningen kunne ikke hentes',
      en: 'The application could not be fetched',
      answers: { [READ]: 'lost' },
      until: '[part=notice]',
    },
    {
      state: 'change-job-closed',
      da: 'Stillingen er lukket, og det sendte gælder',
      en: 'The job is closed, and what was sent counts',
      answers: { [JOB]: givesIn(closed) },
      until: '[part=closed]',
    },
  ],
)
