import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { faultSentence } from '../../themes/sentences.ts'
import { sizeIn } from '../../themes/size.ts'
import { type FontEmbedding, UploadedFont, UploadedFontList } from '../contract/font.ts'
import { type Api, pathOf } from './api.ts'
import { serverOf, type World } from './context.ts'
import { columns } from './text.ts'
import { formWith } from './uploads.ts'

const EMBEDDING: Record<FontEmbedding, string> = {
  installable: 'may be embedded',
  editable: 'may be embedded for editing',
  'preview-print': 'may be embedded for preview and print',
}

const row = ({ id, family, weight, style, bytes, embedding, isCut }: UploadedFont) => [
  id,
  style === 'italic' ? `${weight} italic` : weight,
  sizeIn(bytes, 'en'),
  `${EMBEDDING[embedding]}${isCut ? '' : ', whole'}`,
  `"${family}"`,
]

/** The webfonts of the institution's own, each by the family that a theme names it by. */
export async function listFonts(world: World, { institution }: { institution: string }): Promise<number> {
  const { items } = await serverOf(world).ask('GET', pathOf(institution, 'fonts'), UploadedFontList)
  world.out(items.length > 0 ? columns(items.map(row)) : `${institution} has no fonts of its own.`)
  return 0
}

/** Sends a font, and answers how the server names it. */
export const sendFont = (api: Api, institution: string, { file, licence }: { file: string; licence: string }) =>
  api.ask('POST', pathOf(institution, 'fonts'), UploadedFont, { body: formWith(file, { licence }) })

/** Adds a webfont. `licence` is the text, or a file that holds it. */
export async function addFont(
  world: World,
  { institution, file, licence }: { institution: string; file: string; licence: string },
): Promise<number> {
  const text = existsSync(licence) ? readFileSync(licence, 'utf8') : licence
  const font = await sendFont(serverOf(world), institution, { file, licence: text })
  world.out(columns([row(font)]))
  for (const note of font.notes) world.out(`Note: ${faultSentence(note, 'en')}`)
  world.out(`A theme names it so: --opslag-font-heading: "${font.family}", "${font.family} Fallback", sans-serif`)
  return 0
}

export async function removeFont(
  world: World,
  { institution, font }: { institution: string; font: string },
): Promise<number> {
  await serverOf(world).ask('DELETE', pathOf(institution, 'fonts', font), z.undefined())
  world.out('Deleted.')
  return 0
}
