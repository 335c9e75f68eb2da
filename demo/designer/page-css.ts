import { darkPairs, themeSheet } from '../../themes/validate.ts'
import type { Design } from './design.ts'

/** Every tag; the elements inside a career page inherit from it. */
export const TAGS = [
  'opslag-job-list',
  'opslag-job-ad',
  'opslag-application-form',
  'opslag-job-agent',
  'opslag-talent-pool',
  'opslag-candidate-login',
  'opslag-career-page',
] as const

const SELECTOR = `:is(${TAGS.join(', ')})`

/**
 * A design as rules for a page of one's own: the tokens on the tags, and the dark ones where the browser knows
 * `light-dark()`. Values that are none are left out. Fonts of one's own come with the theme, not with these rules.
 */
export function pageCss(design: Pick<Design, 'tokens' | 'dark'>): string {
  const sheet = themeSheet(design.tokens, ':root').replace(':root', SELECTOR)
  const pairs = darkPairs(design)
  if (!pairs) return sheet
  const lines = Object.entries(pairs).map(([name, value]) => `    ${name}: ${value};\n`)
  return `${sheet}@supports (color: light-dark(red, red)) {\n  ${SELECTOR} {\n${lines.join('')}  }\n}\n`
}
