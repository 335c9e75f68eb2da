import type { SeenTag } from '../../server/cli/check/in-page.ts'

export const SERVER = 'https://jobs.example.dk'
export const PAGE = 'https://www.styrelsen.example/job'
export const opened = {
  isOpen: true as const,
  status: 200,
  type: 'text/html; charset=utf-8',
  address: PAGE,
  asked: PAGE,
}

/** The frame of the institution, on a page without tags. */
export const frame = {
  src: `${SERVER}/frame/styrelsen`,
  title: 'Ledige stillinger',
  isGrowing: true,
  withheld: [] as string[],
  lang: 'da',
  isSeen: true,
  isLocked: false,
  size: { width: 1000, room: 1000, height: 960, asked: 960 },
}

/** A list that shows its jobs, on a page as it was opened. */
export const tag: SeenTag = {
  name: 'opslag-job-list',
  isDefined: true,
  institution: 'styrelsen',
  department: '',
  api: '',
  jobPage: '',
  job: '',
  lang: 'da',
  around: 'da',
  link: `${SERVER}/portal/styrelsen`,
  reserve: 0,
  isServed: false,
  holds: [],
  picture: 'jobs',
  titles: ['Jurist', 'Ingeniør'],
  isSeen: true,
  titleEnd: 500,
  said: '',
}
