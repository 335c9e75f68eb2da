import type { TableStrings } from './table.da.ts'

export const strings: TableStrings = {
  caption: 'Vacant positions',
  sortable: 'You can sort by a column with the button in its heading.',
  position: 'Position',
  published: 'Posted',
}
