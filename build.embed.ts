import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type InlineConfig, type Rolldown } from 'vite'
import { buildElements } from './build.elements.ts'
import { inLatin, plainQuotes } from './build.small.ts'
import {
  CHUNK_TABLE,
  chunkOf,
  embedConfig,
  FRAME_SCRIPTS,
  frameConfig,
  loaderConfig,
  packageVersion,
} from './vite.config.ts'

export interface BuildEmbedOptions {
  /** Where the versions lie; `dist/embed` when left out. */
  outDir?: string
  /** The version; the package's when left out. */
  version?: string
}

export interface BuiltEmbed {
  version: string
  /** The folder of the version. */
  folder: string
  /** Every file below it with its integrity hash (sha384), the loader first. */
  integrity: Record<string, string>
}

type Chunk = Pick<
  Rolldown.OutputChunk,
  'fileName' | 'code' | 'imports' | 'dynamicImports' | 'facadeModuleId' | 'isEntry'
>
type File = Pick<Chunk, 'fileName' | 'code'>

/** What the elements ask for themselves: its files need not be known to the loader. */
const OWN = new Set(['readable', 'seen', 'internal', 'preview'])

/** Packages of which code ends up in what pages load: their licences ask to be kept with it. */
const BUNDLED = { 'Lit (https://lit.dev)': 'lit', 'tus-js-client (https://tus.io)': 'tus-js-client' }
const licenceOf = (name: string) =>
  readFileSync(path.join(import.meta.dirname, 'node_modules', name, 'LICENSE'), 'utf8')

type Hash = 'sha256' | 'sha384'
const integrityOf = (code: string, hash: Hash = 'sha384') => `${hash}-${createHash(hash).update(code).digest('base64')}`

/**
 * Builds the script that pages load, into `<outDir>/<version>/`, and the same elements for bundlers into `<outDir>/npm/`.
 * Two builds of the same sources are the same bytes.
 */
export async function buildEmbed({
  outDir = 'dist/embed',
  version = packageVersion(),
}: BuildEmbedOptions = {}): Promise<BuiltEmbed> {
  const chunks = await bundle(embedConfig({ version }))
  const [entry, loader] = [chunks, await bundle(loaderConfig({ version }))].map((all) => all.find((one) => one.isEntry))
  if (!entry || !loader) throw new Error('the elements or their loader gave no entry')
  entry.code = withoutNames(entry)
  const files: File[] = chunks.sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
  // A hash does not compress, and the loader carries one for every chunk: there the shortest that browsers take.
  const hashes = new Map(files.map(({ fileName, code }) => [fileName, integrityOf(code, 'sha256')]))
  // A chunk that loads another carries its hash, and has its own hash only then: the elements, which load most, come last.
  for (const chunk of [...chunks.filter((one) => one !== entry), entry])
    for (const file of files)
      if (chunk.fileName === file.fileName && chunk.code.includes(CHUNK_TABLE)) {
        const table = tableOf(chunks, chunk, hashes, (name) => chunk !== entry || OWN.has(name))
        file.code = withTable(chunk.code, table)
        hashes.set(file.fileName, integrityOf(file.code, 'sha256'))
      }
  const elements = listed(entry.fileName, hashes)
  const table = tableOf(chunks, entry, hashes, (name) => !OWN.has(name))
  files.unshift({ fileName: loader.fileName, code: withTable(loader.code, { elements, ...table }) })
  for (const name of FRAME_SCRIPTS) files.push(...(await bundle(frameConfig(name))))

  const folder = path.join(outDir, version)
  write(folder, files)
  const licences = Object.entries(BUNDLED).map(([title, name]) => `${title}\n\n${licenceOf(name)}`)
  writeFileSync(path.join(folder, 'licences.txt'), licences.join('\n\n'))
  const integrity = Object.fromEntries(files.map(({ fileName, code }) => [fileName, integrityOf(code)]))
  writeFileSync(path.join(folder, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`)
  write(path.join(outDir, 'npm'), await bundle(embedConfig({ version, forBundlers: true })))
  return { version, folder, integrity }
}

/** Rebuilds when a source changes; for development. */
export async function watchEmbed(options: BuildEmbedOptions = {}): Promise<{ close(): Promise<void> }> {
  const { watch } = await import('node:fs')
  let waiting: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const rebuild = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      running = running
        .then(() => Promise.all([buildEmbed(options), buildElements()]))
        .then(
          ([{ version }]) => console.log(`Built the elements (${version}).`),
          (error: unknown) => console.error(error),
        )
    }, 100)
  }
  const watchers = ['widgets', 'themes'].map((folder) => watch(folder, { recursive: true }, rebuild))
  return {
    async close() {
      clearTimeout(waiting)
      for (const watcher of watchers) watcher.close()
      await running
    },
  }
}

async function bundle(config: InlineConfig): Promise<Chunk[]> {
  const built = await build(config)
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[]
  const chunks = outputs.flatMap(({ output }) => output).filter((one) => one.type === 'chunk')
  return chunks.map(({ fileName, code, imports, dynamicImports, facadeModuleId, isEntry }) => ({
    fileName,
    code: inLatin(plainQuotes(code)),
    imports,
    dynamicImports,
    facadeModuleId,
    isEntry,
  }))
}

/** A file as tables list it: its name, and right behind it the 43 characters of its hash. */
const listed = (fileName: string, hashes: Map<string, string>) =>
  path.basename(fileName, '.js') + (hashes.get(fileName) as string).slice('sha256-'.length, -1)

/**
 * For each chunk that `loader`, the elements' or another chunk, loads: the files that must be there before it may run, its own
 * first, with their hashes. `isIn` says by their names which of them count.
 */
function tableOf(
  chunks: Chunk[],
  loader: Chunk,
  hashes: Map<string, string>,
  isIn: (name: string) => boolean,
): Record<string, string> {
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const table: Record<string, string> = {}
  for (const fileName of loader.dynamicImports) {
    const chunk = named.get(fileName)
    const element = chunkOf(chunk?.facadeModuleId)
    if (!chunk || (!element && loader.isEntry))
      throw new Error(`${fileName} is loaded by the entry but is no element's`)
    const needed = new Set<string>()
    const need = (name: string) => {
      if (name === loader.fileName || named.get(name)?.isEntry || needed.has(name)) return
      needed.add(name)
      for (const next of named.get(name)?.imports ?? []) need(next)
    }
    need(fileName)
    const [own, ...others] = needed
    const tag = element && (OWN.has(element) ? element : `opslag-${element}`)
    const name = tag || path.basename(fileName).replace(/-[\w-]{8}\.js$/, '')
    if (isIn(name)) table[name] = [own as string, ...others.sort()].map((one) => listed(one, hashes)).join(' ')
  }
  return table
}

/** The loader hands the elements the files of their chunks (`shared/chunks.ts`): they need not name them once more. */
function withoutNames({ code, dynamicImports }: Chunk): string {
  const named = /\{(?:\[[^\]]+\]:\(\)=>import\("\.\/[\w.-]+"\)(?:\.then\(\w+=>\w+\.\w+\))?,?)+\}/
  const [all = ''] = named.exec(code) ?? []
  if (all.split('import(').length !== dynamicImports.length + 1)
    throw new Error('the elements name their chunks in another way than the build knows')
  return code.replace(all, '{}')
}

function withTable(code: string, table: object): string {
  const parts = code.split(`"${CHUNK_TABLE}"`)
  if (parts.length !== 2) throw new Error(`the table of chunks has ${parts.length - 1} places in its file, not one`)
  return parts.join(JSON.stringify(table))
}

function write(folder: string, files: readonly File[]) {
  rmSync(folder, { recursive: true, force: true })
  for (const { fileName, code } of files) {
    mkdirSync(path.dirname(path.join(folder, fileName)), { recursive: true })
    writeFileSync(path.join(folder, fileName), code)
  }
}
