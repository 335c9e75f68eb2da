import type { ServedStrings } from './strings.da.ts'

export const strings: ServedStrings = {
  sort: 'Sort',
}
