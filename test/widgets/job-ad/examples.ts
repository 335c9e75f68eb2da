import type { ApplicationInput, ApplicationReceipt } from '../../../server/contract/application.ts'
import type { Institution } from '../../../server/contract/institution.ts'
import type { Job } from '../../../server/contract/job.ts'
import type { ProblemCode } from '../../../server/contract/problem.ts'
import { createAddress, type PageAddress } from '../../../widgets/shared/address.ts'
import { type Api, ApiError } from '../../../widgets/shared/api.ts'

export { bareJob, closedJob, fullJob, NOON } from '../../../demo/showroom/data/ad.ts'

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
