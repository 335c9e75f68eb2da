const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('')

/** Latin 1 and what Danish and English texts set besides: the letters that pages need of a font. */
export const LETTERS = `${between(0x20, 0x7e)}${between(0xa0, 0xff)}ŒœŠšŽžŸǾǿƒˆ˜–—‘’‚“”„†‡•…‰‹›€™−≤≥`

/** What else is kept when a font is cut down to these: copyright and licence stay with it. */
export const CUT = {
  targetFormat: 'woff2',
  noHinting: true,
  keepFeatures: ['kern', 'liga', 'locl', 'ccmp', 'mark', 'tnum'],
  preserveNameIds: [0, 13, 14],
} as const
