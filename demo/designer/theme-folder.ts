import { type ThemeFolder, validateFolder } from '../../themes/folder.ts'
import { type Face, facesCss, familiesOf } from '../../themes/fonts.ts'
import { logoFaults } from '../../themes/logo.ts'
import { TOKEN_NAMES } from '../../themes/tokens.ts'
import type { ThemeFault } from '../../themes/validate.ts'
import { type Design, type OwnFont, STACKS, type Tokens, tokenValue } from './design.ts'
import type { Entry } from './zip.ts'

/** A font that a shipped theme brings, which a design may name too. `terms` is its line of the theme's `LICENSE.md`. */
export type ShippedFace = Face & { bytes: number; terms: string }

/** The folder of a theme as text, and which files are beside it. */
export type Folder = {
  texts: Record<string, string>
  /** Fonts that come from shipped themes; their bytes are still to be had. */
  shipped: readonly ShippedFace[]
  own: readonly OwnFont[]
}

/** What is set, as the one rule of a style sheet; `themes/parse.ts` reads it back. */
function rule(title: string, tokens: Tokens): string {
  const names = [...TOKEN_NAMES.filter((name) => Object.hasOwn(tokens, name))]
  const lines = names.map((name) => `  ${name}: ${tokens[name]};\n`)
  return `/* ${title.replaceAll('*/', '* /')} */\n:root {\n${lines.join('')}}\n`
}

/** The fonts that a design names: its own, and those that shipped themes bring. */
export function namedFaces(design: Design, shipped: readonly ShippedFace[]): ShippedFace[] {
  const named = new Set(STACKS.flatMap((token) => familiesOf(tokenValue(design, token, 'light'))))
  const own = new Set(design.fonts.map(({ family }) => family))
  return shipped.filter(({ family }) => named.has(family) && !own.has(family))
}

const faceOf = ({ family, weight, style, file, fallback }: OwnFont): Face => ({ family, weight, style, file, fallback })

/** The logo with its text: what a screen reader says in its place. A drawing that says something itself is left alone. */
export function logoWithText(svg: string, text: string): string {
  if (!text.trim() || !logoFaults(svg).some(({ code }) => code === 'logo-without-text')) return svg
  const escaped = text.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return svg
    .replace(/<title\b[^>]*>\s*<\/title>/, '')
    .replace(/<svg\b[^>]*>/, (root) => `${root}<title>${escaped}</title>`)
}

const cell = (text: string) => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|')

/** Who owns what. What nobody has said anything about is left out, so that the check of the folder asks for it. */
function licence(design: Design, shipped: readonly ShippedFace[]): string {
  const rows: [what: string, terms: string][] = []
  if (design.logo?.licence.trim()) rows.push(['`logo.svg`', design.logo.licence])
  for (const { file, licence: terms } of design.fonts) if (terms.trim()) rows.push([`\`${file}\``, terms])
  for (const { file, terms } of shipped) rows.push([`\`${file}\``, terms])
  const name = cell(design.name)
  const all: [string, string][] = [
    ...(name ? [['the name', `${name}`] as [string, string]] : []),
    [design.dark ? '`theme.css` and `dark.css`' : '`theme.css`', name || '–'],
    ...rows,
  ]
  const lines = all.map(([what, terms]) => `| ${what} | ${cell(terms)} |\n`).join('')
  return `# Who owns what in this theme\n\n| what | owner and terms |\n| --- | --- |\n${lines}`
}

/** A design as a theme's folder (themes/folder.ts), so far as it goes: the check says what it lacks. */
export function folderOf(design: Design, shipped: readonly ShippedFace[]): Folder {
  const named = namedFaces(design, shipped)
  const faces = [...design.fonts.map(faceOf), ...named]
  const svg = design.logo?.svg
  const texts: Record<string, string> = { 'theme.css': rule(design.name || design.base || 'opslag', design.tokens) }
  if (design.dark) texts['dark.css'] = rule(design.name || design.base || 'opslag', design.dark)
  if (faces.length > 0) texts['fonts.css'] = facesCss(faces, ({ file }) => file)
  if (svg != null) texts['logo.svg'] = logoWithText(svg, design.logo?.text ?? '')
  texts['LICENSE.md'] = licence(design, named)
  return { texts, shipped: named, own: design.fonts }
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The folder as `validateFolder` takes it. */
export function asThemeFolder({ texts, shipped, own }: Folder): ThemeFolder {
  const files: Record<string, number> = {}
  for (const { file, bytes } of own) if (bytes) files[file] = bytes.length
  for (const { file, bytes } of shipped) files[file] = bytes
  if (texts['logo.svg'] !== undefined) files['logo.svg'] = bytesOf(texts['logo.svg']).length
  return {
    theme: texts['theme.css'] ?? '',
    dark: texts['dark.css'] ?? null,
    fonts: texts['fonts.css'] ?? null,
    logo: texts['logo.svg'] ?? null,
    licence: texts['LICENSE.md'] ?? null,
    files,
  }
}

/** Everything that is wrong with the folder that a design makes; the same check as a theme in the project passes. */
export const folderFaults = (design: Design, shipped: readonly ShippedFace[]): ThemeFault[] =>
  validateFolder(asThemeFolder(folderOf(design, shipped)))

/**
 * The files of the folder, ready for an archive. `bytesOfShipped` has the bytes of the shipped themes' fonts, and the licence
 * that goes where an open font goes.
 */
export function entriesOf(
  { texts, own, shipped }: Folder,
  bytesOfShipped: (face: ShippedFace) => Uint8Array,
  openFontLicence: string | null,
): Entry[] {
  return [
    ...Object.entries(texts).map(([name, text]) => ({ name, bytes: bytesOf(text) })),
    ...own.flatMap(({ file, bytes }) => (bytes ? [{ name: file, bytes }] : [])),
    ...shipped.map((face) => ({ name: face.file, bytes: bytesOfShipped(face) })),
    ...(openFontLicence && shipped.length > 0 ? [{ name: 'fonts/OFL.txt', bytes: bytesOf(openFontLicence) }] : []),
  ]
}
