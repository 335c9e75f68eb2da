import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const STAMP = 'dist/.built'
const SOURCES = [
  ...['widgets', 'themes', 'server', 'package.json', 'vite.config.ts', 'build.embed.ts', 'build.lit.ts'],
  ...['build.lit.rules.ts', 'build.small.ts', 'build.server.ts', 'build.elements.ts'],
  ...['demo/designer', 'demo/showroom', 'build.bench.ts'],
]

function* filesBelow(entry: string): Generator<string> {
  if (!existsSync(entry)) return
  if (!statSync(entry).isDirectory()) return yield entry
  for (const name of readdirSync(entry).sort()) yield* filesBelow(path.join(entry, name))
}

/** A hash over everything that goes into dist/. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesBelow(source)) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Builds dist/ unless it was built from just these sources. Answers whether it had to. */
export async function buildWhatIsMissing({ force = false } = {}): Promise<boolean> {
  const wanted = fingerprint()
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false
  const [{ buildEmbed }, { buildServer }, { buildElements }, { buildBench }] = await Promise.all([
    import('./build.embed.ts'),
    import('./build.server.ts'),
    import('./build.elements.ts'),
    import('./build.bench.ts'),
  ])
  const { NODE_ENV } = process.env
  await buildEmbed()
  await buildServer()
  await buildElements()
  await buildBench()
  // Vite leaves its own mode behind in the environment, and whoever is started next would take it for the operator's.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  mkdirSync('dist', { recursive: true })
  writeFileSync(STAMP, wanted)
  return true
}

if (import.meta.main) await buildWhatIsMissing({ force: process.argv.includes('--force') })
