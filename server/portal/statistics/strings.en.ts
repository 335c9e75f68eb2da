import type { StatisticsPageStrings } from './strings.da.ts'

export const strings: StatisticsPageStrings = {
  title: 'Statistics',
  intro:
    'For whoever holds the institution’s key. The figures hold no persons, and that they were drawn is in the audit trail.',
  counted:
    'Counting takes no cookies. Programs, browsers that a program drives and the institution’s trials are not counted, and nothing is counted until the institution is live.',
  script: 'This page needs JavaScript. Without it the figures can be had by the command line or the API.',
}
