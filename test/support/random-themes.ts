import { contrast, readColor } from '../../themes/contrast.ts'
import { DEFAULTS, type TokenName } from '../../themes/defaults.ts'
import { COLOR, PAIRS, type Pair } from '../../themes/pairs.ts'

/** From 0 up to 1. */
export type Random = () => number

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const hex = (parts: number[]) => `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
const anyColor = (random: Random) => hex([0, 1, 2].map(() => random() * 255))

/** Colours as a page might set them without a thought. */
export function anyColors(random: Random): Record<string, string> {
  const names = Object.keys(DEFAULTS).filter((name) => name.startsWith(COLOR))
  return Object.fromEntries(names.filter(() => random() < 0.6).map((name) => [name, anyColor(random)]))
}

const GROUNDS = [...new Set(PAIRS.map(({ on }) => on))].filter(
  (name) => name.endsWith('surface') || name.endsWith('subtle'),
)
const ON_ACCENT = `${COLOR}on-accent`

const ratio = (one: string, other: string) => {
  const [ink, ground] = [readColor(one), readColor(other)]
  return ink && ground ? contrast(ink, ground) : 0
}

/** A theme that a designer could have made: light or dark grounds, and on them colours that can be read. */
export function randomTheme(random: Random): Record<string, string> {
  const isDark = random() < 0.4
  const near = () => hex([0, 1, 2].map(() => (isDark ? random() * 34 : 255 - random() * 34)))
  const tokens: Record<string, string> = Object.fromEntries(GROUNDS.map((name) => [name, near()]))
  for (const name of new Set(PAIRS.map(({ token }) => token)))
    if (name !== ON_ACCENT) tokens[name] = readable(random, tokens, name)
  const onAccent = () =>
    isDark ? hex([0, 1, 2].map(() => random() * 20)) : hex([0, 1, 2].map(() => 255 - random() * 20))
  tokens[ON_ACCENT] = onAccent()
  tokens[`${COLOR}divider`] = anyColor(random)
  tokens['--opslag-radius'] = `${Math.floor(random() * 33)}px`
  tokens['--opslag-space'] = `${4 + Math.floor(random() * 13)}px`
  tokens['--opslag-font-size'] = `${14 + Math.floor(random() * 11)}px`
  tokens['--opslag-border-width'] = `${1 + Math.floor(random() * 4)}px`
  return tokens
}

function readable(random: Random, tokens: Record<string, string>, name: string): string {
  const needs = PAIRS.filter(({ token }) => token === name)
  // Buttons' text is made after their colours, near black or near white: a little more than it needs leaves room for it.
  const room = name.includes('accent') ? 1.3 : 1
  for (;;) {
    const color = anyColor(random)
    if (needs.every(({ on, least }) => ratio(color, tokens[on] ?? '') >= least * room)) return color
  }
}

/** The theme with a pair of its colours just too near each other. */
export function unreadable(tokens: Record<string, string>, { token, on, least }: Pair): Record<string, string> {
  const ground = tokens[on] ?? DEFAULTS[on as TokenName]
  const from = readColor(tokens[token] ?? DEFAULTS[token as TokenName])
  const to = readColor(ground)
  if (!from || !to) throw new Error('a theme’s colours can be read')
  for (let share = 0; ; share += 0.02) {
    const color = hex(from.map((part, index) => (part + ((to[index] as number) - part) * share) * 255))
    if (ratio(color, ground) < least) return { ...tokens, [token]: color }
  }
}
