import type { EmploymentType, WorkHours } from '../../server/contract/job.ts'

/** What a job's properties are called, wherever they are shown. */
export const terms = {
  deadline: 'Ansøgningsfrist',
  noDeadline: 'Ingen frist',
  pool: 'Emnebank',
  filter: { category: 'Kategori', location: 'Sted', department: 'Afdeling', employmentType: 'Ansættelse' },
  employmentType: { permanent: 'Fastansættelse', 'fixed-term': 'Tidsbegrænset' } satisfies Record<
    EmploymentType,
    string
  > as Record<EmploymentType, string>,
  workHours: { 'full-time': 'fuldtid', 'part-time': 'deltid' } satisfies Record<WorkHours, string> as Record<
    WorkHours,
    string
  >,
  retry: 'Prøv igen',
}
export type Terms = typeof terms
