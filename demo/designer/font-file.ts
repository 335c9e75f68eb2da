import { FALLBACK, type Fallback, fallbackOf } from '../../themes/fonts.ts'
import type { OwnFont } from './design.ts'
import { fontKind, fromFileName } from './fonts.ts'

/** What is wrong with a file that is to be a font; `glyphs` are the letters that it cannot write. */
export type FontFault = 'not-a-font' | 'desktop' | 'woff' | 'collection' | 'damaged' | 'too-heavy' | { glyphs: string }

/** As the server takes them at most. */
const MOST_BYTES = 2_000_000
const LETTERS = 'æøåÆØÅé€'
const PROBE = 'Opslag probe'
/** How wide a font runs is measured on what it will set. */
const SAMPLE =
  'Vi søger en erfaren og nysgerrig kollega, som brænder for at gøre hverdagen lettere for borgere og virksomheder. ' +
  'Ansøgningsfrist: 14. december 2026. Apply by Sunday 3 January and tell us what you have done.'

const STAND_INS = {
  sans: ['Arial', 'Liberation Sans', 'Roboto'],
  serif: ['Times New Roman', 'Liberation Serif'],
}

/** A chosen file as a font of the design, so far as a browser can tell: that it is one, works, and has the letters of Danish. */
export async function readFont(file: File): Promise<{ font: OwnFont } | { fault: FontFault }> {
  if (file.size > MOST_BYTES) return { fault: 'too-heavy' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = fontKind(bytes)
  if (kind === null) return { fault: 'not-a-font' }
  if (kind !== 'woff2') return { fault: kind }
  const named = fromFileName(file.name)
  const probe = await loaded(bytes, named)
  if (!probe) return { fault: 'damaged' }
  document.fonts.add(probe)
  try {
    const glyphs = missing(named)
    if (glyphs) return { fault: { glyphs } }
    return { font: { ...named, licence: '', bytes, fallback: measured(named) } }
  } finally {
    document.fonts.delete(probe)
  }
}

async function loaded(bytes: Uint8Array<ArrayBuffer>, { weight, style }: Pick<OwnFont, 'weight' | 'style'>) {
  try {
    return await new FontFace(PROBE, bytes, { weight, style }).load()
  } catch {
    return null
  }
}

const pen = () => document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D

/** A letter that the font lacks is as wide as the next font in the row has it, and two of those are not alike. */
function missing({ weight, style }: Pick<OwnFont, 'weight' | 'style'>): string {
  const canvas = pen()
  const width = (letter: string, next: string) => {
    canvas.font = `${style} ${weight} 100px "${PROBE}", ${next}`
    return canvas.measureText(letter).width
  }
  return [...LETTERS].filter((letter) => width(letter, 'monospace') !== width(letter, 'serif')).join(' ')
}

/** What stands in for the font while it comes, as wide and as high. */
function measured({ family, weight, style }: Pick<OwnFont, 'family' | 'weight' | 'style'>): Fallback | null {
  const canvas = pen()
  const isBold = Number(weight) >= 600
  const names = STAND_INS[/serif|garamond|times|slab|antiqua/i.test(family) && !/sans/i.test(family) ? 'serif' : 'sans']
  const size = 1_000
  canvas.font = `${style} ${weight} ${size}px "${PROBE}"`
  const own = canvas.measureText(SAMPLE)
  canvas.font = `${style} ${isBold ? 700 : 400} ${size}px ${names.map((name) => `"${name}"`).join(', ')}`
  const wide = own.width / canvas.measureText(SAMPLE).width
  const [ascent, descent] = [own.fontBoundingBoxAscent / size, own.fontBoundingBoxDescent / size]
  if (![wide, ascent, descent].every((one) => Number.isFinite(one) && one > 0)) return null
  return fallbackOf({ names: isBold ? names.map((name) => `${name} Bold`) : names, wide, ascent, descent, lineGap: 0 })
}

let registered: { font: OwnFont; faces: FontFace[] }[] = []

/** Has the page know the design's own fonts, and forget those that are no longer in it. */
export function registerOwn(fonts: readonly OwnFont[]): void {
  const stays = (font: OwnFont) =>
    fonts.some(
      (one) =>
        one.bytes === font.bytes &&
        one.family === font.family &&
        one.weight === font.weight &&
        one.style === font.style,
    )
  for (const { font, faces } of registered) if (!stays(font)) for (const face of faces) document.fonts.delete(face)
  registered = registered.filter(({ font }) => stays(font))
  for (const font of fonts) {
    const { bytes, family, weight, style, fallback } = font
    if (
      !bytes ||
      registered.some(
        (one) =>
          one.font.bytes === bytes &&
          one.font.family === family &&
          one.font.weight === weight &&
          one.font.style === style,
      )
    )
      continue
    try {
      const faces = [new FontFace(family, bytes, { weight, style })]
      if (fallback) faces.push(new FontFace(family + FALLBACK, fallback.src, { weight, style, ...fallback }))
      for (const face of faces) document.fonts.add(face)
      registered.push({ font, faces })
    } catch {
      // A name that no browser takes: the check says so beside it.
    }
  }
}
