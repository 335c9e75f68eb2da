import { WEIGHT } from './fonts.ts'
import { isTokenName, TOKENS } from './tokens.ts'
import { darkPairs, type ThemeTokens, type TokenValues, valueFaults } from './validate.ts'

// A theme on its way from the designer's bench to a page of another site, as a message between windows. Both ends have it from
// here: the bench writes nothing that the page would not take, and the page takes nothing that is more than a theme.

/** A font by its bytes: no address comes along, so that a page fetches nothing for it. */
export type LiveFont = { family: string; weight: string; style: 'normal' | 'italic'; bytes: ArrayBuffer }

/** Fonts that the page has already are left out; it keeps them. */
export type LiveMessage = {
  opslag: 1
  type: 'theme'
  tokens: TokenValues
  dark: TokenValues | null
  fonts: readonly LiveFont[]
}

/** What a page says that is ready to be dressed. */
export const READY = { opslag: 1, type: 'theme-ready' } as const

/** A theme as elements wear it: `dark` holds pairs. */
export type LiveTheme = { tokens: Record<string, string>; dark: Record<string, string> | null; fonts: LiveFont[] }

/** As many fonts as a design may bring, and as large as the server takes them. */
const MOST_FONTS = 24
const MOST_BYTES = 2_000_000
/** As long as the server takes a token's value. */
const LONGEST = 300

const FAMILY = /^Opslag [\p{L}\p{N} ._-]{1,100}$/u
const WOFF2 = 0x774f4632

const has = (value: unknown, ...names: string[]): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).sort().join() === names.sort().join()

/** Tokens that are known, each with a value of its kind. */
const areTokens = (value: unknown): value is TokenValues =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((one) => typeof one === 'string' && one.length <= LONGEST) &&
  valueFaults(value as TokenValues).length === 0

const areColours = (value: unknown): value is TokenValues =>
  areTokens(value) && Object.keys(value).every((name) => isTokenName(name) && TOKENS[name].kind === 'color')

const isFont = (value: unknown): value is LiveFont => {
  if (!has(value, 'family', 'weight', 'style', 'bytes')) return false
  const { family, weight, style, bytes } = value
  return (
    typeof family === 'string' &&
    FAMILY.test(family) &&
    typeof weight === 'string' &&
    WEIGHT.test(weight) &&
    (style === 'normal' || style === 'italic') &&
    bytes instanceof ArrayBuffer &&
    bytes.byteLength > 4 &&
    bytes.byteLength <= MOST_BYTES &&
    new DataView(bytes).getUint32(0) === WOFF2
  )
}

/** The theme that a message is, where it is one from its first letter to its last; null where anything in it is not. */
export function readLive(data: unknown): LiveTheme | null {
  if (!has(data, 'opslag', 'type', 'tokens', 'dark', 'fonts') || data.opslag !== 1 || data.type !== 'theme') return null
  const { tokens, dark, fonts } = data
  if (!areTokens(tokens) || !(dark === null || areColours(dark))) return null
  if (!Array.isArray(fonts) || fonts.length > MOST_FONTS || !fonts.every(isFont)) return null
  return { tokens: { ...tokens }, dark: darkPairs({ tokens, dark }), fonts }
}

const holding = (tokens: TokenValues): TokenValues =>
  Object.fromEntries(Object.entries(tokens).filter(([name, value]) => areTokens({ [name]: value })))

/** A design as a page takes it: what is half typed is left to the standard meanwhile, and a font that is none is left out. */
export const writeLive = ({ tokens, dark }: ThemeTokens, fonts: readonly LiveFont[]): LiveMessage => ({
  opslag: 1,
  type: 'theme',
  tokens: holding(tokens),
  dark: dark ? holding(dark) : null,
  fonts: fonts.filter(isFont).slice(0, MOST_FONTS),
})

/** Whether a message is a page's that is ready. */
export const isReady = (data: unknown): boolean =>
  has(data, 'opslag', 'type') && data.opslag === READY.opslag && data.type === READY.type
