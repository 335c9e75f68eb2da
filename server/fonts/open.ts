import { fileTypeFromBuffer } from 'file-type'
import { create, type Font } from 'fontkit'
import subsetFont from 'subset-font'
import { CUT, LETTERS } from '../../themes/cut.ts'
import { fallbackFor, type Kind } from '../../themes/measure.ts'
import type { FontEmbedding } from '../contract/font.ts'
import type { ThemeFont } from '../contract/institution.ts'
import type { UploadFault } from '../contract/upload.ts'
import { containerFault, formatOf } from './container.ts'

/** A font that was opened, checked and made as small as its maker lets us. `family` is as the font itself writes it. */
export type OpenedFont = {
  family: string
  weight: string
  style: 'normal' | 'italic'
  bytes: Uint8Array
  fallback: NonNullable<ThemeFont['fallback']>
  embedding: FontEmbedding
  isCut: boolean
}

/** What a page of ours cannot do without. */
const WANTED = 'æøåÆØÅé€abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,'
/** So many of those that are missing are named. */
const NAMED = 12
/** What a font may weigh on its way to a page, however many letters it must keep. */
const MOST_SERVED = 150_000

const PAGE = /^\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|svg|\?xml)\b/is

/** What bytes are that are no font, in a word or two. */
async function found(bytes: Buffer): Promise<string | null> {
  const page = PAGE.exec(bytes.toString('latin1', 0, 1_024))?.[0]
  if (page) return /svg|xml/i.test(page) ? 'SVG' : 'HTML'
  return (await fileTypeFromBuffer(bytes))?.ext.toUpperCase() ?? null
}

/** Names are written by whoever made the font: letters, digits and plain signs are kept. */
function familyOf(font: Font): string {
  const said = font.getName('preferredFamily') ?? font.getName('fontFamily') ?? ''
  const plain = said
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.slice(0, 60).trim() || 'Font'
}

/** From 100 to 900 in hundreds; old fonts count from 1 to 9. */
const rounded = (weight: number) =>
  Math.min(900, Math.max(100, Math.round((weight < 10 ? weight * 100 : weight) / 100) * 100))

function weightOf(font: Font, usual: number): string {
  const axis = font.variationAxes.wght
  if (!axis) return String(rounded(usual))
  const [least, most] = [axis.min, axis.max].map((end) => Math.min(1_000, Math.max(1, Math.round(end))))
  return least === most ? String(least) : `${least} ${most}`
}

/** With serifs or without, as the font says: PANOSE, then the older class of IBM's; null where it says neither. */
function kindOf({ panose, sFamilyClass }: NonNullable<Font['OS/2']>): Kind | null {
  const [family = 0, serifs = 0] = panose
  if (family === 2 && serifs > 1) return serifs <= 10 ? 'serif' : 'sans'
  const old = sFamilyClass >> 8
  if (old === 8) return 'sans'
  return (old >= 1 && old <= 5) || old === 7 ? 'serif' : null
}

/** What its maker lets be done with a font; `null`: nothing. The most that is allowed holds where several bits are set. */
function embeddingOf({ fsType }: NonNullable<Font['OS/2']>): FontEmbedding | null {
  if (fsType.editable) return 'editable'
  if (fsType.viewOnly) return 'preview-print'
  return fsType.noEmbedding ? null : 'installable'
}

/** Is a letter there, and not only a place for it? */
const canWrite = (font: Font, letter: string) => {
  const code = letter.codePointAt(0) as number
  return font.hasGlyphForCodePoint(code) && font.glyphForCodePoint(code).path.commands.length > 0
}

/** As pages get it: the letters that they need, or all where its maker forbids to take some out. It varies in weight alone. */
function cut(font: Font, bytes: Buffer, mayCut: boolean): Promise<Buffer> {
  if (!mayCut) return subsetFont(bytes, undefined, { targetFormat: 'woff2', keepAllGlyphs: true })
  const pinned = Object.entries(font.variationAxes).filter(([tag]) => tag !== 'wght')
  const variationAxes = Object.fromEntries(pinned.map(([tag, axis]) => [tag, axis.default]))
  return subsetFont(bytes, LETTERS, { ...CUT, variationAxes })
}

async function opened(bytes: Buffer): Promise<UploadFault | OpenedFont> {
  const font = create(bytes)
  const about = font['OS/2']
  if (!about) return { code: 'font-damaged' }
  const embedding = embeddingOf(about)
  if (embedding === null) return { code: 'font-restricted' }
  if (about.fsType.bitmapOnly) return { code: 'font-bitmaps-only' }
  const missing = [...WANTED].filter((letter) => !canWrite(font, letter))
  if (missing.length > 0) return { code: 'missing-glyphs', glyphs: missing.slice(0, NAMED).join(' ') }
  const usual = rounded(about.usWeightClass)
  const isCut = !about.fsType.noSubsetting
  const served = await cut(font, bytes, isCut)
  if (served.length > MOST_SERVED) return { code: 'font-file-too-heavy', bytes: served.length, most: MOST_SERVED }
  const isItalic = about.fsSelection.italic || about.fsSelection.oblique || font.italicAngle !== 0
  return {
    family: familyOf(font),
    weight: weightOf(font, usual),
    style: isItalic ? 'italic' : 'normal',
    bytes: served,
    fallback: fallbackFor(font, { like: kindOf(about), weight: usual }),
    embedding,
    isCut,
  }
}

/**
 * Opens a webfont and judges it by what it holds; no name is looked at. It costs time and memory whoever made the file decides
 * about: the server does it in a process of its own (`server/apart`).
 */
export async function openFont(bytes: Buffer): Promise<UploadFault | OpenedFont> {
  if (formatOf(bytes) === null) return { code: 'not-a-font-file', found: await found(bytes) }
  const fault = containerFault(bytes)
  if (fault) return fault
  try {
    return await opened(bytes)
  } catch {
    // What the readers of fonts throw says that it is none that they can read.
    return { code: 'font-damaged' }
  }
}
