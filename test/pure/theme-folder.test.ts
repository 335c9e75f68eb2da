import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contrast, readColor } from '../../themes/contrast.ts'
import { DEFAULTS, type TokenName } from '../../themes/defaults.ts'
import { FONT_BYTES, type ThemeFolder, validateFolder } from '../../themes/folder.ts'
import { facesCss, fallbackOf, readFaces, withoutWebfonts } from '../../themes/fonts.ts'
import { PAIRS } from '../../themes/pairs.ts'
import { faultSentence } from '../../themes/sentences.ts'
import { darkPairs, darkSheet, type ThemeFault, validateDark, validateTokens } from '../../themes/validate.ts'
import { type Random, randomFrom, randomTheme, unreadable } from '../support/random-themes.ts'

const FACE = {
  family: 'Opslag Husets',
  weight: '400',
  style: 'normal',
  file: 'fonts/husets-400.woff2',
  fallback: fallbackOf({ names: ['Arial', 'Liberation Sans'], wide: 1.031, ascent: 0.95, descent: 0.25, lineGap: 0 }),
}

const folder = (change: Partial<ThemeFolder> = {}): ThemeFolder => ({
  theme: ':root { --opslag-font-text: "Opslag Husets", "Opslag Husets Fallback", sans-serif; }',
  dark: null,
  fonts: facesCss([FACE], ({ file }) => file),
  logo: '<svg xmlns="http://www.w3.org/2000/svg"><title>Huset</title><path d="M0 0h9v9z"/></svg>',
  licence: 'husets-400.woff2: OFL. logo.svg: ours.',
  files: { 'fonts/husets-400.woff2': 12_000, 'logo.svg': 300 },
  ...change,
})

const codes = (faults: ThemeFault[]) => faults.map(({ code }) => code)

test('a whole folder has no fault', () => assert.deepEqual(validateFolder(folder()), []))

const PLANTED: [what: string, change: Partial<ThemeFolder>, code: ThemeFault['code'][]][] = [
  ['a font that is not there', { fonts: null, files: { 'logo.svg': 300 } }, ['missing-font', 'missing-font']],
  [
    'a font that no machine comes with',
    { theme: ':root { --opslag-font-text: "Søhest Sans", Arial, sans-serif }' },
    ['missing-font'],
  ],
  [
    'a font behind one that machines come with',
    { theme: ':root { --opslag-font-text: Georgia, "Søhest", serif }' },
    [],
  ],
  ['a font whose file is not there', { files: { 'logo.svg': 300 } }, ['missing-font-file']],
  [
    'fonts that are too heavy',
    { files: { 'fonts/husets-400.woff2': FONT_BYTES + 1, 'logo.svg': 300 } },
    ['font-too-heavy'],
  ],
  ['no licence', { licence: ' ' }, ['no-licence']],
  ['a licence that says nothing of the font', { licence: 'logo.svg: ours' }, ['no-licence']],
  ['no logo', { logo: null }, ['no-logo']],
  ['a logo without text', { logo: '<svg><title> </title></svg>' }, ['logo-without-text']],
  ['a logo that says its name itself', { logo: '<svg role="img" aria-label="Huset"><path/></svg>' }, []],
  ['a logo that is a photograph', { logo: '\u0089PNG' }, ['logo-not-svg']],
  ['a logo with a script', { logo: '<svg><title>H</title><script>alert(1)</script></svg>' }, ['logo-not-a-picture']],
  ['a logo that listens', { logo: '<svg onload="x"><title>H</title></svg>' }, ['logo-not-a-picture']],
  ['a logo that fetches', { logo: '<svg><title>H</title><use href="https://x.dk/#a"/></svg>' }, ['logo-not-a-picture']],
  [
    'a logo that fetches a fill',
    { logo: '<svg><title>H</title><path fill="url(//x)"/></svg>' },
    ['logo-not-a-picture'],
  ],
  ['a logo that refers to itself', { logo: '<svg><title>H</title><path fill="url(#a)"/><use href="#b"/></svg>' }, []],
  ['a logo of 9 MB', { files: { ...folder().files, 'logo.svg': 9_000_000 } }, ['picture-too-heavy']],
  [
    'a dark colour that cannot be read',
    { dark: ':root { --opslag-color-surface: #222222 }' },
    Array<'contrast'>(8).fill('contrast'),
  ],
  ['a dark size', { dark: ':root { --opslag-radius: 4px }' }, ['not-for-dark']],
  ['a dark style sheet of two rules', { dark: ':root { } a { color: red }' }, ['not-one-rule']],
  [
    'a font from elsewhere',
    { fonts: '@font-face { font-family: "Opslag X"; src: url("https://x.dk/x.woff2") }' },
    ['not-a-face', 'missing-font', 'missing-font'],
  ],
  ['a rule among the fonts', { fonts: `${folder().fonts} a { color: red }` }, ['not-a-face']],
  [
    'a font without our prefix',
    { fonts: folder().fonts?.replaceAll('Opslag ', '') ?? null },
    ['not-a-face', 'not-a-face', 'missing-font', 'missing-font'],
  ],
  ['an unknown token', { theme: ':root { --opslag-color-axent: #000 }' }, ['unknown-token']],
  [
    'a contrast of 3.9',
    { theme: ':root { --opslag-color-text-muted: #818181; --opslag-color-surface-subtle: #ffffff }' },
    ['contrast'],
  ],
]

for (const [what, change, expected] of PLANTED)
  test(`${what}: ${expected[0] ?? 'no fault'}, in words that help`, () => {
    const faults = validateFolder(folder(change))
    assert.deepEqual(codes(faults), expected)
    for (const fault of faults) {
      const [danish, english] = [faultSentence(fault, 'da'), faultSentence(fault, 'en')]
      assert.notEqual(danish, english)
      for (const sentence of [danish, english]) {
        assert.match(sentence, /[.?]$/)
        assert.doesNotMatch(sentence, /undefined|NaN|\[object/)
      }
    }
  })

test('a fault in the dark is said to be there', () => {
  const [fault] = validateDark({
    tokens: {},
    dark: { '--opslag-color-text': '#444444', '--opslag-color-surface': '#222222' },
  })
  assert.ok(fault)
  assert.equal(fault.scheme, 'dark')
  assert.match(faultSentence(fault, 'da'), /^Når siden er mørk: Brødtekst og overskrifter \(--opslag-color-text\)/)
  assert.match(faultSentence(fault, 'en'), /^Where the page is dark: [^(]+\(--opslag-color-text\)/)
})

test('fonts are read as they are written', () => {
  const written = facesCss([FACE, { ...FACE, weight: '600', file: 'fonts/husets-600.woff2' }], ({ file }) => file)
  const { faces, faults } = readFaces(`/* from */ ${written}`)
  assert.deepEqual(faults, [])
  assert.deepEqual(faces, [FACE, { ...FACE, weight: '600', file: 'fonts/husets-600.woff2' }])
  assert.match(written, /font-display: swap/)
  assert.deepEqual(FACE.fallback, {
    src: 'local("Arial"), local("Liberation Sans")',
    sizeAdjust: '103.1%',
    ascentOverride: '92.14%',
    descentOverride: '24.25%',
    lineGapOverride: '0%',
  })
})

test('where no webfont comes, a family goes by its own name and its stand-in is left out', () => {
  assert.equal(withoutWebfonts(DEFAULTS['--opslag-font-text']), '"IBM Plex Sans", system-ui, sans-serif')
  assert.equal(withoutWebfonts('Georgia, serif'), 'Georgia, serif')
})

test('dark colours stand beside the light ones, and nothing else can come of what is stored', () => {
  const dark = { '--opslag-color-text': '#eeeeee', '--opslag-radius': '4px', '--opslag-color-link': 'red;}', x: '#fff' }
  const pairs = darkPairs({ tokens: { '--opslag-color-text': '#111111' }, dark })
  assert.deepEqual(pairs, { '--opslag-color-text': 'light-dark(#111111, #eeeeee)' })
  assert.match(darkSheet(pairs, ':host'), /:host \{\n {2}--opslag-color-text: light-dark\(#111111, #eeeeee\);\n\}/)
  assert.equal(darkPairs({ tokens: {}, dark: null }), null)
  assert.equal(darkSheet(null, ':root'), '')
  assert.equal(darkSheet({ '--opslag-color-text': 'light-dark(#fff, url(x))', '--opslag-radius': 'x' }, ':root'), '')
})

const least = (token: string, on: string, tokens: Record<string, string>) => {
  const value = (name: string) => readColor(tokens[name] ?? DEFAULTS[name as TokenName])
  const [ink, ground] = [value(token), value(on)]
  assert.ok(ink && ground)
  return contrast(ink, ground)
}

test('of 50 random themes each that passes has no pair that cannot be read, and each with a planted fault is refused', () => {
  const random: Random = randomFrom(6)
  for (let round = 0; round < 50; round++) {
    const tokens = randomTheme(random)
    assert.deepEqual(validateTokens(tokens), [], JSON.stringify(tokens))
    for (const pair of PAIRS) assert.ok(least(pair.token, pair.on, tokens) >= pair.least, JSON.stringify(pair))
    const pair = PAIRS[Math.floor(random() * PAIRS.length)]
    assert.ok(pair)
    const faulty = unreadable(tokens, pair)
    assert.ok(
      validateTokens(faulty).some(
        (fault) =>
          fault.code === 'contrast' && fault.token === pair.token && fault.on.some(({ token }) => token === pair.on),
      ),
      JSON.stringify([pair, faulty]),
    )
  }
})
