import type { Institution } from '../../server/contract/institution.ts'
import { DEFAULTS } from '../../themes/defaults.ts'
import type { Api } from './api.ts'

type Theme = Institution['theme']

const sheets = new Map<string, CSSStyleSheet>()
const worn = new WeakMap<ShadowRoot, CSSStyleSheet>()
const fonts = new Set<string>()

/** Whether a value may be set for a token: the token is in the list, and the value is plain and fetches nothing. */
export function isTokenValue(name: string, value: string): boolean {
  if (!Object.hasOwn(DEFAULTS, name)) return false
  if (!name.startsWith('--opslag-color')) return /^[\w\s,."'%-]+$/.test(value)
  // A reference to something else passes for a colour too.
  return CSS.supports('color', value) && !/(var|env|attr)\(/i.test(value)
}

/** The theme that a signed parameter stands for (`server/themes/preview.ts`), or the published one where it is not good. */
export async function previewed(api: Api, institution: string, token: string, published: Theme): Promise<Theme> {
  try {
    return { ...published, ...(await api.preview?.(institution, token))?.theme }
  } catch {
    return published
  }
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
      if (isTokenValue(name, value)) {
        style.setProperty(name, value)
        // What a page's rules may not change (`form/styles.ts`) takes the institution's own from here.
        style.setProperty(name.replace('opslag', '_safe'), value, 'important')
      }
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
  try {
    document.fonts.add(new FontFace(family, `url("${address}")`, { weight, style, display: 'swap' }))
  } catch {
    // A form on the page carries the name: the jobs stand in the next font.
  }
}
