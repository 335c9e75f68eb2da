import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { InlineConfig, Plugin, Rolldown } from 'vite'
import { lessLit } from './build.lit.ts'
import { smallTemplates } from './build.small.ts'
import { lessTus } from './build.tus.ts'

/** What pages load, which loads the elements in its turn. */
export const LOADER = 'widgets/loader/loader.ts'
/** The elements, as the loader begins them and as whoever bundles them takes them. */
const ELEMENTS = 'widgets/begin.ts'
const BUNDLED = 'widgets/index.ts'

/** Stands in the loader for the table of chunks until their hashes are known. */
export const CHUNK_TABLE = '@@opslag-chunks@@'

export interface EmbedSettings {
  /** The version that the script says it is. */
  version: string
  /** For bundlers: one entry and its chunks without hashes in their names, since the bundler makes its own. */
  forBundlers?: boolean
}

/**
 * Which chunk a module begins: an element, with a dot and the language where its words are a chunk beside it, or with a hyphen
 * and a layout of it.
 */
export function chunkOf(module: string | null | undefined): string | undefined {
  const [, element, language, layout] =
    /\/widgets\/([\w-]+)\/(?:define(?:-(\w\w))?|layout-([\w-]+))\.ts$/.exec(module ?? '') ?? []
  return language ? `${element}.${language}` : layout ? `${element}-${layout}` : element
}

/** How the elements are built: one file that holds Lit and the list, and a chunk per other element beside it. */
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
    plugins: [ownFields(), ...lessLit(), lessTus(), smallTemplates()],
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      reportCompressedSize: false,
      sourcemap: false,
      minify: true,
      lib: { entry: forBundlers ? BUNDLED : ELEMENTS, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: forBundlers ? false : 'allow-extension',
        output: {
          minify: true,
          // Licences go into a file of their own.
          comments: false,
          entryFileNames: forBundlers ? 'opslag.js' : 'chunks/elements-[hash].js',
          chunkFileNames: ({ facadeModuleId, name }) =>
            `chunks/${chunkOf(facadeModuleId) ?? name}${forBundlers ? '' : '-[hash]'}.js`,
          // Whatever the entry or two elements reach is in the entry, so that a chunk finds Lit and what is shared there and nowhere else.
          codeSplitting: { groups: [{ name: entryModules(forBundlers ? BUNDLED : ELEMENTS), debugName: 'entry' }] },
        },
      },
    },
  }
}

/** How the loader is built: one file, which shares no code with what it loads. */
export function loaderConfig({ version }: Pick<EmbedSettings, 'version'>): InlineConfig {
  return {
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    publicDir: false,
    define: { __OPSLAG_VERSION__: JSON.stringify(version), __OPSLAG_CHUNKS__: JSON.stringify(CHUNK_TABLE) },
    plugins: [smallTemplates()],
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      reportCompressedSize: false,
      minify: true,
      lib: { entry: LOADER, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: false,
        output: { minify: true, comments: false, entryFileNames: 'opslag.js', codeSplitting: false },
      },
    },
  }
}

/**
 * Scripts that are each one file: the resizer for the page around a frame, what our page in the frame runs, and what draws an
 * institution's statistics on a page of ours.
 */
export const FRAME_SCRIPTS = ['frame', 'frame-page', 'statistics'] as const
const FRAME_ENTRIES = {
  frame: 'widgets/frame/resizer.ts',
  'frame-page': 'widgets/frame/page.ts',
  statistics: 'widgets/statistics/page.ts',
}

/** How such a script is built: nothing in it can be reached by the page that runs it. */
export function frameConfig(name: (typeof FRAME_SCRIPTS)[number]): InlineConfig {
  return {
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    publicDir: false,
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      reportCompressedSize: false,
      minify: true,
      lib: { entry: FRAME_ENTRIES[name], formats: ['iife'], name: 'opslagFrame', fileName: () => `${name}.js` },
      rolldownOptions: { output: { minify: true, comments: false } },
    },
  }
}

const OWN = /\?own=([\w-]+)$/
/** Whose fields, sign-ups and rules are not the form's nor each other's. */
const OWNERS = /\/widgets\/(?:shared\/(?=live\.ts$))?(candidate-login|job-agent|talent-pool|live)(?:\/|\.ts$)/
/** What is theirs; the code that sends files is everybody's. What a theme is held to, a page knows that follows the bench. */
const OWNED = /\/widgets\/shared\/(?:form\/(?!upload)|sign-up\/)|\/themes\/(?!defaults)/

/**
 * The applicant's own page and the sign-ups have the form's fields in their own files: what they share would be files of their
 * own that none can open without, each with its hash in the entry. They hold nothing that they must have in common.
 */
function ownFields(): Plugin {
  return {
    name: 'own-fields',
    enforce: 'pre',
    resolveId(source, importer = '') {
      const owner = (OWN.exec(importer) ?? OWNERS.exec(importer))?.[1]
      if (!owner || !source.startsWith('.')) return
      const found = path.resolve(path.dirname(importer.replace(OWN, '')), source)
      if (OWNED.test(found)) return `${found}?own=${owner}`
      return OWN.test(importer) ? found : undefined
    },
    load: (id) => (OWN.test(id) ? readFileSync(id.replace(OWN, ''), 'utf8') : undefined),
  }
}

/** Names the entry's group for the modules that belong into it. */
function entryModules(entry: string) {
  let reached: Set<string> | undefined
  return (id: string, graph: { getModuleInfo(id: string): Rolldown.ModuleInfo | null }) => {
    reached ??= sharedModules(entry, (one) => graph.getModuleInfo(one))
    return reached.has(id) ? 'opslag' : null
  }
}

const APART = /\/(?:candidate-login|job-agent|talent-pool)$/

/** What the entry reaches at once, and what the chunks of more than one element reach. */
function sharedModules(from: string, infoOf: (id: string) => Rolldown.ModuleInfo | null): Set<string> {
  const reach = (one: string, reached: Set<string>) => {
    if (reached.has(one)) return reached
    reached.add(one)
    for (const next of infoOf(one)?.importedIds ?? []) reach(next, reached)
    return reached
  }
  const entry = reach(path.join(import.meta.dirname, from), new Set())
  const elements = new Map<string, Set<string>>()
  for (const one of [...entry].flatMap((id) => infoOf(id)?.dynamicallyImportedIds ?? [])) {
    const folder = path.dirname(one)
    elements.set(folder, reach(one, elements.get(folder) ?? new Set()))
  }
  const seen = new Set<string>()
  // What the applicant's own page and the sign-ups share comes in files of their own, beside them: a list needs none of it.
  for (const [folder, modules] of elements)
    for (const one of APART.test(folder) ? [] : modules)
      if (seen.has(one)) entry.add(one)
      else seen.add(one)
  return entry
}

export const packageVersion = (): string =>
  (JSON.parse(readFileSync(path.join(import.meta.dirname, 'package.json'), 'utf8')) as { version: string }).version

export default embedConfig({ version: packageVersion() })
