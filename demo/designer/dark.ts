import { readColor } from '../../themes/contrast.ts'
import { PAIRS } from '../../themes/pairs.ts'
import { isTokenName, TOKENS } from '../../themes/tokens.ts'
import type { Tokens } from './design.ts'
import { nearest } from './suggest.ts'

const color = (name: string) => `--opslag-color-${name}`

/** Grounds that are dark and calm; the hue of what stands on them is the design's. */
const GROUNDS: Record<string, string> = {
  surface: '#16191d',
  'surface-subtle': '#22272d',
  'error-surface': '#451a1a',
  'success-surface': '#16331c',
  'warning-surface': '#4a3306',
  divider: '#3b434b',
}

/** In this order: what stands on buttons is found when they are. */
const INKS = [
  'text',
  'text-muted',
  'accent',
  'accent-hover',
  'link',
  'border',
  'focus',
  'error',
  'success',
  'on-accent',
]

/** Colours for dark pages to begin with: each as near to its light one as can be read on the dark. */
export function darkened(tokens: Tokens): Tokens {
  const dark: Record<string, string> = Object.fromEntries(
    Object.entries(GROUNDS).map(([name, value]) => [color(name), value]),
  )
  const light = (name: string) => readColor(tokens[name] ?? (isTokenName(name) ? TOKENS[name].default : ''))
  for (const ink of INKS.map(color)) {
    const needs = PAIRS.filter(({ token }) => token === ink).flatMap(({ on, least }) => {
      const other = readColor(dark[on] ?? '')
      return other ? [{ other, least }] : []
    })
    // Text on dark pages is to be read for long: nearly white, whatever it was.
    const from =
      ink === color('text') ? readColor('#f2f4f6') : ink === color('on-accent') ? readColor('#101214') : light(ink)
    const found = from && nearest(from, needs)
    if (found) dark[ink] = found
  }
  return dark
}
