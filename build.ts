import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const STAMP = 'dist/.built'
const SHOWROOM_STAMP = 'dist/.showroom'
const DOCS_STAMP = 'dist/.docs'
const SOURCES = [
  ...['widgets', 'themes', 'server', 'package.json', 'vite.config.ts', 'build.embed.ts', 'build.lit.ts'],
  ...['build.lit.rules.ts', 'build.small.ts', 'build.server.ts', 'build.elements.ts'],
  ...['demo/designer', 'demo/showroom', 'demo/pages/showroom/bench', 'build.bench.ts'],
]

function* filesBelow(entry: string): Generator<string> {
  if (!existsSync(entry)) return
  if (!statSync(entry).isDirectory()) return yield entry
  for (const name of readdirSync(entry).sort()) yield* filesBelow(path.join(entry, name))
}

/** What the showroom is made of beside all of that. */
const SHOWN = ['demo/showroom', 'build.showroom.ts', 'build.showroom.pages.ts', 'test/support/mail-examples.ts']

/** What the documentation of the elements is made of beside all of that. */
const TOLD = ['demo/showroom', 'demo/docs', 'build.docs.ts', 'build.manifest.ts', 'build.editors.ts', 'build.types.ts']

/** A hash over everything that goes into a part of dist/. */
function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const file of filesBelow(source)) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Builds dist/ unless it was built from just these sources. Answers whether it had to. */
export async function buildWhatIsMissing({ force = false } = {}): Promise<boolean> {
  const isBuilt = await buildOnce(STAMP, SOURCES, force, buildProduct)
  const isTold = await buildOnce(DOCS_STAMP, [...SOURCES, ...TOLD], force, async () =>
    (await import('./build.docs.ts')).buildDocs(),
  )
  // Nobody looks at the showroom where the institutions are real ones.
  if (process.env.NODE_ENV === 'production') return isBuilt || isTold
  const isShown = await buildOnce(SHOWROOM_STAMP, [...SOURCES, ...SHOWN], force, async () =>
    (await import('./build.showroom.ts')).buildShowroom(),
  )
  return isBuilt || isTold || isShown
}

/** Builds a part of dist/ unless it was built from just these sources. */
async function buildOnce(stamp: string, sources: readonly string[], force: boolean, make: () => Promise<void>) {
  const wanted = fingerprint(sources)
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  const { NODE_ENV } = process.env
  await make()
  // Vite leaves its own mode behind in the environment, and whoever is started next would take it for the operator's.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  mkdirSync('dist', { recursive: true })
  writeFileSync(stamp, wanted)
  return true
}

async function buildProduct(): Promise<void> {
  const [{ buildEmbed }, { buildServer }, { buildElements }, { buildBench }] = await Promise.all([
    import('./build.embed.ts'),
    import('./build.server.ts'),
    import('./build.elements.ts'),
    import('./build.bench.ts'),
  ])
  await buildEmbed()
  await buildServer()
  await buildElements()
  await buildBench()
}

if (import.meta.main) await buildWhatIsMissing({ force: process.argv.includes('--force') })
