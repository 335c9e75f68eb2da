import { institution } from '../data/institution.ts'
import { job, jobs, page } from '../data/jobs.ts'
import { type Example, examplesOf, gives, givesIn, refuses } from '../example.ts'
import { V1 } from '../stand-in-server.ts'

const JOBS = `GET ${V1}/jobs`

/** A server with so many jobs, which filters and pages. */
const list = (count: number) =>
  givesIn((language, query) => {
    const all = (name: string) => query.getAll(name)
    const sort = query.get('sort')
    const found = page(jobs(count, language), {
      q: query.get('q') ?? '',
      category: all('category'),
      location: all('location'),
      department: all('department'),
      ...(sort === 'title' && { sort }),
      limit: Number(query.get('limit') ?? 20),
      cursor: query.get('cursor') ?? '0',
    })
    return found
  })

export const JOB_LIST: Example[] = examplesOf('opslag-job-list', { answers: { [JOBS]: list(5) } }, [
  { state: 'jobs', da: 'Ledige stillinger', en: 'Vacancies', until: '[part=list]' },
  {
    state: 'many',
    da: 'Flere, end der vises på én gang',
    en: 'More than are shown at once',
    answers: { [JOBS]: list(48) },
    until: '[part=more]',
  },
  {
    state: 'filtered',
    da: 'Søgning og filtre',
    en: 'Search and filters',
    search: '?q=til&category=it&category=teknik',
    answers: { [JOBS]: list(25) },
    done: [{ press: '.toggle' }],
    until: '.clear',
  },
  {
    state: 'filter-open',
    da: 'Et åbent filter',
    en: 'An open filter',
    search: '?department=vej',
    answers: { [JOBS]: list(25) },
    done: [{ press: '.toggle' }, { press: 'details:nth-of-type(3) > summary' }],
    until: 'details[open] input',
  },
  {
    state: 'single',
    da: 'Én stilling uden links',
    en: 'One vacancy without links',
    attributes: { links: 'none' },
    answers: { [JOBS]: list(1) },
    until: '[part=list]',
  },
  {
    state: 'other',
    da: 'Emnebank, ingen frist og et andet sprog',
    en: 'A talent pool, no deadline, and another language',
    answers: {
      [JOBS]: givesIn((language) => ({
        items: [
          job(1, { kind: 'talent-pool', pool: 'ingenioerer', deadline: null }, language),
          job(2, { deadline: null }, language),
          job(4, {}, language === 'da' ? 'en' : 'da'),
          job(3, { department: null, location: null, category: null, employmentType: null, workHours: null }, language),
        ],
        total: 1000,
        totalCapped: true,
        next: null,
      })),
    },
    until: '[part=list]',
  },
  {
    state: 'empty',
    da: 'Ingen ledige stillinger',
    en: 'No vacancies',
    answers: { [JOBS]: list(0) },
    until: '.empty',
  },
  {
    state: 'empty-filtered',
    da: 'Ingen passer til søgningen',
    en: 'None matches the search',
    search: '?q=astronaut&category=it',
    until: '.empty',
  },
  {
    state: 'few-filters',
    da: 'En institution uden kategorier og steder',
    en: 'An institution without categories and locations',
    answers: {
      [`GET ${V1}`]: givesIn((language) => institution(language, { categories: [], locations: [] })),
    },
    until: '[part=list]',
  },
  { state: 'pending', da: 'På vej', en: 'On its way', answers: { [JOBS]: 'late' }, until: '.hint' },
  {
    state: 'failed',
    da: 'Serveren svarer ikke',
    en: 'The server does not answer',
    answers: { [JOBS]: refuses('unavailable') },
    until: '.message',
  },
  { state: 'offline', da: 'Ingen forbindelse', en: 'No connection', answers: { [JOBS]: 'lost' }, until: '.message' },
  {
    state: 'search-failed',
    da: 'En søgning, der mislykkes',
    en: 'A search that fails',
    answers: { [JOBS]: [list(25), refuses('unavailable')] },
    done: [{ at: '[part=list]' }, { pick: '#sort', value: 'title' }],
    until: '.message',
  },
  {
    state: 'unknown-institution',
    da: 'Institutionen findes ikke',
    en: 'There is no such institution',
    answers: { [`GET ${V1}`]: refuses('unknown-institution') },
    until: '.message',
  },
  {
    state: 'no-links',
    da: 'Ingen jobagent og intet login',
    en: 'No job agent and no sign-in',
    answers: {
      [`GET ${V1}`]: givesIn((language) => {
        const { links, ...rest } = institution(language)
        return { ...rest, jobAgent: null, links: { ...links, agent: null, login: null } }
      }),
      [JOBS]: gives({ items: jobs(2), total: 2, next: null }),
    },
    until: '[part=list]',
  },
])
