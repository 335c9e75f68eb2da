import type { Institution } from '../../server/contract/institution.ts'
import { type LiveFont, READY, readLive } from '../../themes/live.ts'
import { wearTheme } from './theme.ts'

// What follows the designer's bench on a page that the bench opened. It hears one window, the page's opener, and of that only
// what our own server's page says; and it takes from there tokens and fonts, which can dress elements and nothing else.

type Theme = Institution['theme']

/** Elements that wear a theme which is not published. */
const followers = new Map<ShadowRoot, { theme: Theme; base: string }>()
/** What each server's bench said last. */
const latest = new Map<string, Pick<Theme, 'tokens' | 'dark'>>()
const servers = new Set<string>()
/** The bench's fonts by what a page knows them by. */
const faces = new Map<string, FontFace>()

const originOf = (base: string) => new URL(base || location.href).origin

function registerBytes({ family, weight, style, bytes }: LiveFont): void {
  const name = [family, weight, style].join()
  const before = faces.get(name)
  if (before) document.fonts.delete(before)
  const face = new FontFace(family, bytes, { weight, style })
  document.fonts.add(face)
  faces.set(name, face)
}

function hear({ origin, source, data }: MessageEvent<unknown>): void {
  if (source !== opener || !servers.has(origin)) return
  const said = readLive(data)
  if (!said) return
  const { tokens, dark, fonts } = said
  for (const font of fonts) registerBytes(font)
  latest.set(origin, { tokens, dark })
  for (const [root, { theme, base }] of followers)
    if (originOf(base) === origin) wearTheme(root, { ...theme, tokens, dark }, base)
}

/**
 * Has an element follow the bench of its own server, and answers what it wears now. The bench hears that there is a page to
 * dress when the first does; nobody but that server's page in the opening window is told.
 */
export function follow(root: ShadowRoot, theme: Theme, base: string): Theme {
  const origin = originOf(base)
  followers.set(root, { theme, base })
  if (servers.size === 0) addEventListener('message', hear)
  if (!servers.has(origin)) {
    servers.add(origin)
    ;(opener as Window).postMessage(READY, origin)
  }
  return { ...theme, ...latest.get(origin) }
}
