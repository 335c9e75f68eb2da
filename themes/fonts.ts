/**
 * A font of a theme: what `fonts.css` declares. Families begin with `Opslag `, so that none is taken for a font of the page
 * it is registered in.
 */
export type Face = {
  family: string
  weight: string
  style: string
  /** Where the file is, from the theme's folder. */
  file: string
  fallback: Fallback | null
}

/**
 * A font that the visitor has, made as wide and as high as the webfont, so that the page does not move when that comes. Its
 * family is the webfont's with ` Fallback` behind it; the names are those of the browser's `FontFace`.
 */
export type Fallback = {
  src: string
  sizeAdjust: string
  ascentOverride: string
  descentOverride: string
  lineGapOverride: string
}

export const PREFIX = 'Opslag '
export const FALLBACK = ' Fallback'

/** What a fallback must be where the webfont runs `wide` times as wide; heights are in font sizes. */
export function fallbackOf(of: {
  names: readonly string[]
  wide: number
  ascent: number
  descent: number
  lineGap: number
}): Fallback {
  const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`
  return {
    src: of.names.map((name) => `local("${name}")`).join(', '),
    sizeAdjust: percent(of.wide),
    ascentOverride: percent(of.ascent / of.wide),
    descentOverride: percent(of.descent / of.wide),
    lineGapOverride: percent(of.lineGap / of.wide),
  }
}

/** Faces as rules, each with its fallback's. */
export const facesCss = <F extends Omit<Face, 'file'>>(faces: readonly F[], addressOf: (face: F) => string): string =>
  faces
    .flatMap((face) => {
      const { family, weight, style, fallback } = face
      const head = (name: string) => [`font-family: "${name}"`, `font-weight: ${weight}`, `font-style: ${style}`]
      const own = [...head(family), 'font-display: swap', `src: url("${addressOf(face)}") format("woff2")`]
      const like = fallback && [
        ...head(family + FALLBACK),
        `src: ${fallback.src}`,
        ...DESCRIPTORS.map(([name, css]) => `${css}: ${fallback[name]}`),
      ]
      return [own, ...(like ? [like] : [])]
    })
    .map((lines) => `@font-face {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`)
    .join('')

const DESCRIPTORS = [
  ['sizeAdjust', 'size-adjust'],
  ['ascentOverride', 'ascent-override'],
  ['descentOverride', 'descent-override'],
  ['lineGapOverride', 'line-gap-override'],
] as const satisfies [keyof Fallback, string][]

/** What is wrong with how a `fonts.css` is written. */
export type FontsFault = { code: 'not-a-face'; text: string }

/** The weight of a face, or the lightest and the heaviest of one that varies. */
export const WEIGHT = /^[1-9]00(?: [1-9]00)?$/
const PERCENT = /^\d{1,3}(?:\.\d{1,2})?%$/
const FAMILY = /^"Opslag [\p{L}\p{N} ._-]+"$/u
const FILE = /^url\("(fonts\/[\w-]+\.woff2)"\) format\("woff2"\)$/
const LOCAL = /^local\("[\p{L}\p{N} ._-]+"\)(?:, local\("[\p{L}\p{N} ._-]+"\))*$/u

/** Reads a `fonts.css`: rules as `facesCss` writes them, and nothing else. */
export function readFaces(css: string): { faces: Face[]; faults: FontsFault[] } {
  const faces: Face[] = []
  const fallbacks = new Map<string, Fallback>()
  const faults: FontsFault[] = []
  const left = css.replace(/\/\*.*?\*\//gs, ' ').replace(/@font-face\s*\{([^{}]*)\}/g, (rule, body: string) => {
    const said = new Map(
      body
        .split(';')
        .map((line) => line.trim().replace(/\s+/g, ' '))
        .filter(Boolean)
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    )
    const value = (name: string) => said.get(name) ?? ''
    const family = FAMILY.test(value('font-family')) ? value('font-family').slice(1, -1) : null
    const [weight, style, src] = [value('font-weight'), value('font-style'), value('src')]
    const file = FILE.exec(src)?.[1]
    const isPlain = family !== null && WEIGHT.test(weight) && /^(?:normal|italic)$/.test(style)
    const measures = DESCRIPTORS.map(([, name]) => value(name))
    if (isPlain && file && value('font-display') === 'swap' && said.size === 5)
      faces.push({ family, weight, style, file, fallback: null })
    else if (isPlain && family.endsWith(FALLBACK) && LOCAL.test(src) && said.size === 8 && measures.every(isPercent)) {
      const [sizeAdjust = '', ascentOverride = '', descentOverride = '', lineGapOverride = ''] = measures
      fallbacks.set(`${family} ${weight} ${style}`, {
        src,
        sizeAdjust,
        ascentOverride,
        descentOverride,
        lineGapOverride,
      })
    } else faults.push({ code: 'not-a-face', text: rule.replace(/\s+/g, ' ') })
    return ''
  })
  if (left.trim()) faults.push({ code: 'not-a-face', text: left.trim().slice(0, 200) })
  for (const face of faces)
    face.fallback = fallbacks.get(`${face.family}${FALLBACK} ${face.weight} ${face.style}`) ?? null
  return { faces, faults }
}

const isPercent = (text: string) => PERCENT.test(text)

/** The families that a stack of fonts names, without quotes, in its order. */
export const familiesOf = (stack: string): string[] =>
  stack.split(',').map((family) => family.trim().replace(/^["']|["']$/g, ''))

/** A stack for where no webfont comes: a family goes by its own name, and what stands in for it while it loads is left out. */
export const withoutWebfonts = (stack: string): string =>
  stack
    .split(',')
    .map((family) => family.trim())
    .filter((family) => !/^["']Opslag .* Fallback["']$/.test(family))
    .map((family) => family.replace(/^(["'])Opslag (?:[a-z0-9-]+\.)?/, '$1'))
    .join(', ')
