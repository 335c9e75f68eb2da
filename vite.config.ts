import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { InlineConfig, Rolldown } from 'vite'
import { lessLit } from './build.lit.ts'
import { smallTemplates } from './build.small.ts'

/** Stands in the entry for the table of chunks until their hashes are known. */
export const ENTRY = 'widgets/index.ts'

export const CHUNK_TABLE = '@@opslag-chunks@@'

export interface EmbedSettings {
  /** The version that the entry says it is. */
  version: string
  /** For bundlers: one entry and its chunks without hashes in their names, since the bundler makes its own. */
  forBundlers?: boolean
}

/** How the elements are built: one entry that holds Lit and the list, and a chunk per other element beside it. */
export function embedConfig({ version, forBundlers = false }: EmbedSettings): InlineConfig {
  return {
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    publicDir: false,
    define: {
      __OPSLAG_VERSION__: JSON.stringify(version),
      __OPSLAG_CHUNKS__: forBundlers ? 'undefined' : JSON.stringify(CHUNK_TABLE),
      'process.env.NODE_ENV': '"production"',
    },
    plugins: [...lessLit(), smallTemplates()],
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      reportCompressedSize: false,
      sourcemap: false,
      minify: true,
      lib: { entry: ENTRY, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: false,
        output: {
          minify: true,
          // Licences go into a file of their own.
          comments: false,
          entryFileNames: 'opslag.js',
          chunkFileNames: ({ facadeModuleId, name }) =>
            `chunks/${/(\w[\w-]*)\/define\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? name}${forBundlers ? '' : '-[hash]'}.js`,
          // Whatever the entry reaches stays in it, so that a chunk finds Lit and what is shared there and nowhere else.
          codeSplitting: { groups: [{ name: entryModules(), debugName: 'entry' }] },
        },
      },
    },
  }
}

// Reached through an index file only; the list has no use for it.
const CAREER_ONLY = /@lit\/context\/.*(?:context-provider|value-notifier)/

/** Names the entry's group for every module that the entry imports at once, however far down. */
function entryModules() {
  let reached: Set<string> | undefined
  return (id: string, graph: { getModuleInfo(id: string): Rolldown.ModuleInfo | null }) => {
    if (!reached) {
      reached = new Set()
      const reach = (one: string) => {
        if (reached?.has(one)) return
        reached?.add(one)
        for (const next of graph.getModuleInfo(one)?.importedIds ?? []) reach(next)
      }
      reach(path.join(import.meta.dirname, ENTRY))
      for (const one of reached) if (CAREER_ONLY.test(one)) reached.delete(one)
    }
    return reached.has(id) ? 'opslag' : null
  }
}

export default embedConfig({
  version: (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
})
