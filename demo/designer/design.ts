import { readColor } from '../../themes/contrast.ts'
import { FALLBACK, type Fallback } from '../../themes/fonts.ts'
import { isTokenName, TOKEN_NAMES, TOKENS, type TokenName } from '../../themes/tokens.ts'

export type Tokens = Readonly<Record<string, string>>
/** Where a colour holds: on light pages and all others, or where the page is dark. */
export type Scheme = 'light' | 'dark'

/** The layouts that an institution chooses among; the first of each is the standard. */
export const LAYOUTS = {
  list: ['rows', 'cards', 'table'],
  form: ['steps', 'one-page'],
  ad: ['facts-aside', 'hero', 'plain', 'compact'],
  agent: ['steps', 'compact'],
} as const
export type LayoutOf = keyof typeof LAYOUTS
/** `ad` may name a template of the institution's own. */
export type Layouts = {
  readonly list: (typeof LAYOUTS.list)[number]
  readonly form: (typeof LAYOUTS.form)[number]
  readonly ad: string
  readonly agent: (typeof LAYOUTS.agent)[number]
}

/** A font of the designer's own. `bytes` is null where the design came by a link: files stay where they are. */
export type OwnFont = {
  family: string
  weight: string
  style: 'normal' | 'italic'
  /** As in a theme's folder: `fonts/husets-400.woff2`. */
  file: string
  /** Who owns it, and on what terms it is used. */
  licence: string
  bytes: Uint8Array<ArrayBuffer> | null
  fallback: Fallback | null
}

/** The institution's logo. `svg` is null where the design came by a link. */
export type OwnLogo = { file: string; svg: string | null; text: string; licence: string }

/** Everything that a designer has decided. A value that is wrong is kept as it was written: the check speaks of it. */
export type Design = {
  /** What the institution, and so the design, is called. */
  name: string
  /** The shipped theme that it began with; empty where that is not known. */
  base: string
  tokens: Tokens
  dark: Tokens | null
  layouts: Layouts
  fonts: readonly OwnFont[]
  logo: OwnLogo | null
}

/** What a shipped theme brings to the design that begins with it. */
export type Start = { name: string; tokens: Tokens; dark: Tokens | null }

export const STANDARD_LAYOUTS: Layouts = {
  list: LAYOUTS.list[0],
  form: LAYOUTS.form[0],
  ad: LAYOUTS.ad[0],
  agent: LAYOUTS.agent[0],
}

export const newDesign = ({ name, tokens, dark }: Start): Design => ({
  name: '',
  base: name,
  tokens: { ...tokens },
  dark: dark && { ...dark },
  layouts: STANDARD_LAYOUTS,
  fonts: [],
  logo: null,
})

export type Change =
  /** A value; null: the theme does not say it, and the standard holds (in the dark: the light one). `isWhole`: pressed, not typed. */
  | { kind: 'token'; scheme: Scheme; token: TokenName; value: string | null; isWhole?: boolean }
  | { kind: 'dark'; dark: Tokens | null }
  | { kind: 'start'; start: Start }
  | { kind: 'layout'; of: LayoutOf; value: string }
  | { kind: 'name'; name: string }
  /** One more, or another in the place of the one with the same file. */
  | { kind: 'font'; font: OwnFont }
  | { kind: 'font-gone'; file: string }
  /** All of them at once; `of` says what of which was changed. */
  | { kind: 'fonts'; fonts: readonly OwnFont[]; of: string }
  | { kind: 'logo'; logo: OwnLogo | null }
  /** Another design altogether: one that came by a link or from the server. */
  | { kind: 'all'; design: Design }

function withToken(tokens: Tokens, token: TokenName, value: string | null): Tokens {
  const { [token]: _, ...others } = tokens
  return value === null ? others : { ...others, [token]: value }
}

/** The design after a change; a change that changes nothing answers the very same one. */
export function changed(design: Design, change: Change): Design {
  switch (change.kind) {
    case 'token': {
      const before = change.scheme === 'dark' ? (design.dark ?? {}) : design.tokens
      if ((Object.hasOwn(before, change.token) ? before[change.token] : null) === change.value) return design
      const after = withToken(before, change.token, change.value)
      return change.scheme === 'dark' ? { ...design, dark: after } : { ...design, tokens: after }
    }
    case 'dark':
      return design.dark === change.dark ? design : { ...design, dark: change.dark }
    case 'start': {
      // What is the institution's own stays: its name, its layouts and its files.
      const { tokens, dark, base } = newDesign(change.start)
      return { ...design, tokens, dark, base }
    }
    case 'layout':
      if (design.layouts[change.of] === change.value) return design
      return { ...design, layouts: { ...design.layouts, [change.of]: change.value } }
    case 'name':
      return design.name === change.name ? design : { ...design, name: change.name }
    case 'font': {
      const isThere = design.fonts.some(({ file }) => file === change.font.file)
      const fonts = isThere
        ? design.fonts.map((font) => (font.file === change.font.file ? change.font : font))
        : [...design.fonts, change.font]
      return { ...design, fonts }
    }
    case 'fonts':
      return { ...design, fonts: change.fonts }
    case 'font-gone': {
      const fonts = design.fonts.filter(({ file }) => file !== change.file)
      return fonts.length === design.fonts.length ? design : { ...design, fonts }
    }
    case 'logo':
      return design.logo === change.logo ? design : { ...design, logo: change.logo }
    case 'all':
      return change.design
  }
}

/** What a change is of: those that follow each other quickly and are of the same are one step. */
export const targetOf = (change: Change): string | null =>
  change.kind === 'token'
    ? change.isWhole
      ? null
      : `${change.scheme} ${change.token}`
    : change.kind === 'name'
      ? 'name'
      : change.kind === 'fonts'
        ? `fonts ${change.of}`
        : change.kind === 'logo'
          ? 'logo'
          : null

/** The value that holds: the design's, else the standard's; in the dark its own, else the light one. */
export function tokenValue(design: Pick<Design, 'tokens' | 'dark'>, token: TokenName, scheme: Scheme): string {
  const own = (tokens: Tokens | null) => (tokens && Object.hasOwn(tokens, token) ? tokens[token] : undefined)
  return (scheme === 'dark' ? own(design.dark) : undefined) ?? own(design.tokens) ?? TOKENS[token].default
}

/** The colour that is worn: where a value is no colour, the one that would hold without it. */
export function wornColour(design: Pick<Design, 'tokens' | 'dark'>, token: TokenName, scheme: Scheme): string {
  const inTurn = [design, { ...design, dark: null }].map((one) => tokenValue(one, token, scheme))
  return inTurn.find((value) => readColor(value)) ?? TOKENS[token].default
}

/** The colours' names, in the order of the list; the others' after them. */
export const COLOURS = TOKEN_NAMES.filter((name) => TOKENS[name].kind === 'color')
export const MEASURES = TOKEN_NAMES.filter((name) => TOKENS[name].kind === 'length' || TOKENS[name].kind === 'number')
export const STACKS = TOKEN_NAMES.filter((name) => TOKENS[name].kind === 'font')

/** A design in which a family goes by another name: what names it names it still. */
export function withFamilyNamed(design: Design, before: string, family: string): Design {
  const named = (stack: string) =>
    [before, before + FALLBACK].reduce(
      (said, one) => said.replaceAll(`"${one}"`, `"${family}${one.slice(before.length)}"`),
      stack,
    )
  const stacks = STACKS.flatMap((token) => {
    const stack = design.tokens[token]
    return stack === undefined ? [] : [[token, named(stack)] as const]
  })
  return { ...design, tokens: { ...design.tokens, ...Object.fromEntries(stacks) } }
}

export { isTokenName }
