import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { FALLBACK, readFaces } from '../../themes/fonts.ts'
import { logoText } from '../../themes/logo.ts'
import { parseTheme } from '../../themes/parse.ts'
import { readFolder } from '../../themes/read.ts'
import { faultSentence } from '../../themes/sentences.ts'
import { StoredSetting, ThemeSettings } from '../contract/settings.ts'
import { ThemeVersionList } from '../contract/theme-version.ts'
import { type Api, pathOf } from './api.ts'
import { UsageError } from './context.ts'
import { sendFont } from './fonts.ts'
import { sendPicture } from './pictures.ts'

/** A theme in a file: as `pull` writes the setting, or the theme alone. */
function themeIn(file: string): ThemeSettings {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as Error).message}).`)
  }
  const kept = StoredSetting.partial({ layer: true }).safeParse(value)
  const read = ThemeSettings.safeParse(kept.success ? kept.data.value : value)
  if (!read.success)
    throw new UsageError(
      `${file} holds no theme: { "tokens": { "--opslag-…": "…" } }, and dark and logo where there are any.`,
    )
  return read.data
}

/** Tokens with the families that fonts have got on the server in place of those that the folder names. */
const renamed = (tokens: Readonly<Record<string, string>>, families: ReadonlyMap<string, string>) =>
  Object.fromEntries(
    Object.entries(tokens).map(([name, value]) => [
      name,
      [...families].reduce(
        (text, [from, to]) =>
          text.replaceAll(`"${from}"`, `"${to}"`).replaceAll(`"${from}${FALLBACK}"`, `"${to}${FALLBACK}"`),
        value,
      ),
    ]),
  )

/** A theme's folder as the server keeps it: its fonts and its logo are sent first. */
async function themeOf(api: Api, institution: string, folder: string): Promise<ThemeSettings> {
  const { theme, dark, fonts, logo, licence } = readFolder(folder)
  const { tokens, faults } = parseTheme(theme)
  const { faces, faults: wrong } = readFaces(fonts ?? '')
  const said = [...faults, ...wrong].map((fault) => faultSentence(fault, 'en'))
  if (said.length > 0) throw new UsageError(said.join('\n'))
  const families = new Map<string, string>()
  for (const { family, file } of faces) {
    const font = await sendFont(api, institution, { file: path.join(folder, file), licence: licence ?? '' })
    families.set(family, font.family)
  }
  const sign =
    logo === null ? null : await sendPicture(api, institution, { file: path.join(folder, 'logo.svg'), use: 'logo' })
  const name = logo === null ? undefined : logoText(logo)
  // What a folder does not hold stays as it is worn.
  const { items } = await api.ask('GET', pathOf(institution, 'theme-versions'), ThemeVersionList)
  const worn = items.find(({ isLive }) => isLive)?.theme
  return ThemeSettings.parse({
    tokens: renamed(tokens, families),
    ...(dark !== null && { dark: parseTheme(dark).tokens }),
    ...(worn && { layouts: worn.layouts, logo: worn.logo }),
    ...(sign && { logo: { picture: sign.id, ...(name && { alt: { da: name } }) } }),
  })
}

/** The theme at a place: a folder, or a file. @throws UsageError where there is none. */
export async function readTheme(api: Api, institution: string, place: string): Promise<ThemeSettings> {
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found) throw new UsageError(`There is no file or folder ${place}.`)
  return found.isDirectory() ? themeOf(api, institution, place) : themeIn(place)
}
