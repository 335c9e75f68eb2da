import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { root } from './bring.ts'

// The elements of earlier versions as they were built, which pages hold in their caches and name for ever. When a version is
// named in package.json, the one before it is kept: `node test/support/old-builds.ts <version> [dist/embed of that version]`.

const FOLDER = path.join(root, 'test/fixtures/embed')
const fileOf = (version: string) => path.join(FOLDER, `${version}.json.br`)
const isKept = (name: string) => /^(?:opslag|frame|chunks\/.+)\.js$/.test(name)

/** The files of a version, by their names. @throws Error when it is not kept. */
export function oldBuild(version: string): Map<string, string> {
  if (!existsSync(fileOf(version)))
    throw new Error(`${version} is not kept: build it and run node test/support/old-builds.ts ${version}`)
  return new Map(Object.entries(JSON.parse(String(brotliDecompressSync(readFileSync(fileOf(version)))))))
}

/** The two versions before this one, newest first, as the changelog has them. */
export function versionsBefore(): string[] {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const all = [...readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8').matchAll(/^## (\d+\.\d+\.\d+)$/gm)]
  const versions = all.map(([, one = '']) => one)
  return versions.slice(versions.indexOf(version) + 1).slice(0, 2)
}

function keep(version: string, folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  const files = names.filter(isKept).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(fileOf(version), brotliCompressSync(JSON.stringify(Object.fromEntries(files))))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , version = '', folder = path.join(root, 'dist/embed', version)] = process.argv
  keep(version, folder)
}
