import type { Institution } from '../../server/contract/institution.ts'
import { DEFAULTS } from '../../themes/defaults.ts'
import { loadElement } from './chunks.ts'

type Theme = Institution['theme']

const sheets = new Map<string, CSSStyleSheet>()
const worn = new WeakMap<ShadowRoot, CSSStyleSheet>()

/** Whether a value may be set for a token: the token is in the list, and the value is plain and fetches nothing. */
export function isTokenValue(name: string, value: string): boolean {
  if (!Object.hasOwn(DEFAULTS, name)) return false
  if (!name.startsWith('--opslag-color')) return /^[\w\s,."'%-]+$/.test(value)
  // A reference to something else passes for a colour too.
  return CSS.supports('color', value) && !/(var|env|attr)\(/i.test(value)
}

/** The one rule of a theme's sheet. */
const styleOf = (sheet: CSSStyleSheet) => (sheet.cssRules[0] as CSSStyleRule).style

/**
 * Puts a theme's sheet on an element in the place of the one before: one per theme, shared by all elements that wear it. It
 * sets tokens on `:host`, so the page's own rules for the tag win over it. Values go in through the style object model, where
 * they cannot leave their declaration. Answers whether it is another than before.
 */
export function dress(root: ShadowRoot, { tokens, dark }: Pick<Theme, 'tokens' | 'dark'>): boolean {
  const all = { ...tokens, ...dark }
  const key = JSON.stringify(all)
  let sheet = sheets.get(key)
  if (!sheet) {
    sheets.set(key, (sheet = new CSSStyleSheet()))
    // An element is dark where the page says that it is (`color-scheme`), and only in a theme that has colours for it.
    sheet.replaceSync(`:host{}${dark ? '@media not print{.opslag{color-scheme:inherit}}' : ''}`)
    for (const [name, value] of Object.entries(all))
      if (isTokenValue(name, value)) {
        styleOf(sheet).setProperty(name, value)
        // What a page's rules may not change (`form/styles.ts`) takes the institution's own from here.
        styleOf(sheet).setProperty(name.replace('opslag', '_safe'), value, 'important')
      }
  }
  const before = worn.get(root)
  if (before === sheet) return false
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((one) => one !== before), sheet]
  worn.set(root, sheet)
  return true
}

/** Dresses an element in its institution's theme, with its fonts, and keeps it readable where the page paints it. */
export function wearTheme(root: ShadowRoot, theme: Theme, base: string): void {
  if (!dress(root, theme)) return
  for (const font of theme.fonts) registerFont(font, base)
  heedPage(root)
}

/** A font face is ignored inside a shadow root: it goes to the document, once, with what stands in for it meanwhile. */
export function registerFont({ family, weight, style, url, fallback }: Theme['fonts'][number], base: string) {
  const add = (name: string, source: string, more: object) =>
    document.fonts.add(new FontFace(name, source, { weight, style, ...more }))
  try {
    // Another element may have registered it, or, on our own pages, the style sheet.
    for (const face of document.fonts)
      if (face.family.replace(/"/g, '') + face.weight + face.style === family + weight + style) return
    if (fallback) add(`${family} Fallback`, fallback.src, fallback)
    add(family, `url("${new URL(url, `${base || location.origin}/`).href}")`, { display: 'swap' })
  } catch {
    // A form on the page carries the name: the jobs stand in the next font.
  }
}

/** What keeps an element readable where its page paints it (`readable.ts`); it comes when a page does. */
export const READABLE = 'readable'

type Readable = typeof import('./readable.ts')

/** All tokens as a style has them. */
const tokensIn = (style: CSSStyleDeclaration) =>
  Object.entries(DEFAULTS).map(([name, standard]) => style.getPropertyValue(name) || standard)

const looks = new WeakMap<Node, () => void>()
/** One for all tags: what a page takes away takes nothing of it along. */
let tags: MutationObserver | undefined

function heedPage(root: ShadowRoot): void {
  const look = () => {
    const own = styleOf(worn.get(root) as CSSStyleSheet)
    if (root.isConnected && `${tokensIn(getComputedStyle(root.host))}` !== `${tokensIn(own)}`)
      loadElement<Readable>(READABLE)
        .then(({ keepReadable }) => keepReadable(root, own))
        .catch(() => {})
  }
  look()
  // The page's style sheets may come after the script, and its choice of colours with a press.
  if (document.readyState !== 'complete') addEventListener('load', look, { once: true })
  looks.set(root.host, look)
  tags ??= new MutationObserver((all) => {
    for (const { target } of all) looks.get(target)?.()
  })
  tags.observe(root.host, { attributeFilter: ['class', 'style'] })
}
