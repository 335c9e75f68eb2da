import type { TokenName } from './defaults.ts'
import { FALLBACK, type Face, type FontsFault, familiesOf, readFaces } from './fonts.ts'
import { logoFaults } from './logo.ts'
import { parseTheme } from './parse.ts'
import { TOKEN_NAMES, TOKENS } from './tokens.ts'
import { type ThemeFault, type TokenValues, validateDark, validateTokens } from './validate.ts'

/** A theme's folder, or what is to become one. A file that is not there is null. */
export type ThemeFolder = {
  /** `theme.css` */
  theme: string
  /** `dark.css`: the colours that are other where the page is dark. */
  dark: string | null
  /** `fonts.css` */
  fonts: string | null
  /** `logo.svg` */
  logo: string | null
  /** `LICENSE.md` */
  licence: string | null
  /** Bytes of every file that the browser gets, by its name in the folder: `fonts/x.woff2`. */
  files: Readonly<Record<string, number>>
}

/** What is wrong with what stands beside a theme's tokens. */
export type FolderFault =
  | FontsFault
  | { code: 'missing-font'; token: TokenName; family: string }
  | { code: 'missing-font-file'; family: string; file: string }
  | { code: 'font-too-heavy'; bytes: number; most: number }
  | { code: 'no-licence'; of: string | null }
  | { code: 'no-logo' }
  | { code: 'logo-not-svg' }
  | { code: 'logo-without-text' }
  | { code: 'logo-not-a-picture'; found: string }
  | { code: 'picture-too-heavy'; file: string; bytes: number; most: number }

/** What a theme's fonts may weigh together; a page with a slow line waits for all of them. */
export const FONT_BYTES = 30_000
/** A logo that is drawn, not photographed, weighs far less. */
export const LOGO_BYTES = 50_000

/**
 * Everything that is wrong with a theme's folder; none means that it may be used. `others` are fonts that are there for
 * every theme.
 */
export function validateFolder(folder: ThemeFolder, others: readonly Face[] = []): ThemeFault[] {
  const { tokens, faults } = parseTheme(folder.theme)
  const dark = folder.dark === null ? null : parseTheme(folder.dark)
  const fonts = readFaces(folder.fonts ?? '')
  return [
    ...faults,
    ...validateTokens(tokens),
    ...(dark ? [...dark.faults, ...validateDark({ tokens, dark: dark.tokens })] : []),
    ...fonts.faults,
    ...missingFonts(tokens, [...fonts.faces, ...others]),
    ...fileFaults(fonts.faces, folder.files),
    ...logoFaults(folder.logo),
    ...licenceFaults(folder),
  ]
}

/**
 * The fonts that a theme names and that nobody has: neither the theme brings them nor do machines come with them. One that
 * stands behind another may be somebody's luck; the first is what the theme is meant to look like.
 */
export function missingFonts(tokens: TokenValues, faces: readonly Pick<Face, 'family'>[]): FolderFault[] {
  const there = new Set(faces.flatMap(({ family }) => [family, family + FALLBACK]))
  return TOKEN_NAMES.flatMap((token) => {
    const stack = Object.hasOwn(tokens, token) && TOKENS[token].kind === 'font' ? tokens[token] : undefined
    const families = stack === undefined ? [] : familiesOf(stack)
    return families
      .filter((family, index) =>
        family.startsWith('Opslag ') ? !there.has(family) : index === 0 && !SYSTEM.has(family.toLowerCase()),
      )
      .map((family): FolderFault => ({ code: 'missing-font', token, family }))
  })
}

function fileFaults(faces: readonly Face[], files: ThemeFolder['files']): FolderFault[] {
  const missing = faces
    .filter(({ file }) => !Object.hasOwn(files, file))
    .map(({ family, file }): FolderFault => ({ code: 'missing-font-file', family, file }))
  const bytes = Object.entries(files).reduce((sum, [name, size]) => sum + (name.startsWith('fonts/') ? size : 0), 0)
  const heavy = Object.entries(files).filter(([name, size]) => !name.startsWith('fonts/') && size > LOGO_BYTES)
  return [
    ...missing,
    ...(bytes > FONT_BYTES ? [{ code: 'font-too-heavy', bytes, most: FONT_BYTES } as const] : []),
    ...heavy.map(([file, size]): FolderFault => ({ code: 'picture-too-heavy', file, bytes: size, most: LOGO_BYTES })),
  ]
}

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1)

function licenceFaults({ licence, files }: ThemeFolder): FolderFault[] {
  if (!licence?.trim()) return [{ code: 'no-licence', of: null }]
  return Object.keys(files)
    .filter((file) => !licence.includes(nameOf(file)))
    .map((file) => ({ code: 'no-licence', of: nameOf(file) }))
}

/** What machines come with (cssfontstack.com and the systems' own), and the words that stand for whatever they have. */
const SYSTEM = new Set(
  `serif, sans-serif, monospace, system-ui, ui-serif, ui-sans-serif, ui-monospace, ui-rounded, -apple-system,
  blinkmacsystemfont, segoe ui, segoe ui variable, aptos, roboto, noto sans, noto serif, ubuntu, cantarell, dejavu sans,
  dejavu serif, liberation sans, liberation serif, arial, arial black, arial narrow, arial rounded mt bold, avant garde,
  avenir, avenir next, calibri, candara, century gothic, franklin gothic medium, futura, geneva, gill sans, gill sans mt,
  helvetica, helvetica neue, impact, lucida grande, lucida sans, lucida sans unicode, optima, segoe, tahoma, trebuchet ms,
  verdana, big caslon, baskerville, bodoni mt, book antiqua, bookman, calisto mt, cambria, charter, constantia, didot,
  garamond, georgia, goudy old style, hoefler text, iowan old style, lucida bright, new york, palatino, palatino linotype,
  perpetua, rockwell, rockwell extra bold, sitka text, superclarendon, times, times new roman, andale mono, consolas,
  courier, courier new, lucida console, lucida sans typewriter, menlo, monaco, copperplate, papyrus, brush script mt`
    .split(/,\s*/)
    .map((name) => name.trim()),
)
