import type { Institution } from '../../server/contract/institution.ts'
import { DEFAULTS } from '../../themes/defaults.ts'

type Theme = Institution['theme']

const sheets = new Map<string, CSSStyleSheet>()
const worn = new WeakMap<ShadowRoot, CSSStyleSheet>()
const fonts = new Set<string>()

// A value that could fetch something or refer to something else of the page is not a plain one.
const NOT_PLAIN = /[;{}<>\\@]|\/\*|\b(?:url|src|image|image-set|cross-fade|element|var|env|attr)\(/i
const PROPERTY = { color: 'color', font: 'font-family', radius: 'width', space: 'width' }

/** Whether a value may be set for a token: the token is in the list, and the value is of its kind and fetches nothing. */
export function isTokenValue(name: string, value: string): boolean {
  if (!Object.hasOwn(DEFAULTS, name) || value.length > 300 || NOT_PLAIN.test(value)) return false
  const said = name.slice('--opslag-'.length)
  const property = /^font-size|width$/.test(said)
    ? 'width'
    : /^(?:line-height|heading-weight)$/.test(said)
      ? 'flex-grow'
      : PROPERTY[said.split('-', 1)[0] as keyof typeof PROPERTY]
  return property !== undefined && CSS.supports(property, value)
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
    for (const [name, value] of Object.entries(theme.tokens))
      if (isTokenValue(name, value)) style.setProperty(name, value)
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
