import type { Terms } from './terms.da.ts'

export const terms: Terms = {
  deadline: 'Application deadline',
  noDeadline: 'No deadline',
  pool: 'Talent pool',
  filter: { category: 'Category', location: 'Location', department: 'Department', employmentType: 'Employment' },
  employmentType: { permanent: 'Permanent', 'fixed-term': 'Fixed-term' },
  workHours: { 'full-time': 'full time', 'part-time': 'part time' },
  retry: 'Try again',
}
