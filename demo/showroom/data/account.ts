import type {
  Candidate,
  CandidateApplication,
  CandidateApplicationSummary,
  QuestionRound,
} from '../../../server/contract/candidate.ts'
import type { DraftSummary } from '../../../server/contract/draft.ts'
import type { Question } from '../../../server/contract/form.ts'
import type { JobAgent } from '../../../server/contract/job-agent.ts'
import type { Language } from '../../../server/contract/language.ts'
import { institution, MIDDAY } from './institution.ts'
import { sayIn } from './say.ts'

export const at = (hours: number): string => new Date(MIDDAY + hours * 3_600_000).toISOString()

/** Who is signed in. */
export const FRIDA = 'frida@eksempel.dk'
/** The code that comes by mail, always the same. */
export const CODE = '12345678'

export const session = { token: 'secret-token', email: FRIDA, idleUntil: at(8), endsAt: at(24) }

export const me: Candidate = {
  email: FRIDA,
  name: 'Frida Fri',
  phone: null,
  idleUntil: at(8),
  endsAt: at(24),
  account: 'https://jobs.example.dk/portal/cykelstyrelsen/account',
}

const office = (language: Language) => ({ slug: 'cykelstyrelsen', name: institution(language).name })
const jobIn = (language: Language) => ({
  id: '1042',
  title: sayIn(language)('Cykelplanlægger', 'Cycle planner'),
  url: 'https://jobs.example.dk/portal/cykelstyrelsen/jobs/1042',
})

export const summaryIn = (language: Language): CandidateApplicationSummary => ({
  reference: '7K3F-9QXM',
  institution: office(language),
  job: { ...jobIn(language), deadline: '2026-12-01T22:59:59.999Z' },
  status: 'received',
  receivedAt: at(-24),
  changedAt: null,
  answerExpected: '2026-12-22',
  canChange: true,
  canWithdraw: true,
  openQuestions: 1,
})

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

/** Questions that came after the application. */
export const roundIn = (language: Language): QuestionRound => {
  const say = sayIn(language)
  return {
    id: 'round-1',
    askedAt: at(-1),
    replyBy: at(48),
    isOpen: true,
    answeredAt: null,
    questions: [
      question('start', 'yes-no', say('Kan du begynde 1. februar?', 'Can you start on 1 February?')),
      question('why', 'free-text', say('Hvad har du lavet med broer?', 'What have you done with bridges?'), {
        maxLength: 500,
      }),
    ],
    answers: [],
  }
}

export const applicationIn = (language: Language, change: Partial<CandidateApplication> = {}): CandidateApplication => {
  const say = sayIn(language)
  return {
    ...summaryIn(language),
    applicant: { name: 'Frida Fri', email: FRIDA, phone: '00 00 00 01' },
    fields: [{ id: 'portfolio', label: say('Portefølje', 'Portfolio'), value: say('Mine broer', 'My bridges') }],
    motivation: say('Derfor.\n\nOg derfor.', 'Because.\n\nAnd because.'),
    documents: [{ id: 'd1', name: 'cv.pdf', bytes: 3, status: 'clean', fault: null }],
    answers: [
      {
        question: 'langs',
        kind: 'prioritised',
        text: say('Sprog', 'Languages'),
        value: ['da', 'en'],
        shown: say(['Dansk', 'Engelsk'], ['Danish', 'English']),
      },
      {
        question: 'why',
        text: say('Hvorfor broer?', 'Why bridges?'),
        value: say('De fører over.', 'They lead across.'),
        shown: [],
      },
    ],
    preferentialAccess: true,
    acknowledged: {
      version: '3',
      text: say('Vi er dataansvarlige.', 'We are the data controller.'),
      at: at(-24),
    },
    rounds: [roundIn(language)],
    messages: [],
    form: null,
    ...change,
  }
}

export const draftIn = (language: Language): DraftSummary => ({
  id: '00000000-0000-7000-8000-000000000001',
  job: {
    ...jobIn(language),
    id: '1043',
    title: sayIn(language)('Brobygger', 'Bridge builder'),
    deadline: '2026-12-01T22:59:59.999Z',
  },
  savedAt: at(-2),
  keptUntil: '2026-12-31T22:59:59.999Z',
})

/** A job agent that looks for all that is new. */
export const agentIn = (language: Language, change: Partial<JobAgent> = {}): JobAgent => ({
  id: 'agent-1',
  institution: office(language),
  status: 'active',
  filter: { category: [], location: [], department: [], employmentType: [] },
  labels: { category: [], location: [], department: [] },
  frequency: 'daily',
  reach: 'institution',
  language,
  confirmedAt: at(0),
  endsAt: '2027-11-21T11:00:00.000Z',
  ...change,
})
