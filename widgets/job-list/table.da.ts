/** What a list's table says beside what every list says. */
export const strings = {
  caption: 'Ledige stillinger',
  sortable: 'Du kan sortere efter en kolonne med knappen i dens overskrift.',
  position: 'Stilling',
  published: 'Slået op',
}
export type TableStrings = typeof strings
