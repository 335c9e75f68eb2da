import * as z from 'zod'
import { builtFiles } from './files.ts'

/** The newest built version of the elements. */
export type NewestBuild = {
  version: string
  /** The hash of each of its files, by name. */
  integrity: Readonly<Record<string, string>>
}

/** A script as a page names it, with the hash it must have. */
export type Script = { address: string; integrity: string }

const Hashes = z.record(z.string(), z.string())

const folders = new Map<string, ReturnType<typeof builtFiles>>()

/** Null while nothing has been built. */
export async function newestBuild(folder: string): Promise<NewestBuild | null> {
  const files = folders.get(folder) ?? builtFiles(folder)
  folders.set(folder, files)
  const version = files.newestVersion()
  const hashes = version && (await files.fileOf(version, 'integrity.json'))
  if (!version || !hashes) return null
  return { version, integrity: Hashes.parse(JSON.parse(new TextDecoder().decode(hashes.bytes.identity))) }
}

/** Those of the named files that the newest build has; none while nothing has been built. */
export async function newestScripts(folder: string, names: readonly string[]): Promise<Script[]> {
  const build = await newestBuild(folder)
  return names.flatMap((name) => {
    const integrity = build?.integrity[name]
    return build && integrity ? [{ address: `/embed/${build.version}/${name}`, integrity }] : []
  })
}
