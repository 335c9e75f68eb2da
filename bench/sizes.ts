import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { printTable } from './table.ts'

/** What each file of the newest built script weighs on the line. Budgets are held by test/guards/bundles.test.ts. */
export async function benchSizes(): Promise<void> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const folder = path.join('dist/embed', version)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .sort()
  printTable(
    `Sizes of the elements ${version}, in bytes`,
    ['file', 'plain', 'gzip', 'brotli'],
    files.map((name) => {
      const bytes = readFileSync(path.join(folder, name))
      return [name, bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length]
    }),
  )
}
