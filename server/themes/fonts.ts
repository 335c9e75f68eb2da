import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { DEFAULTS, type TokenName } from '../../themes/defaults.ts'
import { type Face, facesCss, familiesOf } from '../../themes/fonts.ts'
import { readAllFaces } from '../../themes/read.ts'
import type { ThemeFont } from '../contract/institution.ts'

/** Beside the sources and beside the built server alike. */
const THEMES = path.join(import.meta.dirname, '../../themes')

type Kept = Face & { url: string; bytes: Uint8Array<ArrayBuffer> }

let kept: Kept[] | undefined

/** Every font that the themes bring, under an address that says what is in it. */
function all(): Kept[] {
  kept ??= readAllFaces(THEMES).map(({ path: file, ...face }) => {
    const bytes = new Uint8Array(readFileSync(file))
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 16)
    return { ...face, bytes, url: `/fonts/${path.basename(file, '.woff2')}.${hash}.woff2` }
  })
  return kept
}

/** A font's bytes by what stands behind `/fonts/` in its address, or null. */
export const fontBytes = (name: string): Uint8Array<ArrayBuffer> | null =>
  all().find(({ url }) => url === `/fonts/${name}`)?.bytes ?? null

/** The families of all fonts that are here. */
export const shippedFaces = (): readonly Pick<Face, 'family'>[] => all()

const STACKS: TokenName[] = ['--opslag-font-text', '--opslag-font-heading']

/** The fonts that a theme's tokens name, or the standard's where they name none: ours, and the institution's own. */
export function themeFonts(tokens: Readonly<Record<string, string>>, own: readonly ThemeFont[] = []): ThemeFont[] {
  const families = new Set(
    STACKS.flatMap((token) => familiesOf((Object.hasOwn(tokens, token) && tokens[token]) || DEFAULTS[token])),
  )
  return [...all(), ...own]
    .filter(({ family }) => families.has(family))
    .map(({ family, weight, style, url, fallback }) => ({ family, weight, style, url, fallback }))
}

/** The fonts of a theme as rules of a page of ours. */
export const fontRules = (fonts: readonly ThemeFont[]): string => facesCss(fonts, ({ url }) => url)
