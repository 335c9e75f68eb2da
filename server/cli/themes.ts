import * as z from 'zod'
import { wornSentences } from '../../themes/worn-sentences.ts'
import type { ThemeSettings } from '../contract/settings.ts'
import { ThemePreview, ThemeVersion, ThemeVersionList } from '../contract/theme-version.ts'
import { pathOf, Refused } from './api.ts'
import { serverOf, UsageError, type World } from './context.ts'
import { clockTime } from './dates.ts'
import { FIELD_SENTENCES, warningLine } from './sentences.ts'
import { columns } from './text.ts'
import { readTheme } from './theme-files.ts'

type Of = { institution: string }
type One = Of & { version: string }

const stateOf = ({ isLive, publishedAt }: ThemeVersion) =>
  isLive ? 'worn now' : publishedAt ? `worn from ${clockTime(publishedAt)}` : 'draft'

/** The versions of an institution's theme, newest first. */
export async function listThemes(world: World, { institution }: Of): Promise<number> {
  const { items } = await serverOf(world).ask('GET', pathOf(institution, 'theme-versions'), ThemeVersionList)
  const rows = items.map((one) => [
    String(one.version),
    stateOf(one),
    clockTime(one.createdAt),
    one.faults.length === 0 ? '' : one.faults.length === 1 ? '1 fault' : `${one.faults.length} faults`,
    one.note,
  ])
  world.out(rows.length > 0 ? columns(rows) : `${institution} wears the standard theme.`)
  return 0
}

/** What is wrong with a theme, in sentences; what only the server knows of it comes as it says it. */
function sentencesOf(theme: ThemeSettings, faults: ThemeVersion['faults'] = []): string[] {
  const { sentences, paths } = wornSentences(theme, 'en')
  const others = faults.filter(({ path }) => !paths.has(path))
  return [...sentences, ...others.map(({ path, code }) => `${path} ${FIELD_SENTENCES[code]}`)]
}

/** Keeps a theme as a draft. Exit code 1 where it is refused, or must be mended before it can be worn. */
export async function draftTheme(
  world: World,
  { institution, place, note = '' }: Of & { place: string; note: string | undefined },
): Promise<number> {
  const api = serverOf(world)
  const theme = await readTheme(api, institution, place)
  try {
    const body = { theme, note }
    const kept = await api.ask('POST', pathOf(institution, 'theme-versions'), ThemeVersion, { body })
    world.out(`Version ${kept.version} is kept as a draft.`)
    for (const sentence of sentencesOf(theme, kept.faults)) world.out(`To be mended: ${sentence}`)
    return kept.faults.length > 0 ? 1 : 0
  } catch (error) {
    const said = error instanceof Refused && error.problem.code === 'invalid' ? sentencesOf(theme) : []
    if (said.length === 0) throw error
    for (const sentence of said) world.err(`Refused: ${sentence}`)
    return 1
  }
}

/** Tells the links that show a version to whoever opens them. */
export async function previewTheme(world: World, { institution, version }: One): Promise<number> {
  const path = pathOf(institution, 'theme-versions', version, 'preview')
  const { addresses, expiresAt } = await serverOf(world).ask('POST', path, ThemePreview, { body: {} })
  for (const address of addresses) world.out(address)
  world.out(`Good until ${clockTime(expiresAt)}.`)
  return 0
}

/** Has all pages wear a version. */
export async function publishTheme(world: World, { institution, version }: One): Promise<number> {
  const path = pathOf(institution, 'theme-versions', version, 'publish')
  const worn = await serverOf(world).ask('POST', path, ThemeVersion, { body: {} })
  world.out(`Version ${worn.version} is worn.`)
  for (const warning of worn.warnings ?? []) world.out(warningLine(warning))
  return 0
}

/** Wears again what was worn before. @throws UsageError where nothing was. */
export async function goBack(world: World, { institution }: Of): Promise<number> {
  const { items } = await serverOf(world).ask('GET', pathOf(institution, 'theme-versions'), ThemeVersionList)
  const [before] = items
    .filter(({ isLive, publishedAt }) => !isLive && publishedAt !== null)
    .sort((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''))
  if (!before) throw new UsageError(`${institution} has worn no other theme before.`)
  return publishTheme(world, { institution, version: String(before.version) })
}

/** Deletes a draft. */
export async function dropTheme(world: World, { institution, version }: One): Promise<number> {
  await serverOf(world).ask('DELETE', pathOf(institution, 'theme-versions', version), z.undefined())
  world.out('Deleted.')
  return 0
}
