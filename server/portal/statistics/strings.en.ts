import type { StatisticsPageStrings } from './strings.da.ts'

export const strings: StatisticsPageStrings = {
  title: 'Statistics',
  intro:
    'For whoever holds the institution’s key. The figures hold no persons, and that they were drawn is in the audit trail.',
  script: 'This page needs JavaScript. Without it the figures can be had by the command line or the API.',
}
