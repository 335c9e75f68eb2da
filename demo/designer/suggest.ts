import { contrast, type Rgb, readColor } from '../../themes/contrast.ts'
import { PAIRS, type Pair } from '../../themes/pairs.ts'
import { isTokenName, TOKENS } from '../../themes/tokens.ts'
import type { Tokens } from './design.ts'

/** Lightness and two axes of colour, on which equal steps look equal (Björn Ottosson's Oklab). */
type Lab = [lightness: number, a: number, b: number]

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
const curved = (channel: number) => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055)

function toLab(rgb: Rgb): Lab {
  const [r, g, b] = rgb.map(linear) as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function toRgb([lightness, a, b]: Lab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    curved(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    curved(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    curved(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

const hex = (rgb: Rgb) =>
  `#${rgb
    .map((channel) =>
      Math.round(Math.min(1, Math.max(0, channel)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const isOnScreen = (rgb: Rgb) => rgb.every((channel) => channel > -0.002 && channel < 1.002)

/** The colour of this lightness that keeps as much of the hue's strength as a screen can show. */
function shown(lightness: number, a: number, b: number): Rgb {
  for (let strength = 1; strength > 0; strength -= 0.04) {
    const rgb = toRgb([lightness, a * strength, b * strength])
    if (isOnScreen(rgb)) return rgb
  }
  return toRgb([lightness, 0, 0])
}

/** Half a step of the finest screen. */
const FINE = 1 / 512

/** The colours that a token stands with, as what it is read on or what is read on it, each with the contrast it needs. */
function needsOf(tokens: Tokens, token: string, pairs: readonly Pair[]): { other: Rgb; least: number }[] {
  return pairs.flatMap(({ token: ink, on, least }) => {
    const name = ink === token ? on : on === token ? ink : null
    const value = name && (Object.hasOwn(tokens, name) ? tokens[name] : isTokenName(name) ? TOKENS[name].default : '')
    const other = value ? readColor(value) : null
    return other ? [{ other, least }] : []
  })
}

/** The colour nearest to this one that stands in all these contrasts, or null: it gets lighter or darker and keeps its hue. */
export function nearest(from: Rgb, needs: readonly { other: Rgb; least: number }[]): string | null {
  const [lightness, a, b] = toLab(from)
  const passes = (color: string) => {
    const rgb = readColor(color)
    return rgb !== null && needs.every(({ other, least }) => contrast(rgb, other) >= least)
  }
  for (let apart = 0; apart <= 1; apart += FINE)
    for (const other of [lightness - apart, lightness + apart]) {
      if (other < -FINE || other > 1 + FINE) continue
      const color = hex(shown(Math.min(1, Math.max(0, other)), a, b))
      if (passes(color)) return color
    }
  return null
}

export type Suggestion = { token: string; value: string }

/**
 * A way out of a contrast that is too small: the nearest colour of what is to be read that can be read, on everything it
 * stands on; where there is none, the nearest of one that it stands on. What is wrong already elsewhere does not stand in the way.
 * Null when one colour alone cannot mend it. In the dark, `tokens` are those that hold there.
 */
export function suggest(tokens: Tokens, fault: { token: string; on: readonly { token: string }[] }): Suggestion | null {
  const value = (name: string) => readColor(tokens[name] ?? (isTokenName(name) ? TOKENS[name].default : ''))
  const holds = ({ token, on, least }: Pair) => {
    const [ink, ground] = [value(token), value(on)]
    return !ink || !ground || contrast(ink, ground) >= least
  }
  const grounds = fault.on.map(({ token }) => token)
  const isFaults = ({ token, on }: Pair) => token === fault.token && grounds.includes(on)
  const enough = PAIRS.filter((pair) => isFaults(pair) || holds(pair))
  for (const pairs of [PAIRS, enough])
    for (const token of [fault.token, ...grounds]) {
      const from = value(token)
      const found = from && nearest(from, needsOf(tokens, token, pairs))
      if (found) return { token, value: found }
    }
  return null
}
