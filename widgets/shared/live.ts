import type { Institution } from '../../server/contract/institution.ts'
import { type LiveFont, READY, readLive } from '../../themes/live.ts'
import { wearTheme } from './theme.ts'

// What follows the designer's bench on a page that the bench opened. It hears one window, the page's opener, and of that only
// what our own server's page says; and it takes from there tokens and fonts, which can dress elements and nothing else.

type Theme = Institution['theme']

/** What a server's bench dresses: elements of that server, and what it said last. */
type Dressed = { all: Map<ShadowRoot, Theme>; base: string; said: Pick<Theme, 'tokens' | 'dark'> | null }

/** By the server's origin, which is the one that its bench speaks from. */
const dressed = new Map<string, Dressed>()
/** The bench's fonts by what a page knows them by. */
const faces = new Map<string, FontFace>()

function registerBytes({ family, weight, style, bytes }: LiveFont): void {
  const name = [family, weight, style].join()
  const before = faces.get(name)
  if (before) document.fonts.delete(before)
  const face = new FontFace(family, bytes, { weight, style })
  document.fonts.add(face)
  faces.set(name, face)
}

function hear({ origin, source, data }: MessageEvent<unknown>): void {
  const by = source === opener && dressed.get(origin)
  const theme = by && readLive(data)
  if (!theme) return
  for (const font of theme.fonts) registerBytes(font)
  const { tokens, dark } = theme
  by.said = { tokens, dark }
  for (const [root, own] of by.all) wearTheme(root, { ...own, tokens, dark }, by.base)
}

/**
 * Has an element follow the bench of its own server, and answers what it wears now. The bench hears that there is a page to
 * dress when the first does; nobody but that server's page in the opening window is told.
 */
export function follow(root: ShadowRoot, theme: Theme, base: string): Theme {
  const { origin } = new URL(base || location.href)
  const by = dressed.get(origin) ?? { all: new Map(), base, said: null }
  by.all.set(root, theme)
  if (!dressed.size) addEventListener('message', hear)
  if (!dressed.has(origin)) {
    dressed.set(origin, by)
    ;(opener as Window).postMessage(READY, origin)
  }
  return { ...theme, ...by.said }
}
