import type { Institution } from '../../server/contract/institution.ts'
import { DEFAULTS } from '../../themes/defaults.ts'

type Theme = Institution['theme']

const sheets = new Map<string, CSSStyleSheet>()
const worn = new WeakMap<ShadowRoot, CSSStyleSheet>()
const fonts = new Set<string>()

/** A property that takes the same values as a token, by how the token's name begins after `--opslag-`. */
const TAKES: [start: RegExp, property: string][] = [
  [/^color/, 'color'],
  [/^font-(?!size)/, 'font-family'],
  [/^(line-height|heading-weight)/, 'flex-grow'],
  [/^/, 'width'],
]

/** Whether a value may be set for a token: the token is in the list, and the value is plain and of its kind. */
export function isTokenValue(name: string, value: string): boolean {
  const takes = TAKES.find(([start]) => start.test(name.slice(9)))
  // What refers to something else passes for any kind.
  return Object.hasOwn(DEFAULTS, name) && !/(var|env|attr)\(/i.test(value) && CSS.supports(takes?.[1] ?? '', value)
}

/**
 * Dresses an element in its institution's theme: one sheet per theme, shared by all elements that wear it. It sets tokens
 * on `:host`, so the page's own rules for the tag win over it. Values go in through the style object model, where they
 * cannot leave their declaration.
 */
export function wearTheme(root: ShadowRoot, theme: Theme, base: string): void {
  const key = JSON.stringify(theme.tokens)
  let sheet = sheets.get(key)
  if (!sheet) {
    sheets.set(key, (sheet = new CSSStyleSheet()))
    sheet.replaceSync(':host{}')
    const { style } = sheet.cssRules[0] as CSSStyleRule
    for (const [name, value] of Object.entries(theme.tokens)) if (isTokenValue(name, value)) style.setProperty(name, value)
  }
  const before = worn.get(root)
  if (before === sheet) return
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((one) => one !== before), sheet]
  worn.set(root, sheet)
  for (const font of theme.fonts) registerFont(font, base)
}

/** A font face is ignored inside a shadow root: it goes to the document, once. */
function registerFont({ family, weight, style, url }: Theme['fonts'][number], base: string) {
  const key = `${family} ${weight} ${style}`
  if (fonts.has(key)) return
  fonts.add(key)
  const address = new URL(url, `${base || location.origin}/`).href
  document.fonts.add(new FontFace(family, `url("${address}")`, { weight, style, display: 'swap' }))
}
