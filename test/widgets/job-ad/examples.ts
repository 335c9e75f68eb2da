import type { ApplicationInput, ApplicationReceipt } from '../../../server/contract/application.ts'
import type { Institution } from '../../../server/contract/institution.ts'
import type { Job } from '../../../server/contract/job.ts'
import type { ProblemCode } from '../../../server/contract/problem.ts'
import { createAddress, type PageAddress } from '../../../widgets/shared/address.ts'
import { type Api, ApiError } from '../../../widgets/shared/api.ts'

export const institution: Institution = {
  slug: 'cykelstyrelsen',
  name: 'Cykelstyrelsen',
  language: 'da',
  languages: ['da', 'en'],
  theme: { tokens: {}, dark: null, fonts: [], layouts: { list: 'rows', form: 'steps', ad: 'facts-aside' } },
  categories: [],
  locations: [],
  departments: [],
  contact: null,
  operator: 'Statens Rekruttering',
  testPages: null,
  jobAgent: null,
  links: { portal: 'https://jobs.example.dk/portal/cykelstyrelsen', agent: null, login: null },
}

/** A job with everything filled. Its deadline is 1 December 2026 at the end of the day in Copenhagen. */
export const fullJob: Job = {
  id: '1042',
  institution: { slug: 'cykelstyrelsen', name: 'Cykelstyrelsen' },
  title: 'Fuldmægtig til det nationale cykelregnskab',
  department: { key: 'tal', label: 'Tal og analyse' },
  category: { key: 'akademiker', label: 'Akademikere' },
  location: { key: 'odense', label: 'Odense' },
  employmentType: 'fixed-term',
  workHours: 'full-time',
  kind: 'job',
  deadline: '2026-12-01T22:59:59.999Z',
  pool: null,
  publishedAt: '2026-11-20T07:00:00Z',
  language: 'da',
  url: 'https://jobs.example.dk/portal/cykelstyrelsen/jobs/1042',
  status: 'open',
  source: 'journal',
  externalId: '77',
  body: '<p>Vil du tælle cykler?</p><h3>Dine opgaver</h3><ul><li>du tæller</li></ul>',
  template: { key: 'facts-aside', look: 'facts-aside', parts: null, chosenBy: 'institution' },
  blocks: [],
  contacts: [
    { name: 'Signe Saddel', title: 'Kontorchef', phone: '+45 00 00 00 12', email: 'signe@eksempel.dk' },
    { name: 'HR-kontoret' },
  ],
  employmentArea: 'Hele landet',
  pay: 'Efter overenskomst',
  partTimePossible: false,
  fixedTenure: '5 år',
  readvertised: true,
  applyOtherwise: 'Send din ansøgning med post til Kædevej 1.',
  applyAt: 'here',
  applyUrl: 'https://www.kilden.example.dk/77',
  applyMedium: null,
  startDate: '2027-02-01',
  interviewDates: ['2026-12-09', '2026-12-15'],
  answerExpected: '2026-12-22',
  workplace: { name: 'Værkstedet', address: 'Kædevej 1', postalCode: '5000', city: 'Odense C', country: 'SE' },
  numberOfPositions: 2,
  operator: 'Statens Rekruttering',
  form: {
    privacyNotice: { version: '3', text: 'Vi er dataansvarlige.\n\nVi sletter efter seks måneder.', lang: 'da' },
    fields: [
      {
        id: 'name',
        kind: 'name',
        label: 'Navn',
        hint: null,
        required: true,
        maxLength: 200,
        autocomplete: 'name',
      },
      {
        id: 'email',
        kind: 'email',
        label: 'E-mail',
        hint: 'Vi skriver til dig her.',
        required: true,
        maxLength: 254,
        autocomplete: 'email',
      },
      {
        id: 'phone',
        kind: 'phone',
        label: 'Telefon',
        hint: null,
        required: false,
        maxLength: 40,
        autocomplete: 'tel',
      },
      {
        id: 'motivation',
        kind: 'motivation',
        label: 'Motivation',
        hint: null,
        required: true,
        maxLength: 200,
        autocomplete: null,
      },
      {
        id: 'bike',
        kind: 'text',
        label: 'Hvad cykler du på?',
        hint: null,
        required: false,
        maxLength: 50,
        autocomplete: null,
      },
    ],
    questions: [],
    documents: { min: 0, max: 0, maxBytes: 0, types: [] },
    version: '1',
    preferentialAccess: false,
    minutes: 10,
  },
  jobPosting: { '@context': 'https://schema.org', '@type': 'JobPosting', title: 'Fuldmægtig </script>' },
}

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

export const closedJob: Job = { ...fullJob, status: 'closed', form: null, jobPosting: null }

/** 28 November 2026 at noon in Copenhagen. */
export const NOON = Date.parse('2026-11-28T11:00:00Z')

export function refusal(
  code: ProblemCode,
  status = 409,
  settings: { fields?: NonNullable<ApiError['problem']['fields']>; retryAfter?: number } = {},
): ApiError {
  const { fields, retryAfter } = settings
  return new ApiError(
    { type: code, title: code, status, code, requestId: 'r-1', ...(fields && { fields }) },
    retryAfter,
  )
}

export type Called = {
  path: string
  body: unknown
  authorization: string | null
  credentials: RequestCredentials | undefined
}
export type Sent = { job: string; input: ApplicationInput; key: string }

/** A server in the page. Jobs by id; what is sent is written down and answered by `answer`. */
export class FakeApi implements Api {
  readonly base = `https://${crypto.randomUUID()}.example.dk`
  readonly sent: Sent[] = []
  readonly asked: string[] = []
  known: Job[]
  answer: (sent: Sent) => Promise<ApplicationReceipt> = async () => ({
    reference: 'CYK-0001',
    receivedAt: '2026-11-28T11:05:00Z',
  })

  constructor(...jobs: Job[]) {
    this.known = jobs
  }

  async institution() {
    return institution
  }

  async jobs() {
    return { items: this.known, total: this.known.length, next: null }
  }

  async job(_slug: string, id: string, lang: string, fresh = false): Promise<Job> {
    this.asked.push(`${id} ${lang}${fresh ? ' fresh' : ''}`)
    const job = this.known.find((one) => one.id === id)
    if (!job) throw refusal('not-found', 404)
    return job
  }

  async apply(_slug: string, job: string, input: ApplicationInput, key: string) {
    const sent = { job, input: structuredClone(input), key }
    this.sent.push(sent)
    return this.answer(sent)
  }

  /** Other requests: by method and path, with what was sent and in whose name. */
  readonly calls: Called[] = []
  reply: (called: Called) => unknown = ({ path }) => {
    if (path.endsWith('/sessions/resume')) return { session: null }
    throw refusal('not-found', 404)
  }

  async call(path: string, _ms: number, { method = 'GET', body, headers, credentials }: RequestInit) {
    const { authorization = null } = headers as Record<string, string>
    const called = {
      path: `${method} ${path}`,
      body: body === undefined ? null : JSON.parse(String(body)),
      authorization,
      credentials,
    }
    this.calls.push(called)
    return this.reply(called)
  }
}

/** An address that moves without moving the page of the tests. */
export function addressOf(search = ''): PageAddress & { back: (search: string) => void } {
  const url = new URL(`https://styrelsen.example.dk/job${search}`)
  const events = new EventTarget()
  const go = (_state: unknown, _title: string, href: string) => {
    url.href = href
  }
  const address = createAddress({
    location: url as unknown as Location,
    history: { state: null, pushState: go, replaceState: go } as unknown as History,
    addEventListener: events.addEventListener.bind(events) as Window['addEventListener'],
    removeEventListener: events.removeEventListener.bind(events) as Window['removeEventListener'],
  })
  return {
    ...address,
    back(before) {
      url.search = before
      events.dispatchEvent(new Event('popstate'))
    },
  }
}
