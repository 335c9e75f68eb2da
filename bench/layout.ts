import { chromium } from '@playwright/test'
import { serveDemo } from '../demo/serve.ts'
import { freePort, removeFolder, scratchFolder, startBuilt } from '../test/support/built-server.ts'
import { findChromium } from '../test/support/chromium.ts'
import { median, printTable } from './table.ts'

/** Slow 4G as browsers' tools have it, and a processor at a sixth of its speed. */
const SLOW = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }
const RUNS = 5

/** How much the demo's list page moves while it loads on a slow line and processor, and when the first jobs stand. */
export async function benchLayout(): Promise<void> {
  const folder = scratchFolder()
  const demoPort = await freePort()
  const server = await startBuilt(folder, { DEMO_PORT: String(demoPort) })
  const demo = await serveDemo({ port: demoPort, host: '127.0.0.1', apiOrigin: server.origin })
  const browser = await chromium.launch(await findChromium())
  const pages = ['/cykelstyrelsen/job/', '/lydarkivet/ledige-stillinger/', '/kystakademiet/karriere/']
  const rows: (string | number)[][] = []
  for (const page of pages)
    for (const width of [360, 1280]) {
      const shifts: number[] = []
      const firstJobs: number[] = []
      for (let run = 0; run < RUNS; run++) {
        const context = await browser.newContext({ viewport: { width, height: 800 } })
        const tab = await context.newPage()
        const cdp = await context.newCDPSession(tab)
        await cdp.send('Network.enable')
        await cdp.send('Network.emulateNetworkConditions', SLOW)
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 })
        await tab.addInitScript(() => {
          const seen = { shift: 0 }
          Object.assign(globalThis, { seen })
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
              if (!entry.hadRecentInput) seen.shift += entry.value
          }).observe({ type: 'layout-shift', buffered: true })
        })
        await tab.goto(new URL(page, demo.url).href, { waitUntil: 'commit' })
        await tab.locator('opslag-job-list').first().getByRole('link').nth(1).waitFor({ timeout: 60_000 })
        await tab.waitForFunction(
          () => document.querySelector('opslag-job-list, opslag-career-page')?.shadowRoot !== null,
        )
        firstJobs.push(await tab.evaluate(() => performance.now()))
        await tab.waitForTimeout(1_500)
        shifts.push(await tab.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift))
        await context.close()
      }
      rows.push([
        page,
        width,
        median(shifts).toFixed(4),
        Math.max(...shifts).toFixed(4),
        '0.05',
        Math.round(median(firstJobs)),
      ])
    }
  await browser.close()
  await demo.close()
  await server.stop()
  removeFolder(folder)
  printTable(
    `Layout shift on slow 4G and a processor six times slower (${RUNS} runs each)`,
    ['page', 'width', 'CLS median', 'CLS highest', 'goal', 'first jobs ms'],
    rows,
  )
}
