import type { ReportLabels } from '../contract/statistics.ts'

/** What stands in an exported report. */
export const strings = {
  /** On paper and on the screen. */
  labels: {
    reports: { media: 'Mediestatistik', positions: 'Opslåede stillinger' },
    facts: {
      institution: 'Institution',
      drawnAt: 'Trukket',
      drawnBy: 'Trukket af',
      days: 'Periode',
      by: 'Fordelt på',
      department: 'Afdeling',
      medium: 'Medie',
      job: 'Stilling',
    },
    dimensions: {
      medium: 'Medie',
      job: 'Stilling',
      category: 'Kategori',
      location: 'Arbejdssted',
      department: 'Afdeling',
      period: 'Periode',
    },
    periods: { day: 'Dag', week: 'Uge', month: 'Måned', year: 'År' },
    unknown: {
      medium: 'Ukendt medie',
      job: 'Ingen bestemt stilling',
      category: 'Uden kategori',
      location: 'Uden arbejdssted',
      department: 'Uden afdeling',
      period: 'Ukendt',
    },
    figures: {
      listViews: 'Visninger af listen',
      adViews: 'Visninger af opslag',
      starts: 'Begyndte ansøgninger',
      applications: 'Modtagne ansøgninger',
      withdrawals: 'Tilbagetrukne',
      cost: 'Annonceudgift (kr.)',
      costPerApplication: 'Udgift pr. ansøgning (kr.)',
      postings: 'Opslag',
      positions: 'Stillinger',
    },
    total: 'I alt',
    overlap: 'En afdelings række rummer alt under den. Totalen tæller hver ting én gang.',
  } satisfies ReportLabels,
  all: 'Alle',
  withBelow: (department: string) => `${department} med alt derunder`,
  days: (from: string, to: string) => `${from} til ${to}`,
  by: {
    medium: 'medie',
    job: 'stilling',
    category: 'kategori',
    location: 'arbejdssted',
    department: 'afdeling',
    period: { day: 'dag', week: 'uge', month: 'måned', year: 'år' },
  },
  jobNumber: 'Stillingsnr.',
}
export type ReportStrings = typeof strings
