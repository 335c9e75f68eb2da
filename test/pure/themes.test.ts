import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { baseCss } from '../../themes/base.ts'
import { contrast, readColor } from '../../themes/contrast.ts'
import { DEFAULTS } from '../../themes/defaults.ts'
import { parseTheme } from '../../themes/parse.ts'
import { themeNames } from '../../themes/read.ts'
import { faultSentence } from '../../themes/sentences.ts'
import { isTokenName, TOKEN_NAMES, TOKENS, type TokenName } from '../../themes/tokens.ts'
import { type ThemeFault, themeSheet, validateTheme, validateTokens } from '../../themes/validate.ts'

const themes = new URL('../../themes/', import.meta.url)
const institutions = themeNames(fileURLToPath(themes))

const codes = (faults: ThemeFault[]) => faults.map((fault) => fault.code)

test('there are a museum, a university, a regulator, a court, a conservatory, an agency and an archive', () => {
  assert.deepEqual(institutions, [
    'cykelstyrelsen',
    'hverdagsmuseet',
    'kystakademiet',
    'lydarkivet',
    'oestersoekonservatoriet',
    'retten-i-noerrekoeb',
    'stoejtilsynet',
  ])
})

for (const slug of institutions) {
  test(`the theme of ${slug} sets ten to twenty tokens, and its logo says its name`, () => {
    const css = readFileSync(new URL(`${slug}/theme.css`, themes), 'utf8')
    const set = Object.keys(parseTheme(css).tokens)
    assert.ok(set.length >= 10 && set.length <= 20, `${set.length} tokens`)
    assert.match(readFileSync(new URL(`${slug}/logo.svg`, themes), 'utf8'), /<title/)
  })
}

test('the themes differ from each other in colour, font, shape and density', () => {
  const parsed = institutions.map(
    (slug) => parseTheme(readFileSync(new URL(`${slug}/theme.css`, themes), 'utf8')).tokens,
  )
  for (const names of [
    ['color-accent'],
    ['color-surface-subtle'],
    ['font-heading'],
    ['radius', 'border-width'],
    ['space', 'font-size', 'line-height', 'radius'],
  ]) {
    const looks = parsed.map((tokens) => names.map((name) => tokens[`--opslag-${name}`]).join())
    assert.equal(new Set(looks).size, parsed.length, names.join())
  }
})

test('the defaults have no fault of their own', () => {
  assert.deepEqual(validateTokens({}), [])
  assert.deepEqual(validateTokens(DEFAULTS), [])
})

test('base.css is what the list of tokens makes of it', () => {
  assert.equal(readFileSync(new URL('base.css', themes), 'utf8'), baseCss())
  for (const name of TOKEN_NAMES) assert.ok(baseCss().includes(`${name}: ${DEFAULTS[name]};`), name)
})

test('every token says in both languages what it is for', () => {
  for (const name of TOKEN_NAMES) {
    assert.match(TOKENS[name].says.da, /^\p{Lu}.+\.$/u, name)
    assert.match(TOKENS[name].says.en, /^\p{Lu}.+\.$/u, name)
  }
})

test('everything written in a colour must be readable on something', () => {
  const grounds = /surface|divider/
  for (const name of TOKEN_NAMES) {
    const token = TOKENS[name]
    if (token.kind === 'color' && !grounds.test(name)) assert.ok(token.on.length > 0, name)
  }
})

test('colours are read as CSS reads them', () => {
  const cases: [text: string, rgb: [number, number, number] | null][] = [
    ['#fff', [255, 255, 255]],
    ['#00583F', [0, 88, 63]],
    ['#abc', [170, 187, 204]],
    ['rgb(0, 88, 63)', [0, 88, 63]],
    ['rgb(0 88 63)', [0, 88, 63]],
    ['rgb(100% 0% 50%)', [255, 0, 127.5]],
    ['hsl(120, 100%, 50%)', [0, 255, 0]],
    ['hsl(240deg 100% 25%)', [0, 0, 127.5]],
    ['hsl(0 0% 100%)', [255, 255, 255]],
    ['#ffff', null],
    ['#00000080', null],
    ['#12345', null],
    ['rgb(0 88 63 / 50%)', null],
    ['rgba(0, 88, 63, 1)', null],
    ['rgb(300 0 0)', null],
    ['rgb(1.2.3 0 0)', null],
    ['rgb(10deg 0 0)', null],
    ['hsl(0 120% 50%)', null],
    ['hsl(0 0 50%)', null],
    ['red', null],
    ['transparent', null],
    ['currentColor', null],
    ['', null],
  ]
  for (const [text, rgb] of cases) {
    const read = readColor(text)
    if (rgb === null) assert.equal(read, null, text)
    else {
      assert.ok(read, text)
      for (const index of [0, 1, 2] as const) assert.ok(Math.abs(read[index] * 255 - rgb[index]) < 1e-6, text)
    }
  }
})

test('contrast is what DKFDS and WCAG publish for known pairs', () => {
  const cases: [one: string, other: string, ratio: number][] = [
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#CC0000', '#FFFFFF', 5.89],
    ['#CC0000', '#ffe0e0', 4.76],
    ['#707070', '#ffffff', 4.95],
    ['#707070', '#F5F5F5', 4.54],
    ['#8E8E8E', '#ffffff', 3.28],
    ['#454545', '#ffffff', 9.59],
    ['#0059B3', '#ffffff', 6.82],
    ['#004D99', '#ffffff', 8.33],
    ['#febb30', '#ffffff', 1.7],
  ]
  for (const [one, other, ratio] of cases) {
    const [a, b] = [readColor(one), readColor(other)]
    assert.ok(a && b)
    assert.ok(Math.abs(contrast(a, b) - ratio) < 0.01, `${one} on ${other}: ${contrast(a, b)}`)
    assert.equal(contrast(a, b), contrast(b, a))
  }
})

test('a value that is not its kind is refused by code', () => {
  const cases: [name: string, value: string, code: ThemeFault['code'] | null][] = [
    ['--opslag-color-divider', '#eee', null],
    ['--opslag-color-divider', 'grey', 'not-a-colour'],
    ['--opslag-color-divider', '', 'not-a-colour'],
    ['--opslag-radius', '0px', null],
    ['--opslag-radius', '12.5px', null],
    ['--opslag-radius', '32px', null],
    ['--opslag-radius', '33px', 'out-of-range'],
    ['--opslag-radius', '0', 'not-a-length'],
    ['--opslag-radius', '1rem', 'not-a-length'],
    ['--opslag-radius', '-1px', 'not-a-length'],
    ['--opslag-radius', '1e9px', 'not-a-length'],
    ['--opslag-radius', 'calc(1px + 1px)', 'not-a-length'],
    ['--opslag-radius', '4px 8px', 'not-a-length'],
    ['--opslag-font-size', '13px', 'out-of-range'],
    ['--opslag-text-max-width', '60ch', null],
    ['--opslag-text-max-width', '600px', 'not-a-length'],
    ['--opslag-line-height', '1.6', null],
    ['--opslag-line-height', '1.6em', 'not-a-number'],
    ['--opslag-line-height', '0.9', 'out-of-range'],
    ['--opslag-heading-weight', 'bold', 'not-a-number'],
    ['--opslag-font-text', 'Georgia, serif', null],
    ['--opslag-font-text', '"Søhest Sans", Arial, sans-serif', null],
    ['--opslag-font-text', "'A B', -apple-system, system-ui", null],
    ['--opslag-font-text', 'Georgia', 'no-generic-font'],
    ['--opslag-font-text', '12px/1 Georgia, serif', 'not-a-font'],
    ['--opslag-font-text', '"Open, serif', 'not-a-font'],
    ['--opslag-font-text', ', serif', 'not-a-font'],
  ]
  for (const [name, value, code] of cases)
    assert.deepEqual(codes(validateTokens({ [name]: value })), code ? [code] : [], `${name}: ${value}`)
})

const HOSTILE = [
  '#fff;} body{display:none',
  '#fff; background: red',
  'url(https://example.dk/x)',
  'url (x)',
  'URL("x")',
  'u\\72l(x)',
  'image-set("x" 1x)',
  'expression(alert(1))',
  '@import "x"',
  'var(--secret)',
  'env(x)',
  'attr(href)',
  'red /* */',
  '*/ x',
  '<style>',
  '</style>',
  '#fff !important',
  '#fff\n',
  '#fff\u0000',
  '#fff\u2028',
  'javascript:alert(1)',
]

test('a value that could be more than a value is refused for every token, whatever its kind', () => {
  for (const value of HOSTILE)
    for (const name of TOKEN_NAMES) {
      const faults = validateTokens({ [name]: value })
      assert.ok(
        faults.some((fault) => fault.code === 'more-than-a-value' && fault.token === name),
        `${name}: ${JSON.stringify(value)}`,
      )
    }
})

test('a style sheet made of stored tokens holds one rule of known tokens, whatever was stored', () => {
  const stored: Record<string, string> = { 'color: red; --x': '1', '--opslag-color-page': '#fff', toString: 'x' }
  for (const [index, value] of HOSTILE.entries()) stored[TOKEN_NAMES[index % TOKEN_NAMES.length]!] = value
  assert.equal(themeSheet(stored, ':host'), ':host {\n}\n')
  assert.equal(
    themeSheet({ '--opslag-radius': '8px', '--opslag-color-accent': '#00583f' }, ':root'),
    ':root {\n  --opslag-color-accent: #00583f;\n  --opslag-radius: 8px;\n}\n',
  )
})

test('names that every object has are not tokens', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    assert.equal(isTokenName(name), false)
    assert.deepEqual(codes(validateTokens(JSON.parse(`{"${name}":"#fff"}`))), ['unknown-token'], name)
  }
})

test('an unknown token names the one that was probably meant', () => {
  const cases: [name: string, nearest: string | null][] = [
    ['--opslag-color-acent', '--opslag-color-accent'],
    ['--opslag-colour-text', '--opslag-color-text'],
    ['--opslag-raduis', '--opslag-radius'],
    ['--opslag-shadow-of-everything', null],
    ['--job-color-accent', null],
    [`--opslag-${'x'.repeat(5_000)}`, null],
  ]
  for (const [token, nearest] of cases)
    assert.deepEqual(validateTokens({ [token]: '#000000' }), [{ code: 'unknown-token', token, nearest }], token)
})

test('a colour that cannot be read on its grounds is refused once, with the ratio on each and the least', () => {
  assert.deepEqual(validateTokens({ '--opslag-color-link': '#777777' }), [
    {
      code: 'contrast',
      token: '--opslag-color-link',
      on: [
        { token: '--opslag-color-surface', ratio: 4.47 },
        { token: '--opslag-color-surface-subtle', ratio: 4.1 },
        { token: '--opslag-color-error-surface', ratio: 3.62 },
        { token: '--opslag-color-success-surface', ratio: 3.89 },
        { token: '--opslag-color-warning-surface', ratio: 3.91 },
      ],
      least: 4.5,
    },
  ])
})

test('changing a ground alone is held against the defaults of what is read on it', () => {
  const faults = validateTokens({ '--opslag-color-surface': '#555555' })
  assert.ok(faults.some((fault) => fault.code === 'contrast' && fault.token === '--opslag-color-text'))
  assert.ok(faults.some((fault) => fault.code === 'contrast' && fault.token === '--opslag-color-border'))
})

test('edges and focus need 3, text needs 4.5', () => {
  assert.deepEqual(validateTokens({ '--opslag-color-border': '#888888' }), [])
  assert.deepEqual(codes(validateTokens({ '--opslag-color-text-muted': '#888888' })), ['contrast'])
})

test('a theme.css is read as tokens, comments and line breaks aside', () => {
  assert.deepEqual(
    parseTheme('/* a; { } */ :root {\n  --opslag-radius : 4px;/* x */\n --opslag-font-text: Georgia,\n    serif }')
      .tokens,
    { '--opslag-radius': '4px', '--opslag-font-text': 'Georgia, serif' },
  )
})

test('a theme.css that does anything but set tokens once is refused by code', () => {
  const cases: [css: string, code: string[]][] = [
    [':root { --opslag-radius: 4px }', []],
    ['', ['not-one-rule']],
    ['--opslag-radius: 4px;', ['not-one-rule']],
    ['@import "x"; :root { --opslag-radius: 4px }', ['not-one-rule']],
    [':root { --opslag-radius: 4px } a { color: red }', ['not-one-rule']],
    ['@media print { :root { --opslag-radius: 4px } }', ['not-one-rule']],
    [':root { color: red; --opslag-radius: 4px }', ['not-a-declaration']],
    [':root { --opslag-radius }', ['not-a-declaration']],
    [':root { --opslag-radius: 4px; --opslag-radius: 5px }', ['duplicate-token']],
    [':root { --opslag-shape: 4px }', ['unknown-token']],
    [':root { --opslag-color-divider: url(x) }', ['more-than-a-value']],
  ]
  for (const [css, expected] of cases) assert.deepEqual(codes(validateTheme(css)), expected, css)
})

test('every fault is a whole sentence in both languages that names the token and what to do', () => {
  const faults = [
    ...validateTheme(':root { color: red; --opslag-radius: 4em; --opslag-radius: 1px; --opslag-raduis: 1px }'),
    ...validateTheme(''),
    ...validateTokens({
      '--opslag-color-link': '#aaaaaa',
      '--opslag-color-text': 'ink',
      '--opslag-line-height': 'high',
      '--opslag-font-size': '40px',
      '--opslag-font-text': 'Georgia',
      '--opslag-font-heading': '12',
      '--opslag-color-focus': 'url(x)',
      '--opslag-nothing-like-it-at-all': '1',
    }),
  ]
  assert.equal(new Set(codes(faults)).size, 12)
  for (const fault of faults) {
    const [danish, english] = [faultSentence(fault, 'da'), faultSentence(fault, 'en')]
    assert.notEqual(danish, english)
    for (const sentence of [danish, english]) {
      assert.match(sentence, /[.?]$/)
      assert.doesNotMatch(sentence, /undefined|NaN|\[object/)
      if ('token' in fault) assert.ok(sentence.includes(fault.token), sentence)
    }
  }
  const low = (...on: { token: TokenName; ratio: number }[]): ThemeFault => ({
    code: 'contrast',
    token: '--opslag-color-link',
    on,
    least: 4.5,
  })
  assert.equal(
    faultSentence(low({ token: '--opslag-color-surface', ratio: 4.47 }), 'da'),
    'Links, også stillingernes titler (--opslag-color-link) har kontrasten 4,47 på Baggrunden bag det hele (--opslag-color-surface). Der skal mindst 4,5 til.',
  )
  assert.equal(
    faultSentence(
      low(
        { token: '--opslag-color-surface', ratio: 4.47 },
        { token: '--opslag-color-error-surface', ratio: 3.62 },
        { token: '--opslag-color-success-surface', ratio: 3.89 },
      ),
      'en',
    ),
    'Links, the titles of jobs among them (--opslag-color-link) has contrast 4.47 on Behind everything (--opslag-color-surface), 3.62 on Behind the error summary (--opslag-color-error-surface) and 3.89 on Behind the receipt (--opslag-color-success-surface). At least 4.5 is needed.',
  )
})
