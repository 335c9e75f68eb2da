// What we use of two packages that bring no types.

declare module 'fontkit' {
  export interface Glyph {
    path: { commands: readonly unknown[] }
  }
  export interface Font {
    unitsPerEm: number
    ascent: number
    descent: number
    lineGap: number
    italicAngle: number
    /** Axes along which the font varies, by their tags; empty where it does not. */
    variationAxes: Readonly<Record<string, { min: number; default: number; max: number }>>
    'OS/2'?: {
      usWeightClass: number
      sFamilyClass: number
      panose: readonly number[]
      fsType: Readonly<Record<'noEmbedding' | 'viewOnly' | 'editable' | 'noSubsetting' | 'bitmapOnly', boolean>>
      fsSelection: Readonly<Record<'italic' | 'oblique', boolean>>
    }
    getName(key: 'preferredFamily' | 'fontFamily', language?: string): string | null
    layout(text: string): { advanceWidth: number }
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
  }
  export function create(bytes: Uint8Array): Font
}

declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    /** None where all glyphs are kept. */
    text: string | undefined,
    options: {
      targetFormat: 'woff2' | 'woff' | 'truetype'
      noHinting?: boolean
      keepFeatures?: readonly string[]
      preserveNameIds?: readonly number[]
      keepAllGlyphs?: boolean
      variationAxes?: Readonly<Record<string, number>>
    },
  ): Promise<Buffer>
}
