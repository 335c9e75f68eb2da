import { contrast, readColor } from './contrast.ts'
import { parseTheme, type SyntaxFault } from './parse.ts'
import { isTokenName, TOKEN_NAMES, TOKENS, type Token, type TokenName } from './tokens.ts'

/** What is wrong with one token's value. `ratio` is cut, not rounded, to two decimals: 4.499 is not 4.5. */
type TokenFault =
  | { code: 'unknown-token'; token: string; nearest: TokenName | null }
  | { code: 'more-than-a-value'; token: TokenName }
  | { code: 'not-a-colour'; token: TokenName; value: string }
  | { code: 'not-a-length'; token: TokenName; value: string; units: readonly string[] }
  | { code: 'not-a-number'; token: TokenName; value: string }
  | { code: 'not-a-font'; token: TokenName; value: string }
  | { code: 'no-generic-font'; token: TokenName; value: string }
  | { code: 'out-of-range'; token: TokenName; value: string; least: number; most: number; unit: string }
  | { code: 'contrast'; token: TokenName; on: TokenName; ratio: number; least: number }

export type ThemeFault = TokenFault | SyntaxFault
export type ThemeFaultCode = ThemeFault['code']

/**
 * Everything that is wrong with a theme's tokens; none means that it may be used. Tokens that are left out stand at their
 * defaults and count in the contrasts. Values are put in style sheets, so whatever could end a declaration or load
 * something is refused before it is read as anything else.
 */
export function validateTokens(tokens: Readonly<Record<string, string>>): TokenFault[] {
  const faults = Object.entries(tokens).flatMap(([name, value]) => {
    if (!isTokenName(name)) return [{ code: 'unknown-token', token: name, nearest: nearestToken(name) } as const]
    const fault = valueFault(name, value)
    return fault ? [fault] : []
  })
  return [...faults, ...contrastFaults(tokens)]
}

/** Everything that is wrong with a `theme.css`: how it is written, and then its tokens. */
export function validateTheme(css: string): ThemeFault[] {
  const { tokens, faults } = parseTheme(css)
  return [...faults, ...validateTokens(tokens)]
}

/**
 * The tokens as a style sheet with one rule. A token that is not in the list, or whose value is not its kind, is left
 * out, so that nothing but declarations of tokens can come of it, whatever was stored.
 */
export function themeSheet(tokens: Readonly<Record<string, string>>, selector: ':root' | ':host'): string {
  const lines = TOKEN_NAMES.flatMap((name) => {
    const value = Object.hasOwn(tokens, name) ? tokens[name] : undefined
    return value === undefined || valueFault(name, value) ? [] : [`  ${name}: ${value};\n`]
  })
  return `${selector} {\n${lines.join('')}}\n`
}

/** Characters and words by which a value could be more than a value; no token needs any of them. */
const MORE_THAN_A_VALUE =
  /[;{}<>@\\!&]|\/\*|\*\/|[\p{Cc}\u2028\u2029]|\b(?:url|expression|image-set|image|src|var|env|attr|element|javascript|import)\s*[(:]/iu

function valueFault(token: TokenName, value: string): TokenFault | null {
  if (MORE_THAN_A_VALUE.test(value)) return { code: 'more-than-a-value', token }
  const spec = TOKENS[token]
  if (spec.kind === 'color') return readColor(value) ? null : { code: 'not-a-colour', token, value }
  if (spec.kind === 'font') return fontFault(token, value)
  return measureFault(token, value, spec)
}

const MEASURE = /^(\d{1,4}(?:\.\d{1,4})?)([a-z%]*)$/

function measureFault(token: TokenName, value: string, spec: Token & { kind: 'length' | 'number' }): TokenFault | null {
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

function fontFault(token: TokenName, value: string): TokenFault | null {
  const families = value.split(',').map((family) => family.trim())
  if (!families.every((family) => FAMILY.test(family))) return { code: 'not-a-font', token, value }
  return GENERIC.has(families.at(-1) ?? '') ? null : { code: 'no-generic-font', token, value }
}

function contrastFaults(tokens: Readonly<Record<string, string>>): TokenFault[] {
  const colorOf = (name: TokenName) => readColor((Object.hasOwn(tokens, name) && tokens[name]) || TOKENS[name].default)
  return TOKEN_NAMES.flatMap((token) => {
    const spec = TOKENS[token]
    if (spec.kind !== 'color') return []
    return spec.on.flatMap(({ token: on, least }): TokenFault[] => {
      const [ink, ground] = [colorOf(token), colorOf(on)]
      // A value that is no colour has a fault of its own.
      if (!ink || !ground) return []
      const ratio = contrast(ink, ground)
      return ratio < least ? [{ code: 'contrast', token, on, ratio: Math.floor(ratio * 100) / 100, least }] : []
    })
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
