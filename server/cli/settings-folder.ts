import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type * as z from 'zod'
import { Institution } from '../contract/institution.ts'
import { SETTINGS, type SettingThing, StoredSetting } from '../contract/settings.ts'
import { type Api, pathOf, Refused } from './api.ts'
import { serverOf, UsageError, type World } from './context.ts'
import { reasonsOf, warningLine } from './sentences.ts'
import { columns } from './text.ts'

/** The profile first: it makes the institution. */
const THINGS = Object.keys(SETTINGS) as SettingThing[]

const fileOf = (folder: string, thing: SettingThing) => path.join(folder, `${thing}.json`)
const write = (folder: string, { thing, version, layer, value }: z.infer<typeof StoredSetting>) =>
  writeFileSync(fileOf(folder, thing), `${JSON.stringify({ thing, version, layer, value }, null, 2)}\n`)

/** Writes everything that an institution decides into a folder, one file per thing, each with its version. */
export async function pull(
  world: World,
  { institution, folder }: { institution: string; folder: string },
): Promise<number> {
  const api = serverOf(world)
  const read: z.infer<typeof StoredSetting>[] = []
  for (const thing of THINGS) read.push(await api.ask('GET', pathOf(institution, 'settings', thing), StoredSetting))
  mkdirSync(folder, { recursive: true })
  for (const setting of read) write(folder, setting)
  world.out(columns(read.map(({ thing, version, layer }) => [`${thing}.json`, `version ${version}`, layer])))
  return 0
}

type Change = 'created' | 'changed' | 'unchanged' | 'stale' | 'refused'

const Kept = StoredSetting.omit({ layer: true }).extend({ layer: StoredSetting.shape.layer.optional() }).strict()

/** The file as it was pulled, or a sentence that says what is wrong with it. */
function readKept(file: string, thing: SettingThing): z.infer<typeof Kept> | string {
  try {
    const kept = Kept.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (!kept.success) return 'must hold thing, version and value, as pull wrote it'
    return kept.data.thing === thing ? kept.data : `says it is ${kept.data.thing}`
  } catch (error) {
    return `is no JSON (${(error as Error).message})`
  }
}

/** The same, once what is left out has got its default. */
function isSame(thing: SettingThing, mine: unknown, theirs: unknown): boolean {
  const read = SETTINGS[thing].safeParse(mine)
  return read.success && isDeepStrictEqual(read.data, SETTINGS[thing].parse(theirs))
}

/** Null when there is no such institution. */
async function stored(api: Api, path: string) {
  try {
    return await api.ask('GET', path, StoredSetting)
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'unknown-institution') return null
    throw error
  }
}

async function pushOne(api: Api, institution: string, folder: string, thing: SettingThing): Promise<[Change, string]> {
  const kept = readKept(fileOf(folder, thing), thing)
  if (typeof kept === 'string') return ['refused', kept]
  const path = pathOf(institution, 'settings', thing)
  const theirs = await stored(api, path)
  if (theirs === null) {
    if (thing !== 'profile') throw new UsageError(`There is no institution ${institution}: profile.json makes one.`)
    await createInstitution(api, institution, kept.value)
    write(folder, await api.ask('GET', path, StoredSetting))
    return ['created', '']
  }
  if (isSame(thing, kept.value, theirs.value)) {
    if (kept.version !== theirs.version) write(folder, theirs)
    return ['unchanged', '']
  }
  const now = await api.ask('PUT', path, StoredSetting, {
    body: kept.value,
    headers: { 'if-match': `"${kept.version}"` },
  })
  write(folder, now)
  return ['changed', [`now version ${now.version}`, ...(now.warnings ?? []).map(warningLine)].join('\n')]
}

const createInstitution = (api: Api, slug: string, profile: unknown) =>
  api.ask('POST', '/v1/institutions', Institution, { body: { slug, profile } })

/**
 * Sends a pulled folder back. What somebody else changed meanwhile is stale: it is named and left alone. An institution
 * that is not there yet is made from `profile.json`.
 */
export async function push(
  world: World,
  { institution, folder }: { institution: string; folder: string },
): Promise<number> {
  const things = THINGS.filter((thing) => existsSync(fileOf(folder, thing)))
  if (things.length === 0) throw new UsageError(`${folder} holds no settings: pull writes them there.`)
  const api = serverOf(world)
  const lines: [thing: string, change: Change, why: string][] = []
  for (const thing of things) {
    try {
      lines.push([thing, ...(await pushOne(api, institution, folder, thing))])
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.problem.code === 'stale')
        lines.push([thing, 'stale', 'changed on the server since it was pulled: pull into another folder and compare'])
      else
        for (const [field, why] of reasonsOf(error.problem))
          lines.push([thing, 'refused', field ? `${field} ${why}` : why])
    }
  }
  world.out(columns(lines))
  return lines.some(([, change]) => change === 'stale' || change === 'refused') ? 1 : 0
}
