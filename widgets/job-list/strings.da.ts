import type { Sort } from '../../server/contract/job.ts'
import { formatCount, formatNumber } from '../shared/format.ts'
import { terms } from '../shared/terms.da.ts'

const jobs = (count: number) => formatCount(count, 'da', 'ledig stilling', 'ledige stillinger')

export const strings = {
  ...terms,
  search: 'Søg efter stilling',
  searchNow: 'Søg',
  showFilters: (chosen: number) => (chosen ? `Filtre (${formatNumber(chosen, 'da')} valgt)` : 'Filtre'),
  all: 'Alle',
  chosen: (count: number) => `${formatNumber(count, 'da')} valgt`,
  clear: 'Ryd filtre',
  sortBy: 'Sortér efter',
  sort: { deadline: 'Ansøgningsfrist', published: 'Nyeste', title: 'Titel' } satisfies Record<Sort, string> as Record<
    Sort,
    string
  >,
  count: (total: number, capped: boolean) => (capped ? `Over ${jobs(total)}` : jobs(total)),
  more: (count: number) => `Vis ${formatNumber(count, 'da')} flere`,
  shown: (shown: number, total: number) => `Viser ${formatNumber(shown, 'da')} af ${formatNumber(total, 'da')}`,
  loading: 'Henter ledige stillinger …',
  emptyFiltered: 'Ingen stillinger passer til din søgning.',
  empty: 'Der er ingen ledige stillinger lige nu.',
  failed: 'Stillingerne kunne ikke hentes',
  agent: 'Få besked om nye stillinger',
  save: 'Gem søgningen som jobagent',
  login: 'Log ind som ansøger',
}
export type ListStrings = typeof strings
