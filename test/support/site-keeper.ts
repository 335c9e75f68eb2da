import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { serveDemo } from '../../demo/serve.ts'
import { freePort, removeFolder, scratchFolder, startBuilt } from './built-server.ts'
import { findChromium } from './chromium.ts'

/** Where the one system stands that all page tests visit. */
type SharedSite = {
  api: string
  demo: string
  demoPort: number
  /** Where a test may put up a system of an institution's own, which the server may ask. */
  outsidePort: number
  /** The server's data folder. */
  folder: string
  adminKey: string
  /** Where the one browser listens. */
  browser: string
}

export const SITE_VARIABLE = 'OPSLAG_TEST_SITE'

/**
 * The whole system as a newcomer starts it, once for all page tests: the built server with its demo data, the demo pages,
 * and a browser. Every test file connects to it; what it changes must be its own.
 */
export async function keepSite(): Promise<{ site: SharedSite; stop(): Promise<void> }> {
  const folder = scratchFolder()
  const [demoPort, outsidePort] = [await freePort(), await freePort()]
  const { executablePath, args } = await findChromium()
  const [server, browser] = await Promise.all([
    startBuilt(folder, { DEMO_PORT: String(demoPort), OPSLAG_FEED_HOSTS: `127.0.0.1:${outsidePort}` }),
    // Names that are no secure context, as an intranet's are.
    chromium.launchServer({
      executablePath,
      args: [...args, '--host-resolver-rules=MAP *.intranet.example 127.0.0.1'],
    }),
  ])
  const demo = await serveDemo({ port: demoPort, host: '127.0.0.1', apiOrigin: server.origin })
  return {
    site: {
      api: server.origin,
      demo: demo.url.replace(/\/$/, ''),
      demoPort,
      outsidePort,
      folder,
      adminKey: readFileSync(path.join(folder, 'admin-key'), 'utf8').trim(),
      browser: browser.wsEndpoint(),
    },
    async stop() {
      await browser.close()
      await demo.close()
      await server.stop()
      removeFolder(folder)
    },
  }
}

/** The site that the runner keeps. @throws Error where no runner does. */
export function sharedSite(): SharedSite {
  const said = process.env[SITE_VARIABLE]
  if (!said) throw new Error('Run the page tests through `npm test -- pages`.')
  return JSON.parse(said) as SharedSite
}

/** The browser that the runner keeps; closing it lets go of this file's pages only. */
export const sharedBrowser = () => chromium.connect(sharedSite().browser)
