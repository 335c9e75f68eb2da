import type { UploadedFont } from '../../server/contract/font.ts'
import { FALLBACK, familiesOf, PREFIX } from '../../themes/fonts.ts'
import type { OwnFont } from './design.ts'
import { plainName } from './plain-name.ts'

/** What machines come with, as a designer chooses among: the first is what it looks like, the others stand in for it. */
const SYSTEM: readonly string[] = [
  'system-ui, sans-serif',
  'Arial, "Liberation Sans", sans-serif',
  '"Helvetica Neue", Helvetica, Arial, sans-serif',
  'Verdana, Geneva, sans-serif',
  'Tahoma, Verdana, sans-serif',
  '"Trebuchet MS", "Lucida Grande", "Lucida Sans Unicode", sans-serif',
  '"Gill Sans", "Gill Sans MT", Calibri, sans-serif',
  'Optima, Candara, "Noto Sans", sans-serif',
  'Georgia, "Times New Roman", serif',
  'Cambria, Georgia, serif',
  'Palatino, "Palatino Linotype", "Book Antiqua", serif',
  '"Times New Roman", Times, serif',
]

const isSerif = (family: string) =>
  /serif|garamond|tinos|times|georgia|slab|antiqua/i.test(family) && !/sans/i.test(family)

/** How a webfont is named by a theme: itself, what stands in for it while it comes, and what everybody has. */
export const stackOf = (family: string): string =>
  `"${family}", "${family}${FALLBACK}", ${isSerif(family) ? 'Georgia, serif' : 'Arial, sans-serif'}`

export type Choice = { group: 'own' | 'open' | 'system'; says: string; stack: string }

/** The fonts that a design can name: its own, the open ones that come along, and those of the visitor's machine. */
export function fontChoices(own: readonly OwnFont[], openFamilies: readonly string[]): Choice[] {
  const web = (group: 'own' | 'open', families: readonly string[]) =>
    [...new Set(families)].map((family) => ({ group, says: family.replace(PREFIX, ''), stack: stackOf(family) }))
  return [
    ...web(
      'own',
      own.map(({ family }) => family),
    ),
    ...web('open', openFamilies),
    ...SYSTEM.map((stack) => ({ group: 'system' as const, says: familiesOf(stack)[0] as string, stack })),
  ]
}

/** The choice that a stack is, by its first family; null for one of the designer's own making. */
export const choiceOf = (choices: readonly Choice[], stack: string): Choice | null => {
  const [first] = familiesOf(stack)
  return choices.find((choice) => familiesOf(choice.stack)[0] === first) ?? null
}

/** What bytes are that are to be a font. */
export type FontKind = 'woff2' | 'woff' | 'desktop' | 'collection' | null

export function fontKind(bytes: Uint8Array): FontKind {
  const mark = String.fromCharCode(...bytes.subarray(0, 4))
  if (mark === 'wOF2') return 'woff2'
  if (mark === 'wOFF') return 'woff'
  if (mark === 'ttcf') return 'collection'
  return mark === 'OTTO' || mark === 'true' || mark === '\0\u0001\0\0' ? 'desktop' : null
}

/** A font as the server keeps it, under the name by which it is the institution's, with all its weights where it varies. */
export const servedFont = (
  { family, weight, style, licence }: Pick<UploadedFont, 'family' | 'weight' | 'style' | 'licence'>,
  bytes: Uint8Array<ArrayBuffer>,
): OwnFont => ({ family, weight, style, file: fileOf(family, weight, style), licence, bytes, fallback: null })

/** A weight as people read it; a font that varies has all from one to another. */
export const weightSays = (weight: string): string => weight.replace(' ', '–')

/** The weight that a browser takes where a font has these: the nearest in the direction that CSS says. Null: it has none. */
export function usedWeight(wanted: string, there: readonly string[]): string | null {
  const weight = Number(wanted)
  // A font that varies has every weight from its lightest to its heaviest: the nearest of those to begin with.
  const nearest = ([least = 400, most = least]: number[]) => Math.min(Math.max(weight, least), most)
  const all = [...new Set(there.map((one) => nearest(one.split(' ').map(Number))))].sort((a, b) => a - b)
  const heavier = all.filter((one) => one > weight)
  const lighter = all.filter((one) => one < weight).reverse()
  const near = weight >= 400 && weight <= 500 ? heavier.filter((one) => one <= 500) : []
  const next = weight > 500 ? [...heavier, ...lighter] : [...near, ...lighter, ...heavier]
  const used = all.includes(weight) ? weight : next[0]
  return used === undefined ? null : String(used)
}

const WEIGHTS: [RegExp, string][] = [
  [/thin|hairline/i, '100'],
  [/(?:extra|ultra)-?light/i, '200'],
  [/light/i, '300'],
  [/medium/i, '500'],
  [/(?:semi|demi)-?bold/i, '600'],
  [/(?:extra|ultra)-?bold/i, '800'],
  [/black|heavy/i, '900'],
  [/bold/i, '700'],
]
const STYLE_WORDS =
  /[-_ ]*(?:(?:extra|ultra|semi|demi)?-?(?:thin|hairline|light|regular|normal|book|medium|bold|black|heavy)|italic|oblique|webfont|latin|[1-9]00|var(?:iable)?|\[.*\])(?=[-_ ]|$)/gi

/** What a file's name says of its font: `Husets-BoldItalic.woff2`. A designer can say otherwise. */
export function fromFileName(name: string): Pick<OwnFont, 'family' | 'weight' | 'style' | 'file'> {
  const bare = name.replace(/\.\w+$/, '').replace(/([a-z])([A-Z])/g, '$1-$2')
  const said = /(?:^|[-_ ])([1-9]00)(?=[-_ ]|$)/.exec(bare)?.[1]
  const weight = said ?? WEIGHTS.find(([words]) => words.test(bare))?.[1] ?? '400'
  const style = /italic|oblique/i.test(bare) ? 'italic' : 'normal'
  const words = bare
    .replace(STYLE_WORDS, '')
    .replace(/[^\p{L}\p{N} .-]+/gu, ' ')
    .replace(/[-\s]+/g, ' ')
    .trim()
  const family = words || 'Font'
  return { family: PREFIX + family, weight, style, file: fileOf(family, weight, style) }
}

/** Where the font lies in the theme's folder. */
export function fileOf(family: string, weight: string, style: string): string {
  const word = plainName(family.replace(PREFIX, ''))
  return `fonts/${word || 'font'}-${weight.replace(' ', '-')}${style === 'italic' ? '-italic' : ''}.woff2`
}
