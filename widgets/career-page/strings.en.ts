import type { CareerPageStrings } from './strings.da.ts'

export const strings: CareerPageStrings = {
  failed: 'The page could not be shown here.',
  portal: 'See vacant positions on the job portal',
}
