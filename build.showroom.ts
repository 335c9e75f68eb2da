import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { lessLit } from './build.lit.ts'
import { mailsIn, mailsShown, portalIn } from './build.showroom.pages.ts'
import { smallTemplates } from './build.small.ts'
import { lessTus } from './build.tus.ts'
import type { ThemeShown } from './demo/showroom/built.ts'
import { ThemeSettings } from './server/contract/settings.ts'
import { fontBytes } from './server/themes/fonts.ts'
import { shippedLogo } from './server/themes/logo.ts'
import { wornTheme } from './server/themes/worn.ts'
import { parseTheme } from './themes/parse.ts'
import { readFolder, themeNames } from './themes/read.ts'

const THEMES = path.join(import.meta.dirname, 'themes')
export const SHOWROOM = 'dist/showroom'

/** A theme's folder as the `theme` setting keeps it. */
function settingsOf(name: string): ThemeSettings {
  const { theme, dark } = readFolder(path.join(THEMES, name))
  return ThemeSettings.parse({
    tokens: parseTheme(theme).tokens,
    ...(dark !== null && { dark: parseTheme(dark).tokens }),
  })
}

/** The standard and every theme that ships, with the institution's name as its style sheet's first words say it. */
export function shownThemes(): (ThemeShown & { settings: ThemeSettings })[] {
  const all = themeNames(THEMES).map((name) => {
    const settings = settingsOf(name)
    const title = /^\/\*\s*([^:*]+)/.exec(readFolder(path.join(THEMES, name)).theme)?.[1]?.trim() ?? name
    return { name, title, theme: wornTheme(settings, { logo: shippedLogo(name)?.logo }), settings }
  })
  const standard = ThemeSettings.parse({ tokens: {} })
  return [{ name: 'standard', title: 'Standard', theme: wornTheme(standard), settings: standard }, ...all]
}

/** Builds the showroom: its script, the themes with their fonts, and every mail and some pages of the portal in each. */
export async function buildShowroom({ outDir = SHOWROOM } = {}): Promise<void> {
  rmSync(outDir, { recursive: true, force: true })
  await buildScript(outDir)
  const put = (name: string, text: string | Uint8Array) => {
    const file = path.join(outDir, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const themes = shownThemes()
  put('themes.json', JSON.stringify(themes.map(({ settings: _, ...shown }) => shown)))
  for (const { theme } of themes)
    for (const { url } of theme.fonts) put(url.slice(1), fontBytes(url.replace('/fonts/', '')) as Uint8Array)
  put('mails.json', JSON.stringify(mailsShown()))
  for (const theme of themes) {
    for (const [name, html] of mailsIn(theme)) put(`mails/${theme.name}/${name}.html`, html)
    for await (const [name, html] of portalIn(theme)) put(`portal/${theme.name}/${name}.html`, html)
  }
}

const buildScript = (outDir: string) =>
  build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    publicDir: false,
    define: {
      __OPSLAG_VERSION__: JSON.stringify('showroom'),
      __OPSLAG_CHUNKS__: 'undefined',
      'process.env.NODE_ENV': '"production"',
    },
    plugins: [...lessLit(), lessTus(), smallTemplates()],
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      modulePreload: false,
      reportCompressedSize: false,
      minify: true,
      rolldownOptions: {
        input: { showroom: 'demo/showroom/page.ts', alone: 'demo/showroom/alone.ts' },
        preserveEntrySignatures: false,
        output: { comments: false, entryFileNames: '[name].js', chunkFileNames: 'part-[hash].js' },
      },
    },
  })

if (import.meta.main) await buildShowroom()
