import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { buildEditors } from './build.editors.ts'
import { wholeManifest } from './build.manifest.ts'
import { buildTypes } from './build.types.ts'
import { EXAMPLES } from './demo/showroom/examples.ts'
import { elementsIn, type Manifest, type State } from './server/docs/manifest.ts'
import { packageVersion } from './vite.config.ts'

/** Every state that an element has an example of, by its tag. */
function states(): Record<string, State[]> {
  const all: Record<string, State[]> = {}
  for (const { id, element, state, says, isModal } of EXAMPLES) {
    all[element] ??= []
    all[element].push({ name: state, example: id, says, isModal })
  }
  return all
}

/** The manifest says the states too, in its own language. */
function withStates(manifest: Manifest, all: Record<string, State[]>): Manifest {
  for (const { declarations = [] } of manifest.modules)
    for (const one of declarations)
      if (one.tagName) one.states = (all[one.tagName] ?? []).map(({ name, says }) => ({ name, description: says.en }))
  return manifest
}

/** What the pages of the documentation run: an example of an element, as alive as on any page. One file. */
const live = (outDir: string) =>
  build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: {
      __OPSLAG_VERSION__: JSON.stringify(packageVersion()),
      __OPSLAG_CHUNKS__: 'undefined',
      'process.env.NODE_ENV': '"production"',
    },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      modulePreload: false,
      reportCompressedSize: false,
      lib: { entry: 'demo/docs/live.ts', formats: ['es'], fileName: () => 'live.js' },
      rolldownOptions: { output: { minify: true, comments: false, codeSplitting: false } },
    },
  })

/**
 * Writes what is said of the elements: `custom-elements.json`, `editors/`, `types/`, and `docs/` for the pages that the
 * server makes of them.
 */
export async function buildDocs(outDir = 'dist'): Promise<void> {
  const all = states()
  const manifest = withStates(wholeManifest(), all)
  const elements = elementsIn(manifest)
  await live(path.join(outDir, 'docs'))
  mkdirSync(outDir, { recursive: true })
  writeFileSync(path.join(outDir, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  writeFileSync(path.join(outDir, 'docs/states.json'), `${JSON.stringify(all)}\n`)
  buildEditors(elements, packageVersion(), outDir)
  buildTypes(elements, outDir)
}
