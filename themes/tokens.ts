import { DEFAULTS, type TokenName } from './defaults.ts'
import { PAIRS } from './pairs.ts'

export type { TokenName } from './defaults.ts'

/** A sentence in both languages of the screen. */
export type Says = { da: string; en: string }

export type Token =
  | { kind: 'color'; says: Says; default: string; on: TokenName[]; least: number }
  | { kind: 'font'; says: Says; default: string }
  | { kind: 'length'; says: Says; default: string; units: readonly string[]; least: number; most: number }
  | { kind: 'number'; says: Says; default: string; least: number; most: number }

const color = (name: TokenName, da: string, en: string): Token => {
  const pairs = PAIRS.filter(({ token }) => token === name)
  return {
    kind: 'color',
    says: { da, en },
    default: DEFAULTS[name],
    on: pairs.map(({ on }) => on as TokenName),
    least: Math.max(0, ...pairs.map(({ least }) => least)),
  }
}
const font = (name: TokenName, da: string, en: string): Token => ({
  kind: 'font',
  says: { da, en },
  default: DEFAULTS[name],
})
const length = (name: TokenName, da: string, en: string, units: string[], least: number, most: number): Token => ({
  kind: 'length',
  says: { da, en },
  default: DEFAULTS[name],
  units,
  least,
  most,
})
const number = (name: TokenName, da: string, en: string, least: number, most: number): Token => ({
  kind: 'number',
  says: { da, en },
  default: DEFAULTS[name],
  least,
  most,
})

/**
 * Everything a theme may decide. `on` names what a colour must be readable on and `least` the contrast that it needs there
 * (`pairs.ts`). `least` and `most` of a length or number are inclusive; a length's are in px, or in its unit when that is not px.
 */
export const TOKENS: Record<TokenName, Token> = {
  '--opslag-color-surface': color('--opslag-color-surface', 'Baggrunden bag det hele.', 'Behind everything.'),
  '--opslag-color-surface-subtle': color(
    '--opslag-color-surface-subtle',
    'Baggrunden bag filtre, fakta og kasser.',
    'Behind filters, facts and boxes.',
  ),
  '--opslag-color-text': color('--opslag-color-text', 'Brødtekst og overskrifter.', 'Running text and headings.'),
  '--opslag-color-text-muted': color(
    '--opslag-color-text-muted',
    'Hjælpetekster og oplysninger af anden rang.',
    'Hints and secondary details.',
  ),
  '--opslag-color-accent': color(
    '--opslag-color-accent',
    'Knapper, valgte filtre og det, der skal ses først.',
    'Buttons, chosen filters and what should be seen first.',
  ),
  '--opslag-color-accent-hover': color(
    '--opslag-color-accent-hover',
    'Knapper under markøren.',
    'Buttons under the pointer.',
  ),
  '--opslag-color-on-accent': color(
    '--opslag-color-on-accent',
    'Tekst på knapper og valgte filtre.',
    'Text on buttons and chosen filters.',
  ),
  '--opslag-color-link': color(
    '--opslag-color-link',
    'Links, også stillingernes titler.',
    'Links, the titles of jobs among them.',
  ),
  '--opslag-color-border': color(
    '--opslag-color-border',
    'Kanten på felter og knapper.',
    'The edge of fields and buttons.',
  ),
  '--opslag-color-divider': color(
    '--opslag-color-divider',
    'Linjer mellem rækker. Pynt: intet må afhænge af, at den ses.',
    'Lines between rows. Decoration: nothing may depend on its being seen.',
  ),
  '--opslag-color-focus': color(
    '--opslag-color-focus',
    'Rammen om det, tastaturet står på.',
    'The outline of what has keyboard focus.',
  ),
  '--opslag-color-error': color(
    '--opslag-color-error',
    'Fejltekst og kanten på felter med fejl.',
    'Error text and the edge of fields in error.',
  ),
  '--opslag-color-error-surface': color(
    '--opslag-color-error-surface',
    'Baggrunden bag opsummeringen af fejl.',
    'Behind the error summary.',
  ),
  '--opslag-color-success': color(
    '--opslag-color-success',
    'Det, der er lykkedes: kvitteringen og flueben.',
    'What has succeeded: the receipt and check marks.',
  ),
  '--opslag-color-success-surface': color(
    '--opslag-color-success-surface',
    'Baggrunden bag kvitteringen.',
    'Behind the receipt.',
  ),
  '--opslag-color-warning-surface': color(
    '--opslag-color-warning-surface',
    'Baggrunden bag det, der haster eller er lukket.',
    'Behind what is urgent or closed.',
  ),
  '--opslag-font-text': font('--opslag-font-text', 'Skriften i brødtekst.', 'The font of running text.'),
  '--opslag-font-heading': font('--opslag-font-heading', 'Skriften i overskrifter.', 'The font of headings.'),
  '--opslag-font-size': length(
    '--opslag-font-size',
    'Brødtekstens størrelse; alt andet følger den.',
    'The size of running text; everything else follows it.',
    ['px'],
    14,
    24,
  ),
  '--opslag-line-height': number(
    '--opslag-line-height',
    'Linjeafstanden i brødtekst, i skriftstørrelser.',
    'The line height of running text, in font sizes.',
    1.3,
    2,
  ),
  '--opslag-heading-weight': number(
    '--opslag-heading-weight',
    'Overskrifternes vægt.',
    'The weight of headings.',
    100,
    900,
  ),
  '--opslag-radius': length(
    '--opslag-radius',
    'Hjørnerne på felter, knapper og kasser.',
    'The corners of fields, buttons and boxes.',
    ['px'],
    0,
    32,
  ),
  '--opslag-border-width': length(
    '--opslag-border-width',
    'Tykkelsen af kanten på felter og knapper.',
    'The thickness of the edge of fields and buttons.',
    ['px'],
    1,
    4,
  ),
  '--opslag-space': length(
    '--opslag-space',
    'Afstandenes enhed: afstande er hele og halve antal af den.',
    'The unit of space: distances are whole and half numbers of it.',
    ['px'],
    4,
    16,
  ),
  '--opslag-text-max-width': length(
    '--opslag-text-max-width',
    'Brødtekstens største bredde.',
    'The greatest width of running text.',
    ['ch', 'em'],
    30,
    100,
  ),
}

/** Every token's name, in the order of the list. */
export const TOKEN_NAMES = Object.keys(TOKENS) as TokenName[]

/** Whether a name is a token's; own properties only, since names come from the outside. */
export const isTokenName = (name: string): name is TokenName => Object.hasOwn(TOKENS, name)
