import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { ownPage } from './demo/designer/page.ts'
import { parseTheme } from './themes/parse.ts'
import { readAllFaces, readFolder, themeNames } from './themes/read.ts'

const THEMES = path.join(import.meta.dirname, 'themes')

/** What the bench must know of the themes that are here: it has no folder to look into. */
function shippedThemes() {
  const starts = themeNames(THEMES).map((name) => {
    const { theme, dark } = readFolder(path.join(THEMES, name))
    return {
      name,
      title: /^\/\*\s*([^:*]+)/.exec(theme)?.[1]?.trim() ?? name,
      tokens: parseTheme(theme).tokens,
      dark: dark === null ? null : parseTheme(dark).tokens,
    }
  })
  const faces = readAllFaces(THEMES).map(({ path: file, ...face }) => ({
    ...face,
    bytes: readFileSync(file).length,
    terms: termsOf(file),
  }))
  return { starts: [{ name: 'standard', title: '', tokens: {}, dark: null }, ...starts], faces }
}

/** What a theme's licence says of a font: its owner and its terms, as they stand in the table. */
function termsOf(file: string): string {
  const licence = readFileSync(path.join(file, '../../LICENSE.md'), 'utf8')
  const row = licence.split('\n').find((line) => line.includes(path.basename(file))) ?? ''
  const [, , owner = '', terms = ''] = row.split('|').map((cell) => cell.trim())
  return [owner, terms].filter(Boolean).join('. ')
}

/** Each one file: the bench, and what runs in the frame of a pasted page. */
const SCRIPTS = { bench: 'demo/designer/bench.ts', 'own-page': 'demo/designer/own-page-frame.ts' }

const buildScript = (name: string, entry: string, outDir: string) =>
  build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    publicDir: false,
    define: {
      __OPSLAG_THEMES__: JSON.stringify(shippedThemes()),
      'process.env.NODE_ENV': '"production"',
    },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      modulePreload: false,
      reportCompressedSize: false,
      minify: true,
      rolldownOptions: {
        input: { [name]: entry },
        preserveEntrySignatures: false,
        output: { entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  })

/** Builds the designer's bench into dist/bench/: the demo site's pages of it, script, style and the themes' fonts. */
export async function buildBench({ outDir = 'dist/bench' } = {}): Promise<void> {
  rmSync(outDir, { recursive: true, force: true })
  for (const [name, entry] of Object.entries(SCRIPTS)) await buildScript(name, entry, outDir)
  const put = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(outDir, name)), { recursive: true })
    writeFileSync(path.join(outDir, name), text)
  }
  const home = path.join(import.meta.dirname, 'demo/pages/showroom/bench')
  for (const page of readdirSync(home, { recursive: true, encoding: 'utf8' }))
    if (/\.(?:html|css)$/.test(page)) put(page, readFileSync(path.join(home, page), 'utf8'))
  put('own-page.html', ownPage())
  for (const { path: file } of readAllFaces(THEMES)) {
    mkdirSync(path.join(outDir, 'fonts'), { recursive: true })
    copyFileSync(file, path.join(outDir, 'fonts', path.basename(file)))
  }
  put('fonts/OFL.txt', openFontLicences())
}

/** The licences of the open fonts that can be chosen, one after another, each with its copyright. */
function openFontLicences(): string {
  const homes = new Set(readAllFaces(THEMES).map(({ path: file }) => path.dirname(file)))
  return [...homes].map((home) => readFileSync(path.join(home, 'OFL.txt'), 'utf8').trim()).join('\n\n\n')
}

if (import.meta.main) await buildBench()
