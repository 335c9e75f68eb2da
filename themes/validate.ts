import { contrast, readColor } from './contrast.ts'
import type { FolderFault } from './folder.ts'
import { parseTheme, type SyntaxFault } from './parse.ts'
import { isTokenName, TOKEN_NAMES, TOKENS, type Token, type TokenName } from './tokens.ts'

/** Tokens by their names. */
export type TokenValues = Readonly<Record<string, string>>

/** What is set: tokens, and those that are other where the page is dark. */
export type ThemeTokens = { tokens: TokenValues; dark?: TokenValues | null | undefined }

/** What a colour cannot be read on. `ratio` is cut, not rounded, to two decimals: 4.499 is not 4.5. */
type LowGround = { token: TokenName; ratio: number }

/** What is wrong with one token's value. A colour that cannot be read is one fault, whatever it cannot be read on. */
type ValueFault =
  | { code: 'unknown-token'; token: string; nearest: TokenName | null }
  | { code: 'more-than-a-value'; token: TokenName }
  | { code: 'not-a-colour'; token: TokenName; value: string }
  | { code: 'not-a-length'; token: TokenName; value: string; units: readonly string[] }
  | { code: 'not-a-number'; token: TokenName; value: string }
  | { code: 'not-a-font'; token: TokenName; value: string }
  | { code: 'no-generic-font'; token: TokenName; value: string }
  | { code: 'out-of-range'; token: TokenName; value: string; least: number; most: number; unit: string }
  | { code: 'contrast'; token: TokenName; on: LowGround[]; least: number }

/** `scheme` where it is wrong only in the dark. */
export type TokenFault = (ValueFault | { code: 'not-for-dark'; token: TokenName }) & { scheme?: 'dark' }

export type ThemeFault = TokenFault | SyntaxFault | FolderFault
export type ThemeFaultCode = ThemeFault['code']

/**
 * Everything that is wrong with a theme's tokens; none means that it may be used. Tokens that are left out stand at their
 * defaults and count in the contrasts. Values are put in style sheets, so whatever could end a declaration or load
 * something is refused before it is read as anything else.
 */
export function validateTokens(tokens: TokenValues): TokenFault[] {
  return [...valueFaults(tokens), ...contrastFaults(tokens)]
}

/** Everything that is wrong with a theme's dark colours, which take the place of the others. */
export function validateDark({ tokens, dark }: ThemeTokens): TokenFault[] {
  if (!dark) return []
  const others = Object.keys(dark).flatMap((name): TokenFault[] =>
    isTokenName(name) && TOKENS[name].kind !== 'color' ? [{ code: 'not-for-dark', token: name }] : [],
  )
  const faults = [...valueFaults(dark), ...others, ...contrastFaults({ ...tokens, ...dark })]
  return faults.map((fault) => ({ ...fault, scheme: 'dark' }))
}

/** Everything that is wrong with a `theme.css`: how it is written, and then its tokens. */
export function validateTheme(css: string): ThemeFault[] {
  const { tokens, faults } = parseTheme(css)
  return [...faults, ...validateTokens(tokens)]
}

const usable = (tokens: TokenValues | null | undefined, name: TokenName): string | undefined => {
  const value = tokens && Object.hasOwn(tokens, name) ? tokens[name] : undefined
  return value === undefined || valueFault(name, value) ? undefined : value
}

const rule = (selector: string, lines: readonly string[]) => `${selector} {\n${lines.join('')}}\n`

/**
 * The tokens as a style sheet with one rule. A token that is not in the list, or whose value is not its kind, is left
 * out, so that nothing but declarations of tokens can come of it, whatever was stored.
 */
export function themeSheet(tokens: TokenValues, selector: ':root' | ':host'): string {
  const lines = TOKEN_NAMES.flatMap((name) => {
    const value = usable(tokens, name)
    return value === undefined ? [] : [`  ${name}: ${value};\n`]
  })
  return rule(selector, lines)
}

/**
 * The colours that are other where the page is dark, each beside its light one as a style sheet takes both; null where
 * there are none.
 */
export function darkPairs({ tokens, dark }: ThemeTokens): Record<string, string> | null {
  const pairs = TOKEN_NAMES.flatMap((name) => {
    const value = TOKENS[name].kind === 'color' ? usable(dark, name) : undefined
    return value === undefined ? [] : [[name, `light-dark(${usable(tokens, name) ?? TOKENS[name].default}, ${value})`]]
  })
  return pairs.length ? Object.fromEntries(pairs) : null
}

/**
 * `darkPairs` as a style sheet that comes after `themeSheet`'s; nothing where there are none. They hold where the page is
 * dark: our own follows its visitor, and an element the page it stands on (`color-scheme`).
 */
export function darkSheet(pairs: TokenValues | null, selector: ':root' | ':host'): string {
  const lines = TOKEN_NAMES.flatMap((name) => {
    const [, light = '', dark = ''] =
      /^light-dark\((.+), (.+)\)$/.exec((pairs && Object.hasOwn(pairs, name) && pairs[name]) || '') ?? []
    return readColor(light) && readColor(dark) ? [`  ${name}: light-dark(${light}, ${dark});\n`] : []
  })
  if (lines.length === 0) return ''
  const scheme =
    selector === ':root'
      ? '@media not print { :root { color-scheme: light dark } }'
      : '@media not print { .opslag { color-scheme: inherit } }'
  return `@supports (color: light-dark(red, red)) {\n${rule(selector, lines)}${scheme}\n}\n`
}

/** Characters and words by which a value could be more than a value; no token needs any of them. */
const MORE_THAN_A_VALUE =
  /[;{}<>@\\!&]|\/\*|\*\/|[\p{Cc}\u2028\u2029]|\b(?:url|expression|image-set|image|src|var|env|attr|element|javascript|import)\s*[(:]/iu

/** What is wrong with values by themselves: tokens that are none, and values that are not their token's. */
export const valueFaults = (tokens: TokenValues): ValueFault[] =>
  Object.entries(tokens).flatMap(([name, value]): ValueFault[] => {
    if (!isTokenName(name)) return [{ code: 'unknown-token', token: name, nearest: nearestToken(name) }]
    const fault = valueFault(name, value)
    return fault ? [fault] : []
  })

function valueFault(token: TokenName, value: string): ValueFault | null {
  if (MORE_THAN_A_VALUE.test(value)) return { code: 'more-than-a-value', token }
  const spec = TOKENS[token]
  if (spec.kind === 'color') return readColor(value) ? null : { code: 'not-a-colour', token, value }
  if (spec.kind === 'font') return fontFault(token, value)
  return measureFault(token, value, spec)
}

const MEASURE = /^(\d{1,4}(?:\.\d{1,4})?)([a-z%]*)$/

function measureFault(token: TokenName, value: string, spec: Token & { kind: 'length' | 'number' }): ValueFault | null {
  const [, digits, unit = ''] = MEASURE.exec(value) ?? []
  const units = spec.kind === 'length' ? spec.units : ['']
  if (digits === undefined || !units.includes(unit))
    return spec.kind === 'length'
      ? { code: 'not-a-length', token, value, units }
      : { code: 'not-a-number', token, value }
  const { least, most } = spec
  const size = Number(digits)
  return size < least || size > most ? { code: 'out-of-range', token, value, least, most, unit } : null
}

const GENERIC = new Set(['serif', 'sans-serif', 'monospace', 'system-ui', 'ui-serif', 'ui-sans-serif', 'ui-rounded'])
const FAMILY = /^(?:"[\p{L}\p{N} ._-]+"|'[\p{L}\p{N} ._-]+'|-?\p{L}[\p{L}\p{N}_-]*(?: \p{L}[\p{L}\p{N}_-]*)*)$/u

function fontFault(token: TokenName, value: string): ValueFault | null {
  const families = value.split(',').map((family) => family.trim())
  if (!families.every((family) => FAMILY.test(family))) return { code: 'not-a-font', token, value }
  return GENERIC.has(families.at(-1) ?? '') ? null : { code: 'no-generic-font', token, value }
}

function contrastFaults(tokens: TokenValues): ValueFault[] {
  const colorOf = (name: TokenName) => readColor((Object.hasOwn(tokens, name) && tokens[name]) || TOKENS[name].default)
  return TOKEN_NAMES.flatMap((token) => {
    const spec = TOKENS[token]
    // A value that is no colour has a fault of its own.
    const ink = colorOf(token)
    if (spec.kind !== 'color' || !ink) return []
    const on = spec.on.flatMap((name): LowGround[] => {
      const ground = colorOf(name)
      const ratio = ground ? contrast(ink, ground) : spec.least
      return ratio < spec.least ? [{ token: name, ratio: Math.floor(ratio * 100) / 100 }] : []
    })
    return on.length > 0 ? [{ code: 'contrast', token, on, least: spec.least }] : []
  })
}

/** The token that an unknown name was probably meant to be: at most a third of its letters differ. */
function nearestToken(name: string): TokenName | null {
  // Names come from the outside and the comparison is quadratic.
  if (name.length > 80) return null
  const [best] = TOKEN_NAMES.map((token) => ({ token, apart: distance(name, token) })).sort((a, b) => a.apart - b.apart)
  return best && best.apart <= (best.token.length - '--opslag-'.length) / 3 ? best.token : null
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
