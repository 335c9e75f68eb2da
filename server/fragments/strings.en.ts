import type { FragmentStrings } from './strings.da.ts'

export const strings: FragmentStrings = {
  positions: (name) => `See vacant positions at ${name}`,
  ad: 'See the job ad',
  form: 'Apply for the job',
}
