import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { logoText, logoViewBox } from '../../themes/logo.ts'
import type { ShownPicture, WornLogo } from '../contract/picture.ts'

/** Beside the sources and beside the built server alike. */
const THEMES = path.join(import.meta.dirname, '../../themes')
/** As wide as it is drawn for mail programs, which show no drawings. */
export const DRAWN_WIDTH = 192

type Shipped = { svg: string; logo: WornLogo }

const known = new Map<string, Shipped | null>()

function read(slug: string): Shipped | null {
  const file = path.join(THEMES, slug, 'logo.svg')
  if (!existsSync(file)) return null
  const svg = readFileSync(file, 'utf8')
  const { width, height } = logoViewBox(svg)
  const renditions = [
    { width, format: 'svg', url: `/portal/${slug}/logo.svg` },
    { width: DRAWN_WIDTH, format: 'png', url: `/portal/${slug}/logo.png` },
  ] as const
  return { svg, logo: { width, height, renditions: [...renditions], alt: logoText(svg) ?? '' } }
}

/** The logo in the institution's theme folder, or null. `slug` is one that is in the database, so that no path is made of it. */
export function shippedLogo(slug: string): Shipped | null {
  const found = known.get(slug) ?? read(slug)
  known.set(slug, found)
  return found
}

/** What a theme shows as logo: the picture that it names, or what its folder brings. */
export function wornLogo(slug: string, picture: ShownPicture | null, alt: string | null): WornLogo | undefined {
  if (!picture) return shippedLogo(slug)?.logo
  const { id: _, ...shown } = picture
  return { ...shown, alt: alt ?? '' }
}

/** Does a logo write the name itself? One that is as wide as a word does; a sign stands beside the name. */
export const isWordmark = ({ width, height }: Pick<WornLogo, 'width' | 'height'>): boolean => width >= 2 * height

const FOR_ALL = ['png', 'jpeg']

/** The file that programs show which know neither drawings nor WebP. */
export const plainFile = ({ renditions }: Pick<WornLogo, 'renditions'>): string | null =>
  renditions.filter(({ format }) => FOR_ALL.includes(format)).at(-1)?.url ?? null
