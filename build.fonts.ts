import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { create } from 'fontkit'
import subsetFont from 'subset-font'
import { CUT, LETTERS } from './themes/cut.ts'
import { type Face, facesCss } from './themes/fonts.ts'
import { fallbackFor, type Kind } from './themes/measure.ts'

// Takes the themes' fonts from their packages, with the letters and the tables that pages need, and writes them into the
// themes' folders with a `fonts.css`. Run by hand when a package or a choice below changes: `npm run fonts`.

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

const require = createRequire(import.meta.url)
const below = (name: string, file: string) =>
  path.join(path.dirname(require.resolve(`@fontsource/${name}/package.json`)), file)
const read = (name: string, weight: number) => readFileSync(below(name, `files/${name}-latin-${weight}-normal.woff2`))

for (const { folder, family, package: name, weights, like } of CHOICES) {
  const home = path.join(import.meta.dirname, 'themes', folder)
  mkdirSync(path.join(home, 'fonts'), { recursive: true })
  const faces: Face[] = []
  for (const weight of weights) {
    const original = read(name, weight)
    const bytes = await subsetFont(original, LETTERS, CUT)
    const file = `fonts/${name}-${weight}.woff2`
    writeFileSync(path.join(home, file), bytes)
    faces.push({
      family: `Opslag ${family}`,
      weight: String(weight),
      style: 'normal',
      file,
      fallback: fallbackFor(create(original), { like, weight }),
    })
    console.log(`${folder}: ${file}, ${bytes.length} bytes`)
  }
  const { version } = JSON.parse(readFileSync(below(name, 'package.json'), 'utf8')) as { version: string }
  const from = `${family} from @fontsource/${name} ${version}, written by build.fonts.ts.`
  writeFileSync(path.join(home, 'fonts.css'), `/* ${from} */\n${facesCss(faces, ({ file }) => file)}`)
  writeFileSync(path.join(home, 'fonts/OFL.txt'), readFileSync(below(name, 'LICENSE'), 'utf8'))
}
