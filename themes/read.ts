import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { ThemeFolder } from './folder.ts'
import { type Face, readFaces } from './fonts.ts'

/** Has a theme of this name a folder that sets tokens? The standard's is `base.css`, and its folder holds fonts only. */
export const themeNames = (home: string): string[] =>
  foldersIn(home).filter((name) => existsSync(path.join(home, name, 'theme.css')))

const foldersIn = (home: string) =>
  readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** A theme's folder as `validateFolder` takes it. */
export function readFolder(folder: string): ThemeFolder {
  const text = (name: string) => {
    const file = path.join(folder, name)
    return existsSync(file) ? readFileSync(file, 'utf8') : null
  }
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(path.sep, '/'))
  const served = names.filter((name) => /\.(?:woff2|svg|png|jpe?g|webp)$/.test(name))
  return {
    theme: text('theme.css') ?? '',
    dark: text('dark.css'),
    fonts: text('fonts.css'),
    logo: text('logo.svg'),
    licence: text('LICENSE.md'),
    files: Object.fromEntries(served.map((name) => [name, statSync(path.join(folder, name)).size])),
  }
}

/** The fonts of all folders; `path` is where the file is. */
export const readAllFaces = (home: string): (Face & { path: string })[] =>
  foldersIn(home).flatMap((name) => {
    const file = path.join(home, name, 'fonts.css')
    const { faces } = readFaces(existsSync(file) ? readFileSync(file, 'utf8') : '')
    return faces.map((face) => ({ ...face, path: path.join(home, name, face.file) }))
  })
