import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { newDesign } from '../../../demo/designer/design.ts'
import {
  choiceOf,
  fileOf,
  fontChoices,
  fontKind,
  fromFileName,
  servedFont,
  usedWeight,
  weightSays,
} from '../../../demo/designer/fonts.ts'
import { readDesign } from '../../../demo/designer/link.ts'
import { folderOf } from '../../../demo/designer/theme-folder.ts'
import { readFaces } from '../../../themes/fonts.ts'
import { validateTokens } from '../../../themes/validate.ts'

test('what a file’s name says of its font is taken from it', () => {
  const said = (name: string) => {
    const { family, weight, style, file } = fromFileName(name)
    return [family, weight, style, file].join(' | ')
  }
  assert.equal(said('Husets-Bold.woff2'), 'Opslag Husets | 700 | normal | fonts/husets-700.woff2')
  assert.equal(
    said('HusetsSans-SemiBoldItalic.woff2'),
    'Opslag Husets Sans | 600 | italic | fonts/husets-sans-600-italic.woff2',
  )
  assert.equal(said('søhest_regular.woff2'), 'Opslag søhest | 400 | normal | fonts/soehest-400.woff2')
  assert.equal(
    said('ibm-plex-sans-latin-500.woff2'),
    'Opslag ibm plex sans | 500 | normal | fonts/ibm-plex-sans-500.woff2',
  )
  assert.equal(said('"};x{.woff2'), 'Opslag x | 400 | normal | fonts/x-400.woff2')
  assert.equal(said('Bold.woff2'), 'Opslag Font | 700 | normal | fonts/font-700.woff2')
  assert.match(fileOf('Ångström & Søn', '400', 'normal'), /^fonts\/[\w-]+\.woff2$/)
})

test('a font is known by its bytes, whatever its name says', () => {
  const kind = (text: string) => fontKind(Buffer.from(text, 'latin1'))
  assert.deepEqual(['wOF2xxxx', 'wOFFxxxx', 'OTTO', '\0\u0001\0\0', 'ttcf', '<svg', 'wO', ''].map(kind), [
    'woff2',
    'woff',
    'desktop',
    'desktop',
    'collection',
    null,
    null,
    null,
  ])
  assert.equal(fontKind(readFileSync('themes/standard/fonts/ibm-plex-sans-400.woff2')), 'woff2')
})

test('every font that can be chosen is a value that the check takes, and is found again', () => {
  const own = { ...fromFileName('Husets Serif.woff2'), licence: '', bytes: null, fallback: null }
  const choices = fontChoices([own, own], ['Opslag IBM Plex Sans'])
  assert.deepEqual(
    choices.slice(0, 2).map(({ says }) => says),
    ['Husets Serif', 'IBM Plex Sans'],
  )
  for (const choice of choices) {
    assert.deepEqual(validateTokens({ '--opslag-font-text': choice.stack }), [], choice.stack)
    assert.equal(choiceOf(choices, choice.stack)?.says, choice.says)
  }
  assert.equal(choiceOf(choices, '"Opslag IBM Plex Sans", serif')?.says, 'IBM Plex Sans')
  assert.equal(choiceOf(choices, 'Søhest, serif'), null)
})

test('a weight that a font does not have is known, and which one a browser takes instead', () => {
  const used = (weight: string, ...there: string[]) => usedWeight(weight, there)
  assert.equal(used('700', '400', '700'), '700')
  assert.deepEqual(
    [used('600', '400', '700', '800'), used('800', '400', '700'), used('300', '400', '200'), used('450', '300', '700')],
    ['700', '700', '200', '300'],
  )
  assert.deepEqual([used('400', '500', '300'), used('500', '600', '400')], ['500', '400'])
  assert.deepEqual([used('600', '100 900'), used('800', '300 700'), used('200', '300 700')], ['600', '700', '300'])
  assert.equal(used('600'), null, 'a font of the visitor’s machine')
})

test('a font that varies keeps its weights on the way to the server and back, and into the folder', () => {
  const uploaded = { family: 'Opslag huset.Husets', weight: '100 900', style: 'normal', licence: 'ours' } as const
  const font = servedFont(uploaded, new Uint8Array(4))
  assert.deepEqual([font.weight, weightSays(font.weight)], ['100 900', '100–900'])
  const design = {
    ...newDesign({ name: 'x', tokens: {}, dark: null }),
    fonts: [font, { ...font, weight: '400', file: 'fonts/husets-400.woff2' }],
  }
  const { faces, faults } = readFaces(folderOf(design, []).texts['fonts.css'] ?? '')
  assert.deepEqual(faults, [])
  assert.deepEqual(
    faces.map(({ weight, file }) => `${weight} ${file}`),
    ['100 900 fonts/huset-husets-100-900.woff2', '400 fonts/husets-400.woff2'],
  )
  assert.equal(readDesign(JSON.parse(JSON.stringify(design)))?.fonts[0]?.weight, '100 900', 'by a link too')
  for (const weight of ['100 900 900', '1000', '50 900', 'bold'])
    assert.equal(
      readFaces(folderOf({ ...design, fonts: [{ ...font, weight }] }, []).texts['fonts.css'] ?? '').faces.length,
      0,
    )
})
