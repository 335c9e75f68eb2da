import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { create, type Font } from 'fontkit'
import subsetFont from 'subset-font'
import { type Face, facesCss, fallbackOf } from './themes/fonts.ts'

// Takes the themes' fonts from their packages, with the letters and the tables that pages need, and writes them into the
// themes' folders with a `fonts.css`. Run by hand when a package or a choice below changes: `npm run fonts`.

type Kind = 'sans' | 'serif'
type Choice = { folder: string; family: string; package: string; weights: number[]; like: Kind }

const CHOICES: Choice[] = [
  { folder: 'standard', family: 'IBM Plex Sans', package: 'ibm-plex-sans', weights: [400, 600], like: 'sans' },
  { folder: 'hverdagsmuseet', family: 'DM Serif Display', package: 'dm-serif-display', weights: [400], like: 'serif' },
  { folder: 'stoejtilsynet', family: 'Public Sans', package: 'public-sans', weights: [400, 600], like: 'sans' },
  { folder: 'retten-i-noerrekoeb', family: 'EB Garamond', package: 'eb-garamond', weights: [600], like: 'serif' },
  {
    folder: 'oestersoekonservatoriet',
    family: 'Bricolage Grotesque',
    package: 'bricolage-grotesque',
    weights: [700],
    like: 'sans',
  },
]

/** What most machines have, by the names that `local()` knows them by, and the open fonts that are as wide, letter by letter. */
const SYSTEM: Record<Kind, { names: string[]; bold: string[]; twin: string }> = {
  sans: {
    names: ['Arial', 'Liberation Sans', 'Roboto'],
    bold: ['Arial Bold', 'Liberation Sans Bold', 'Roboto Bold'],
    twin: 'arimo',
  },
  serif: {
    names: ['Times New Roman', 'Liberation Serif'],
    bold: ['Times New Roman Bold', 'Liberation Serif Bold'],
    twin: 'tinos',
  },
}

const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('')
/** Latin 1 and what Danish and English texts set besides. */
const LETTERS = `${between(0x20, 0x7e)}${between(0xa0, 0xff)}ŒœŠšŽžŸǾǿƒˆ˜–—‘’‚“”„†‡•…‰‹›€™−≤≥`
const FEATURES = ['kern', 'liga', 'locl', 'ccmp', 'mark', 'tnum']
/** Copyright and licence stay with the font. */
const NAMES = [0, 13, 14]

/** How wide a font runs is measured on what it will set. */
const SAMPLE =
  'Projektleder til landsdækkende cykelstinet. Vi søger en erfaren og nysgerrig kollega, som brænder for at gøre hverdagen ' +
  'lettere for borgere og virksomheder. Ansøgningsfrist: 14. december 2026. Arbejdssted: København og Århus. Du får ansvar ' +
  'for økonomi, udbud og den daglige ledelse af fem medarbejdere. Apply by Sunday 3 January and tell us what you have done.'

const require = createRequire(import.meta.url)
const below = (name: string, file: string) =>
  path.join(path.dirname(require.resolve(`@fontsource/${name}/package.json`)), file)
const read = (name: string, weight: number) => readFileSync(below(name, `files/${name}-latin-${weight}-normal.woff2`))
const width = (font: Font) => font.layout(SAMPLE).advanceWidth / font.unitsPerEm

for (const { folder, family, package: name, weights, like } of CHOICES) {
  const home = path.join(import.meta.dirname, 'themes', folder)
  mkdirSync(path.join(home, 'fonts'), { recursive: true })
  const faces: Face[] = []
  for (const weight of weights) {
    const original = read(name, weight)
    const bytes = await subsetFont(original, LETTERS, {
      targetFormat: 'woff2',
      noHinting: true,
      keepFeatures: FEATURES,
      preserveNameIds: NAMES,
    })
    const file = `fonts/${name}-${weight}.woff2`
    writeFileSync(path.join(home, file), bytes)
    const font = create(original)
    const { names, bold, twin } = SYSTEM[like]
    const isBold = weight >= 600
    const wide = width(font) / width(create(read(twin, isBold ? 700 : 400)))
    faces.push({
      family: `Opslag ${family}`,
      weight: String(weight),
      style: 'normal',
      file,
      fallback: fallbackOf({
        names: isBold ? bold : names,
        wide,
        ascent: font.ascent / font.unitsPerEm,
        descent: -font.descent / font.unitsPerEm,
        lineGap: font.lineGap / font.unitsPerEm,
      }),
    })
    console.log(`${folder}: ${file}, ${bytes.length} bytes`)
  }
  const { version } = JSON.parse(readFileSync(below(name, 'package.json'), 'utf8')) as { version: string }
  const from = `${family} from @fontsource/${name} ${version}, written by build.fonts.ts.`
  writeFileSync(path.join(home, 'fonts.css'), `/* ${from} */\n${facesCss(faces, ({ file }) => file)}`)
  writeFileSync(path.join(home, 'fonts/OFL.txt'), readFileSync(below(name, 'LICENSE'), 'utf8'))
}
