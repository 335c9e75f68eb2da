import type { JobList, JobListItem } from '../../../server/contract/job.ts'
import type { Language } from '../../../server/contract/language.ts'
import type { JobsQuery } from '../../../widgets/shared/api.ts'
import { institution, NOW } from './institution.ts'

const DAY = 86_400_000
/** 23.59.59.999 in Copenhagen in winter, so many days from now. */
const deadlineIn = (days: number) => new Date(Date.parse('2026-11-21T22:59:59.999Z') + days * DAY).toISOString()

const TITLES = {
  da: [
    'Projektleder til landsdækkende cykelstinet',
    'Jurist med blik for færdselsret og åben forvaltning',
    'Udvikler til vores åbne trafikdata',
    'Vejingeniør til supercykelstier i Region Syddanmark, herunder tværgående koordinering med kommuner og stat',
    'Kommunikationskonsulent',
  ],
  en: [
    'Project manager for the national cycle network',
    'Lawyer with an eye for traffic law and open administration',
    'Developer for our open traffic data',
    'Road engineer for cycle superhighways in Southern Denmark, including coordination with municipalities and the state',
    'Communications officer',
  ],
}
const DEADLINES = [0, 1, 3, 9, 31]

/** Job number `n`, from 1; the same every time. */
export function job(n: number, change: Partial<JobListItem> = {}, language: Language = 'da'): JobListItem {
  const { name, categories, locations, departments } = institution(language)
  const titles = TITLES[language]
  const round = Math.floor((n - 1) / titles.length)
  const pick = <T>(all: readonly T[]) => all[n % all.length] as T
  const { key, label } = pick(departments)
  return {
    id: String(1000 + n),
    institution: { slug: 'cykelstyrelsen', name },
    title: `${titles[(n - 1) % titles.length]}${round ? ` (${round + 1})` : ''}`,
    department: { key, label },
    category: pick(categories),
    location: pick(locations),
    employmentType: n % 4 ? 'permanent' : 'fixed-term',
    workHours: n % 3 ? 'full-time' : 'part-time',
    kind: 'job',
    deadline: deadlineIn(DEADLINES[(n - 1) % DEADLINES.length] as number),
    pool: null,
    publishedAt: new Date(NOW - n * DAY).toISOString(),
    language,
    url: `https://jobs.eksempel.dk/portal/cykelstyrelsen/jobs/${1000 + n}`,
    ...change,
  }
}

export const jobs = (count: number, language: Language = 'da'): JobListItem[] =>
  Array.from({ length: count }, (_, index) => job(index + 1, {}, language))

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
