import type { FragmentStrings } from './strings.da.ts'

export const strings: FragmentStrings = {
  vacancies: (name) => `See vacancies in ${name}`,
  ad: 'See the job ad',
  form: 'Apply for the job',
}
