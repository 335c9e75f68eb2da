import { formatCount, formatNumber } from '../shared/format.ts'
import { terms } from '../shared/terms.en.ts'
import type { ListStrings } from './strings.da.ts'

const jobs = (count: number) => formatCount(count, 'en', 'position', 'positions')

export const strings: ListStrings = {
  ...terms,
  search: 'Search for a job',
  searchNow: 'Search',
  showFilters: (chosen) => (chosen ? `Filters (${formatNumber(chosen, 'en')} chosen)` : 'Filters'),
  all: 'All',
  chosen: (count) => `${formatNumber(count, 'en')} chosen`,
  clear: 'Clear filters',
  sortBy: 'Sort by',
  sort: { deadline: 'Deadline', published: 'Newest', title: 'Title' },
  count: (total, capped) => (capped ? `More than ${jobs(total)}` : jobs(total)),
  more: (count) => `Show ${formatNumber(count, 'en')} more`,
  shown: (shown, total) => `Showing ${formatNumber(shown, 'en')} of ${formatNumber(total, 'en')}`,
  loading: 'Loading positions …',
  emptyFiltered: 'No positions match your search.',
  empty: 'There are no vacant positions at the moment.',
  failed: 'The positions could not be loaded',
  agent: 'Be told of new positions',
  save: 'Save the search as a job agent',
  login: 'Sign in as an applicant',
}
