import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { FileStore, Stored } from './store.ts'
import { RECORD_NAME } from './store.ts'

const isGone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'
/** Begins the name of what is not whole yet. */
const DRAFT = '.new-'
let drafts = 0

/** Records as files of one folder, for this user only. What is written is on the disk before it has its name. */
export function folderStore(folder: string): FileStore {
  const fileOf = (name: string) => {
    if (!RECORD_NAME.test(name)) throw new Error('No name of a record')
    return path.join(folder, name)
  }

  async function flush(place: string, work: (handle: FileHandle) => Promise<void>, flags: string) {
    const handle = await open(place, flags, 0o600)
    try {
      await work(handle)
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  async function names(place: string): Promise<string[]> {
    try {
      return (await readdir(place)).sort()
    } catch (error) {
      if (isGone(error) || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return []
      throw error
    }
  }

  return {
    async put(name, bytes) {
      const file = fileOf(name)
      const place = path.dirname(file)
      await mkdir(place, { recursive: true, mode: 0o700 })
      const draft = path.join(place, `${DRAFT}${process.pid}-${++drafts}`)
      try {
        await flush(draft, (handle) => handle.writeFile(bytes), 'wx')
        await rename(draft, file)
        // The name is on the disk only when the folder is.
        if (process.platform !== 'win32') await flush(place, async () => {}, 'r')
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async get(name) {
      try {
        return await readFile(fileOf(name))
      } catch (error) {
        if (isGone(error)) return null
        throw error
      }
    },
    async remove(name) {
      const file = fileOf(name)
      await rm(file, { force: true })
      // The folder goes with its last record; another's makes it stay.
      await rmdir(path.dirname(file)).catch(() => {})
    },
    async *list(prefix): AsyncGenerator<Stored> {
      for (const institution of await names(folder))
        for (const document of await names(path.join(folder, institution))) {
          const place = `${institution}/${document}/`
          if (!place.startsWith(prefix) && !prefix.startsWith(place)) continue
          for (const record of await names(path.join(folder, place))) {
            const name = place + record
            const file = path.join(folder, name)
            const found = await stat(file).catch(() => null)
            if (!found) continue
            // What a crash left half-written goes when nobody can be writing it any more.
            if (record.startsWith(DRAFT)) {
              if (Date.now() - found.mtimeMs > 3_600_000) await rm(file, { force: true })
            } else if (name.startsWith(prefix) && RECORD_NAME.test(name)) yield { name, at: found.mtime }
          }
        }
    },
  }
}
