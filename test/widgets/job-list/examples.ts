import type { Institution } from '../../../server/contract/institution.ts'
import type { JobList, JobListItem } from '../../../server/contract/job.ts'
import { type Api, ApiError, type JobsQuery } from '../../../widgets/shared/api.ts'

/** Saturday 21 November 2026, 10.00 in Copenhagen. */
export const NOW = Date.parse('2026-11-21T09:00:00Z')

const DAY = 86_400_000
/** 23.59.59.999 in Copenhagen in winter, so many days from now. */
const deadlineIn = (days: number) => new Date(Date.parse('2026-11-21T22:59:59.999Z') + days * DAY).toISOString()

export function institution(lang: 'da' | 'en' = 'da', change: Partial<Institution> = {}): Institution {
  const say = (da: string, en: string) => (lang === 'da' ? da : en)
  return {
    slug: 'cykelstyrelsen',
    name: say('Cykelstyrelsen', 'The Danish Cycling Agency'),
    language: lang,
    languages: ['da', 'en'],
    theme: {
      tokens: {
        '--opslag-color-surface-subtle': '#eef5f1',
        '--opslag-color-accent': '#00583f',
        '--opslag-color-accent-hover': '#003d2c',
        '--opslag-color-link': '#00583f',
        '--opslag-color-text-muted': '#4d635a',
        '--opslag-color-divider': '#cfdfd7',
        '--opslag-radius': '4px',
      },
      dark: null,
      fonts: [],
      layouts: { list: 'rows', form: 'steps', ad: 'facts-aside' },
    },
    categories: [
      { key: 'it', label: say('It og digitalisering', 'IT and digitalisation') },
      { key: 'jura', label: say('Jura og forvaltning', 'Law and administration') },
      { key: 'teknik', label: say('Teknik og anlæg', 'Engineering') },
    ],
    locations: [
      { key: 'odense', label: 'Odense' },
      { key: 'kobenhavn', label: say('København', 'Copenhagen') },
    ],
    departments: [
      { key: 'drift', label: say('Drift', 'Operations'), parent: null, depth: 0 },
      { key: 'vej', label: say('Veje og stier', 'Roads and paths'), parent: 'drift', depth: 1 },
      { key: 'vinter', label: say('Vintertjeneste', 'Winter service'), parent: 'vej', depth: 2 },
      { key: 'stab', label: say('Direktionens stab', 'Executive staff'), parent: null, depth: 0 },
    ],
    contact: { name: 'HR', title: null, phone: null, email: 'hr@eksempel.dk' },
    operator: 'Statens It-drift',
    testPages: null,
    jobAgent: { layout: 'steps', everywhere: true, intro: null },
    links: {
      portal: 'https://jobs.eksempel.dk/portal/cykelstyrelsen',
      agent: 'https://jobs.eksempel.dk/portal/cykelstyrelsen/agent',
      login: 'https://jobs.eksempel.dk/portal/cykelstyrelsen/account',
    },
    ...change,
  }
}

const TITLES = [
  'Projektleder til landsdækkende cykelstinet',
  'Jurist med blik for færdselsret og åben forvaltning',
  'Udvikler til vores åbne trafikdata',
  'Vejingeniør til supercykelstier i Region Syddanmark, herunder tværgående koordinering med kommuner og stat',
  'Kommunikationskonsulent',
]
const DEADLINES = [0, 1, 3, 9, 31]

/** Job number `n`, from 1; the same every time. */
export function job(n: number, change: Partial<JobListItem> = {}): JobListItem {
  const { categories, locations, departments } = institution()
  const round = Math.floor((n - 1) / TITLES.length)
  const pick = <T>(all: readonly T[]) => all[n % all.length] as T
  const { key, label } = pick(departments)
  return {
    id: String(1000 + n),
    institution: { slug: 'cykelstyrelsen', name: 'Cykelstyrelsen' },
    title: `${TITLES[(n - 1) % TITLES.length]}${round ? ` (${round + 1})` : ''}`,
    department: { key, label },
    category: pick(categories),
    location: pick(locations),
    employmentType: n % 4 ? 'permanent' : 'fixed-term',
    workHours: n % 3 ? 'full-time' : 'part-time',
    kind: 'job',
    deadline: deadlineIn(DEADLINES[(n - 1) % DEADLINES.length] as number),
    pool: null,
    publishedAt: new Date(NOW - n * DAY).toISOString(),
    language: 'da',
    url: `https://jobs.eksempel.dk/portal/cykelstyrelsen/jobs/${1000 + n}`,
    ...change,
  }
}

export const jobs = (count: number): JobListItem[] => Array.from({ length: count }, (_, index) => job(index + 1))

/** What was asked for, in order. */
export interface Asked {
  institution: string[]
  jobs: JobsQuery[]
  job: string[]
}

/** A server with these jobs that filters and pages as the real one does; `change` puts other answers in its place. */
export function fakeApi(all: readonly JobListItem[] = jobs(5), change: Partial<Api> = {}): Api & { asked: Asked } {
  const asked: Asked = { institution: [], jobs: [], job: [] }
  return {
    base: 'https://jobs.eksempel.dk',
    asked,
    async institution(slug, lang) {
      asked.institution.push(`${slug} ${lang}`)
      return institution(lang)
    },
    async jobs(_slug, query) {
      asked.jobs.push(query)
      return page(all, query)
    },
    async job(_slug, id) {
      asked.job.push(id)
      throw refusal('not-found')
    },
    apply: () => Promise.reject(refusal('unavailable')),
    ...change,
  }
}

/** The page of the list that a query asks for. */
export function page(all: readonly JobListItem[], query: JobsQuery): JobList {
  const { departments } = institution()
  const below = (key: string): string[] => [
    key,
    ...departments.filter((one) => one.parent === key).flatMap((one) => below(one.key)),
  ]
  const within = query.department?.flatMap(below)
  const has = (chosen: readonly string[] | undefined, key: string | null | undefined) =>
    !chosen?.length || chosen.includes(key ?? '')
  const found = all.filter(
    (one) =>
      (!query.q || one.title.toLowerCase().includes(query.q.toLowerCase())) &&
      has(query.category, one.category?.key) &&
      has(query.location, one.location?.key) &&
      has(within, one.department?.key) &&
      has(query.employmentType, one.employmentType),
  )
  if (query.sort === 'title') found.sort((a, b) => a.title.localeCompare(b.title, 'da'))
  const start = Number(query.cursor ?? 0)
  const end = start + (query.limit ?? 20)
  const next = end < found.length ? `https://jobs.eksempel.dk/v1/institutions/x/jobs?cursor=${end}` : null
  return { items: found.slice(start, end), total: found.length, next }
}

export const refusal = (code: 'not-found' | 'unavailable' | 'unknown-institution', requestId = 'req-7'): ApiError =>
  new ApiError({ type: 'about:blank', title: code, status: code === 'unavailable' ? 503 : 404, code, requestId })
