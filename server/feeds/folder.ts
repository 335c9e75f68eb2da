import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import path from 'node:path'
import { FETCH_LIMITS, FetchFailed } from './fetch.ts'
import type { FeedDocument } from './formats/format.ts'

/**
 * A file from the operator's folder for an institution's feeds, `<data>/feeds/<slug>/`. It must stand there itself: a
 * name that leads elsewhere is refused.
 * @throws FetchFailed `no-such-file`, `too-large`.
 */
export async function readFromFolder(dataFolder: string, slug: string, file: string): Promise<FeedDocument> {
  try {
    const place = path.join(await realpath(dataFolder), 'feeds', slug, file)
    if ((await realpath(place)) !== place) throw new FetchFailed('no-such-file')
    const handle = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const found = await handle.stat()
      if (!found.isFile()) throw new FetchFailed('no-such-file')
      if (found.size > FETCH_LIMITS.bytes) throw new FetchFailed('too-large')
      return { address: file, contentType: '', bytes: await handle.readFile() }
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw error instanceof FetchFailed ? error : new FetchFailed('no-such-file')
  }
}
