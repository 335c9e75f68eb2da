export const strings = {
  failed: 'Siden kunne ikke vises her.',
  portal: 'Se ledige stillinger på jobportalen',
}
export type CareerPageStrings = typeof strings
