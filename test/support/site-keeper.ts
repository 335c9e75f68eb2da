import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { serveDemo } from '../../demo/serve.ts'
import { DEMO_INSTITUTIONS } from '../../server/seed/institutions.ts'
import { freePort, removeFolder, scratchFolder, startBuilt } from './built-server.ts'
import { findChromium } from './chromium.ts'

/** Where one of the systems stands that all page tests visit. */
type SharedSite = {
  api: string
  demo: string
  demoPort: number
  /** Where a test may put up a system of an institution's own, which the server may ask. */
  outsidePort: number
  /** The server's data folder. */
  folder: string
  adminKey: string
}

type Shared = {
  /** Whose demo institutions stay as they are seeded: a list of theirs reads the same in every test. */
  site: SharedSite
  /** Where tests publish at the demo institutions and change what is theirs; what is listed there comes and goes. */
  workshop: SharedSite
  /** Where the one browser listens. */
  browser: string
}

export const SITE_VARIABLE = 'OPSLAG_TEST_SITE'

export const SLUGS = DEMO_INSTITUTIONS.map(({ slug }) => slug)

const today = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Copenhagen' })

/** What an institution's list holds, by the jobs' ids. @throws Error when the server does not tell. */
async function listOf({ api }: SharedSite, slug: string): Promise<string> {
  const answer = await fetch(`${api}/v1/institutions/${slug}/jobs?limit=100`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items.map(({ id }) => id).join()
}

/** The whole system as a newcomer starts it: the built server with its demo data, and the demo pages. */
async function startWhole() {
  const folder = scratchFolder()
  const [demoPort, outsidePort] = [await freePort(), await freePort()]
  const server = await startBuilt(folder, {
    DEMO_PORT: String(demoPort),
    OPSLAG_FEED_HOSTS: `127.0.0.1:${outsidePort}`,
  })
  const demo = await serveDemo({ port: demoPort, host: '127.0.0.1', apiOrigin: server.origin })
  const site: SharedSite = {
    api: server.origin,
    demo: demo.url.replace(/\/$/, ''),
    demoPort,
    outsidePort,
    folder,
    adminKey: readFileSync(path.join(folder, 'admin-key'), 'utf8').trim(),
  }
  return {
    site,
    async stop() {
      await demo.close()
      await server.stop()
      removeFolder(folder)
    },
  }
}

/**
 * The system twice, once to look at and once to work in, and a browser, for all page tests together. Every test file
 * connects to them; what it changes must be its own.
 */
export async function keepSite(): Promise<{
  shared: Shared
  /** The demo institutions whose lists on the site are no longer as they were seeded, whoever changed them. */
  changed(): Promise<string[]>
  stop(): Promise<void>
}> {
  const { executablePath, args } = await findChromium()
  const [site, workshop, browser] = await Promise.all([
    startWhole(),
    startWhole(),
    // Names that are no secure context, as an intranet's are.
    chromium.launchServer({
      executablePath,
      args: [...args, '--host-resolver-rules=MAP *.intranet.example 127.0.0.1'],
    }),
  ])
  const began = today()
  const seeded = await Promise.all(SLUGS.map((slug) => listOf(site.site, slug)))
  return {
    shared: { site: site.site, workshop: workshop.site, browser: browser.wsEndpoint() },
    async changed() {
      // At midnight ads of the demo end by themselves.
      if (today() !== began) return []
      const lists = await Promise.all(SLUGS.map((slug) => listOf(site.site, slug)))
      return SLUGS.filter((_, at) => lists[at] !== seeded[at])
    },
    async stop() {
      await browser.close()
      await Promise.all([site.stop(), workshop.stop()])
    },
  }
}

/** What the runner keeps. @throws Error where no runner does. */
export function shared(): Shared {
  const said = process.env[SITE_VARIABLE]
  if (!said) throw new Error('Run the page tests through `npm test -- pages`.')
  return JSON.parse(said) as Shared
}

/** The browser that the runner keeps; closing it lets go of this file's pages only. */
export const sharedBrowser = () => chromium.connect(shared().browser)
