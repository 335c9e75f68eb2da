import { type Fallback, fallbackOf } from './fonts.ts'

/** What is asked of a font that was opened, in its own units. */
export type Measurable = {
  unitsPerEm: number
  ascent: number
  descent: number
  lineGap: number
  layout(text: string): { advanceWidth: number }
}

export type Kind = 'sans' | 'serif'

/** How wide a font runs is measured on what it will set. */
const SAMPLE =
  'Projektleder til landsdækkende cykelstinet. Vi søger en erfaren og nysgerrig kollega, som brænder for at gøre hverdagen ' +
  'lettere for borgere og virksomheder. Ansøgningsfrist: 14. december 2026. Arbejdssted: København og Århus. Du får ansvar ' +
  'for økonomi, udbud og den daglige ledelse af fem medarbejdere. Apply by Sunday 3 January and tell us what you have done.'

/** From this weight on what stands in for a font is bold. */
const BOLD = 600

/** How wide a font sets the sample, in font sizes. */
export const widthOf = (font: Measurable): number => font.layout(SAMPLE).advanceWidth / font.unitsPerEm

/**
 * What most machines have, by the names that `local()` knows them by, and how wide it sets the sample: measured on the open fonts
 * that are as wide letter by letter, Arimo and Tinos (a test holds them together).
 */
export const SYSTEM: Record<Kind, Record<'regular' | 'bold', { names: readonly string[]; width: number }>> = {
  sans: {
    regular: { names: ['Arial', 'Liberation Sans', 'Roboto'], width: 163.7412109375 },
    bold: { names: ['Arial Bold', 'Liberation Sans Bold', 'Roboto Bold'], width: 175.859375 },
  },
  serif: {
    regular: { names: ['Times New Roman', 'Liberation Serif'], width: 148.05859375 },
    bold: { names: ['Times New Roman Bold', 'Liberation Serif Bold'], width: 157.4384765625 },
  },
}

/**
 * What stands in for a font until it is there, as wide and as high. Where nobody knows whether the font has serifs (`like` is
 * null), it is what must be changed least.
 */
export function fallbackFor(font: Measurable, { like, weight }: { like: Kind | null; weight: number }): Fallback {
  const own = widthOf(font)
  const kinds: Kind[] = like ? [like] : ['sans', 'serif']
  const [one] = kinds
    .map((kind) => SYSTEM[kind][weight >= BOLD ? 'bold' : 'regular'])
    .map(({ names, width }) => ({ names, wide: own / width }))
    .sort((a, b) => Math.abs(Math.log(a.wide)) - Math.abs(Math.log(b.wide)))
  return fallbackOf({
    ...one!,
    ascent: font.ascent / font.unitsPerEm,
    descent: -font.descent / font.unitsPerEm,
    lineGap: font.lineGap / font.unitsPerEm,
  })
}
