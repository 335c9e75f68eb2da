import type { EmploymentType, Sort, WorkHours } from '../../server/contract/job.ts'
import { formatCount, formatNumber } from '../shared/format.ts'

const jobs = (count: number) => formatCount(count, 'da', 'ledig stilling', 'ledige stillinger')

export const strings = {
  search: 'Søg efter stilling',
  searchNow: 'Søg',
  showFilters: (chosen: number) => (chosen ? `Filtre (${formatNumber(chosen, 'da')} valgt)` : 'Filtre'),
  filter: { category: 'Kategori', location: 'Sted', department: 'Afdeling', employmentType: 'Ansættelse' },
  all: 'Alle',
  chosen: (count: number) => `${formatNumber(count, 'da')} valgt`,
  employmentType: { permanent: 'Fastansættelse', 'fixed-term': 'Tidsbegrænset' } satisfies Record<
    EmploymentType,
    string
  > as Record<EmploymentType, string>,
  workHours: { 'full-time': 'fuldtid', 'part-time': 'deltid' } satisfies Record<WorkHours, string> as Record<
    WorkHours,
    string
  >,
  clear: 'Ryd filtre',
  sortBy: 'Sortér efter',
  sort: { deadline: 'Ansøgningsfrist', published: 'Nyeste', title: 'Titel' } satisfies Record<Sort, string> as Record<
    Sort,
    string
  >,
  count: (total: number, capped: boolean) => (capped ? `Over ${jobs(total)}` : jobs(total)),
  none: 'Ingen ledige stillinger',
  deadline: 'Ansøgningsfrist',
  noDeadline: 'Ingen frist',
  more: (count: number) => `Vis ${formatNumber(count, 'da')} flere`,
  shown: (shown: number, total: number) => `Viser ${formatNumber(shown, 'da')} af ${formatNumber(total, 'da')}`,
  loading: 'Henter ledige stillinger …',
  emptyFiltered: 'Ingen stillinger passer til din søgning.',
  empty: 'Der er ingen ledige stillinger lige nu.',
  failed: 'Stillingerne kunne ikke hentes',
  retry: 'Prøv igen',
  agent: 'Få besked om nye stillinger',
  login: 'Log ind som ansøger',
}
export type ListStrings = typeof strings
