import * as z from 'zod'
import { builtFiles } from './files.ts'

/** The elements' script as a page names it. */
export type ElementsScript = { version: string; address: string; integrity: string }

const Integrity = z.looseObject({ 'opslag.js': z.string() })

const folders = new Map<string, ReturnType<typeof builtFiles>>()

/** The newest built script of the elements with its hash; null while nothing has been built. */
export async function elementsScript(folder: string): Promise<ElementsScript | null> {
  const files = folders.get(folder) ?? builtFiles(folder)
  folders.set(folder, files)
  const version = files.newestVersion()
  const hashes = version && (await files.fileOf(version, 'integrity.json'))
  if (!version || !hashes) return null
  const hash = Integrity.parse(JSON.parse(new TextDecoder().decode(hashes.bytes.identity)))
  return { version, address: `/embed/${version}/opslag.js`, integrity: hash['opslag.js'] }
}
