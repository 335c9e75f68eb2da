import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Api, connect, type Fetch } from './api.ts'

/** The command was not understood, or lacks something. */
export class UsageError extends Error {}

/** The world as the command line sees it. */
export type World = {
  env: Record<string, string | undefined>
  fetch: Fetch
  out: (text: string) => void
  err: (text: string) => void
  /** Where a progress bar may be drawn, or null: then it is plain lines. */
  terminal: NodeJS.WritableStream | null
  now: () => Date
  /** Lets time pass before something is asked again. */
  wait: (milliseconds: number) => Promise<unknown>
}

export const dataFolder = ({ env }: Pick<World, 'env'>) => path.resolve(env.OPSLAG_DATA ?? 'data')

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The server of `OPSLAG_ORIGIN` with `OPSLAG_ADMIN_KEY`; on this machine, the key that a development server keeps.
 * @throws UsageError when there is no key, or it would leave this machine unencrypted.
 */
export function serverOf(world: World): Api {
  const origin = world.env.OPSLAG_ORIGIN ?? `http://localhost:${world.env.PORT ?? 4000}`
  const url = URL.parse(origin)
  if (!url || !/^https?:$/.test(url.protocol)) throw new UsageError(`OPSLAG_ORIGIN is no web address: ${origin}`)
  const local = LOOPBACK.has(url.hostname)
  if (!local && url.protocol !== 'https:')
    throw new UsageError(`OPSLAG_ORIGIN must use https: the key would travel to ${url.host} for anyone to read.`)
  const kept = path.join(dataFolder(world), 'admin-key')
  const key = world.env.OPSLAG_ADMIN_KEY ?? (local && existsSync(kept) ? readFileSync(kept, 'utf8').trim() : undefined)
  if (!key)
    throw new UsageError(
      local
        ? `No key: set OPSLAG_ADMIN_KEY, or start the server once so that it keeps one in ${kept}.`
        : 'No key: set OPSLAG_ADMIN_KEY.',
    )
  return connect({ origin: url.origin, key, fetch: world.fetch })
}
