/** Words of what stands in a served picture only where no script runs. */
export const strings = {
  sort: 'Sortér',
}
export type ServedStrings = typeof strings
