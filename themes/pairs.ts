/** The colours by their tokens' last words: `text` is `--opslag-color-text`. */
export const COLOR = '--opslag-color-'

const GROUNDS = 'surface surface-subtle'
const BOXES = 'error-surface success-surface warning-surface'

/**
 * What must be told from what, with the least contrast (WCAG 2.2: 4.5 for text, 1.4.3; 3 for what is not text, 1.4.11). A
 * pair that does not stand here must not be painted by an element. Words only, so that a bundle for the browser can take it
 * without the sentences in `tokens.ts`.
 */
const LIST: [name: string, least: 3 | 4.5, grounds: string][] = [
  ['text', 4.5, `${GROUNDS} ${BOXES}`],
  ['text-muted', 4.5, GROUNDS],
  ['accent', 4.5, `${GROUNDS} ${BOXES}`],
  ['accent-hover', 4.5, `${GROUNDS} ${BOXES}`],
  ['on-accent', 4.5, 'accent accent-hover'],
  ['link', 4.5, `${GROUNDS} ${BOXES}`],
  ['border', 3, GROUNDS],
  ['focus', 3, `${GROUNDS} ${BOXES}`],
  ['error', 4.5, `${GROUNDS} error-surface`],
  ['success', 4.5, 'surface success-surface'],
]

export type Pair = { token: string; on: string; least: 3 | 4.5 }

export const PAIRS: Pair[] = LIST.flatMap(([name, least, grounds]) =>
  grounds.split(' ').map((ground) => ({ token: COLOR + name, on: COLOR + ground, least })),
)
