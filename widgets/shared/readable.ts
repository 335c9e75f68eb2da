import { contrast, type Rgb } from '../../themes/contrast.ts'
import { DEFAULTS, type TokenName } from '../../themes/defaults.ts'
import { COLOR, PAIRS } from '../../themes/pairs.ts'
import { warn } from './warn.ts'

/** Tokens as the institution's theme sets them. */
type Own = CSSStyleDeclaration
/** What each colour is worth, by its token. */
type Level = Readonly<Record<string, string>>

const NAMES = (Object.keys(DEFAULTS) as TokenName[]).filter((name) => name.startsWith(COLOR))

/** The elements that are watched, with their themes. */
const watched = new Map<ShadowRoot, Own>()
/** What mends in each element what its page did to it. */
const sheets = new WeakMap<ShadowRoot, CSSStyleSheet>()

/**
 * Keeps an element readable where its page sets colours of its own: a pair of them that cannot be told from each other falls
 * back to the institution's, and to the standard's where those are no better. The others stand.
 */
export function keepReadable(root: ShadowRoot, own: Own): void {
  // What its page has taken away has no colours.
  if (!root.isConnected) return
  watched.set(root, own)
  mend(root, own)
}

function mendAll(): void {
  for (const [root, own] of watched)
    if (root.isConnected) mend(root, own)
    else watched.delete(root)
}

// Where a page changes its colours: its styles, the attributes they hang on, and its visitor's wishes.
const observer = new MutationObserver(mendAll)
observer.observe(document.documentElement, { attributes: true })
observer.observe(document.body, { attributes: true })
observer.observe(document.head, { childList: true, characterData: true, subtree: true })
addEventListener('load', mendAll, true)
matchMedia('(prefers-color-scheme:dark)').addEventListener('change', mendAll)

function mend(root: ShadowRoot, own: Own): void {
  const sheet = sheets.get(root) ?? new CSSStyleSheet()
  sheets.set(root, sheet)
  const read = reader(root)
  const each = (value: (name: TokenName) => string): Level =>
    Object.fromEntries(NAMES.map((name) => [name, value(name)]))
  // The page's, the institution's and the standard's.
  const levels = [
    each((name) => `var(${name},${DEFAULTS[name]})`),
    each((name) => own.getPropertyValue(name) || DEFAULTS[name]),
    each((name) => DEFAULTS[name]),
  ]
  const colors = levels.map((level) => new Map(NAMES.map((name) => [name as string, read(level[name] as string)])))
  read.end()
  const chosen = new Map<string, number>()
  const levelOf = (name: string) => chosen.get(name) ?? 0
  const colorOf = (name: string) => colors[levelOf(name)]?.get(name)
  // What falls back may be unreadable beside what has not: again until all pairs stand.
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (const { token, on, least } of PAIRS) {
      const [ink, ground] = [colorOf(token), colorOf(on)]
      if (ink && ground && contrast(ink, ground) >= least) continue
      const level = Math.min(levelOf(token), levelOf(on)) + 1
      if (level >= levels.length) continue
      if (level === 1)
        warn(`${token} cannot be read on ${on} in <${root.host.localName}>; the institution’s own are used.`)
      for (const name of [token, on]) chosen.set(name, Math.max(levelOf(name), level))
      isChanged = true
    }
  }
  sheet.replaceSync(':host{}')
  const { style } = sheet.cssRules[0] as CSSStyleRule
  for (const [name, level] of chosen)
    style.setProperty(name.replace('opslag-', '_'), levels[level]?.[name] as string, 'important')
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}

/** Reads colours as the browser understands them where the element stands; null for one that lets through what is behind it. */
function reader(root: ShadowRoot) {
  const probe = document.createElement('i')
  probe.className = 'opslag'
  root.append(probe)
  const read = (color: string): Rgb | null => {
    probe.style.backgroundColor = `color-mix(in srgb,${color},${color})`
    const [, parts = ''] = /^color\(srgb (.+)\)$/.exec(getComputedStyle(probe).backgroundColor) ?? []
    const [red, green, blue, alpha = 1] = parts.split(/[ /]+/).map((part) => Math.min(1, Math.max(0, Number(part))))
    return alpha === 1 && red !== undefined && green !== undefined && blue !== undefined ? [red, green, blue] : null
  }
  return Object.assign(read, { end: () => probe.remove() })
}
