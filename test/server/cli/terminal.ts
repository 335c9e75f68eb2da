import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import type { World } from '../../../server/cli/context.ts'
import { run } from '../../../server/cli/main.ts'
import { ADMIN_KEY, NOW, type testServer } from '../../support/server.ts'

/** A folder of the test's own, gone afterwards. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'opslag-cli-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A terminal whose commands talk to a test server. */
export function terminal(app: Awaited<ReturnType<typeof testServer>>['app'], changes: Partial<World> = {}) {
  const data = newFolder()
  const calls: { method: string; path: string }[] = []
  /** Runs a command; answers its exit code and what it wrote. */
  const opslag = async (...args: string[]) => {
    const out: string[] = []
    const err: string[] = []
    const world: World = {
      env: { OPSLAG_ADMIN_KEY: ADMIN_KEY, OPSLAG_DATA: data },
      fetch: (address, init) => {
        calls.push({ method: init.method ?? 'GET', path: new URL(address).pathname })
        return app.request(address, init)
      },
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      terminal: null,
      now: () => NOW,
      wait: async () => {},
      ...changes,
    }
    return { code: await run(world, args), out: out.join('\n'), err: err.join('\n') }
  }
  return { opslag, data, calls }
}
