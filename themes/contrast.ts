/** Red, green and blue, each from 0 to 1, sRGB. */
export type Rgb = [red: number, green: number, blue: number]

const HEX = /^#(?:[\da-f]{3}|[\da-f]{6})$/i
const FUNCTION = /^(rgb|hsl)\(\s*([\d.]+(?:deg|%)?)(?:\s*,\s*|\s+)([\d.]+%?)(?:\s*,\s*|\s+)([\d.]+%?)\s*\)$/i

/**
 * The colour that a text stands for, or null. Read are `#rgb`, `#rrggbb`, `rgb()` and `hsl()` without alpha: what shines
 * through has no contrast of its own, and names such as `CanvasText` are another colour on every screen.
 */
export function readColor(text: string): Rgb | null {
  if (HEX.test(text)) return readHex(text.slice(1))
  const [, name, ...parts] = FUNCTION.exec(text) ?? []
  const [first, second, third] = parts
  if (!name || !first || !second || !third) return null
  const rgb = name.toLowerCase() === 'rgb' ? readRgb([first, second, third]) : readHsl(first, second, third)
  return rgb?.every((channel) => channel >= 0 && channel <= 1) ? rgb : null
}

function readHex(digits: string): Rgb {
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const number = Number.parseInt(long, 16)
  return [(number >> 16) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255]
}

function readRgb(parts: [string, string, string]): Rgb | null {
  if (parts.some((part) => part.endsWith('deg'))) return null
  const [red, green, blue] = parts.map((part) =>
    part.endsWith('%') ? Number.parseFloat(part) / 100 : Number(part) / 255,
  )
  return [red ?? Number.NaN, green ?? Number.NaN, blue ?? Number.NaN]
}

function readHsl(hue: string, saturation: string, lightness: string): Rgb | null {
  if (hue.endsWith('%') || !saturation.endsWith('%') || !lightness.endsWith('%')) return null
  const h = Number.parseFloat(hue) / 30
  const s = Number.parseFloat(saturation) / 100
  const l = Number.parseFloat(lightness) / 100
  if (s > 1 || l > 1) return null
  // CSS Color 4, section 7.1.
  const channel = (n: number) => {
    const k = (n + h) % 12
    return l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  }
  return [channel(0), channel(8), channel(4)]
}

/** Relative luminance, 0 to 1 (WCAG 2.2, definition of "relative luminance"). */
export function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  ) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of "contrast ratio"). */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
