import { existsSync } from 'node:fs'
import path from 'node:path'

/** The first of the paths that exists. */
export function firstThatExists(paths: (string | undefined)[]): string | null {
  return paths.find((one): one is string => one !== undefined && existsSync(one)) ?? null
}

/** The full path of a program on PATH, or null. */
export function onPath(program: string): string | null {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program]
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return firstThatExists(folders.flatMap((folder) => names.map((name) => path.join(folder, name))))
}

/** Whether this process is root: Chromium then needs another flag and PostgreSQL another user. */
export const isRoot = process.getuid?.() === 0
