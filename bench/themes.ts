import { statSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { shownThemes } from '../build.showroom.ts'
import type { Demo } from '../demo/serve.ts'
import { openShowroom, visit } from './showroom.ts'
import { median, printTable } from './table.ts'

const SLOWER = 4
const ROUNDS = 7
const THEMES = shownThemes()
const GOALS = { seen: 100, bytes: 30_000, shift: 0.01 }
const BUILT = path.join(import.meta.dirname, '../dist/showroom')

/**
 * Switching the theme of everything in the showroom, from the press to the next picture, in which all that is seen wears it, and
 * until the last one far below does; how much a theme's fonts move the page when they come late; and what they weigh.
 */
export async function benchThemes(): Promise<void> {
  const { browser, demo, close } = await openShowroom()
  const repaints = await repaint(browser, demo)
  const shifts = new Map<string, number>()
  for (const { name, theme } of THEMES) if (theme.fonts.length) shifts.set(name, await shift(browser, demo, name))
  await close()
  const weight = (fonts: (typeof THEMES)[number]['theme']['fonts']) =>
    fonts.reduce((sum, { url }) => sum + statSync(path.join(BUILT, url)).size, 0)
  printTable(
    `Themes: ${repaints.count} examples on one page, a processor ${SLOWER} times slower (${ROUNDS} rounds each); at most ${GOALS.seen} ms, ${GOALS.bytes} bytes, ${GOALS.shift} of shift`,
    ['theme', 'seen ms median', 'highest', 'own work', 'all ms median', 'fonts', 'bytes', 'layout shift', 'kept'],
    THEMES.map(({ name, theme }) => {
      const of = (one: keyof Repaint) => (repaints.times.get(name) ?? []).map((times) => times[one])
      const seen = Math.round(median(of('seen')))
      const bytes = weight(theme.fonts)
      const shifted = shifts.get(name)
      const isKept = seen <= GOALS.seen && bytes <= GOALS.bytes && (shifted ?? 0) <= GOALS.shift
      return [
        name,
        seen,
        Math.round(Math.max(...of('seen'))),
        Math.round(median(repaints.work.get(name) ?? [])),
        Math.round(median(of('all'))),
        theme.fonts.length,
        bytes,
        shifted?.toFixed(4) ?? '',
        isKept ? 'yes' : 'NO',
      ]
    }),
  )
}

/** From the press on a theme, in milliseconds: to the next picture, and to that in which the last example wears it. */
type Repaint = { seen: number; all: number }

async function repaint(browser: Browser, demo: Demo) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await visit(page, demo, '?show=all')
  const count = await page.locator('.example').count()
  const press = (name: string) =>
    page.evaluate(
      (theme) =>
        new Promise<Repaint>((resolve) => {
          const radio = document.querySelector<HTMLInputElement>(`input[name=theme][value=${theme}]`)
          // Worn already, as the page opens.
          if (radio?.checked) return resolve({ seen: 0, all: 0 })
          const examples = [...document.querySelectorAll('[data-example] > *')]
          const sheets = () =>
            new Set(
              examples.map((one) => one.shadowRoot?.firstElementChild?.shadowRoot?.adoptedStyleSheets.at(-1) ?? null),
            )
          requestAnimationFrame(() => {
            const [before] = sheets()
            const began = performance.now()
            let seen = 0
            radio?.click()
            const afterPicture = () => {
              const { port1, port2 } = new MessageChannel()
              // Comes after the style, layout and paint of the frame that the press falls into, as a person's does.
              port1.onmessage = () => {
                const now = performance.now() - began
                seen ||= now
                const [worn, ...others] = sheets()
                if (worn !== before && !others.length) resolve({ seen, all: now })
                else requestAnimationFrame(afterPicture)
              }
              port2.postMessage(null)
            }
            afterPicture()
          })
        }),
      name,
    )
  // Once each, so that the fonts are here.
  for (const { name } of THEMES) await press(name)
  await page.waitForTimeout(500)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const times = await inRounds(page, press)
  // The page's own share, by its processor's clock: what else runs on the machine does not count.
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000 * SLOWER
  }
  const work = await inRounds(page, async (name) => {
    const before = await worked()
    await press(name)
    return (await worked()) - before
  })
  await page.close()
  return { count, times, work }
}

/** What comes of each theme in each round. */
async function inRounds<T>(page: Page, measure: (theme: string) => Promise<T>): Promise<Map<string, T[]>> {
  const found = new Map<string, T[]>()
  for (let round = 0; round < ROUNDS; round++)
    for (const { name } of THEMES) {
      await page.waitForTimeout(300)
      found.set(name, [...(found.get(name) ?? []), await measure(name)])
    }
  return found
}

/** How much a list and an ad move when their theme's fonts come after everything else. */
async function shift(browser: Browser, demo: Demo, theme: string): Promise<number> {
  let most = 0
  for (const width of [360, 1280])
    for (const example of ['job-list/jobs', 'job-ad/open', 'application-form/open']) {
      const page = await browser.newPage({ viewport: { width, height: 900 } })
      const held: (() => void)[] = []
      await page.route('**/fonts/**', (route) =>
        new Promise<void>((resolve) => held.push(resolve)).then(() => route.continue()),
      )
      await page.goto(`${demo.url}/showroom/alone/?example=${example}&theme=${theme}`)
      await page.locator('html[data-ready]').waitFor()
      await page.evaluate(() => {
        const seen = { shift: 0 }
        Object.assign(globalThis, { seen })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shift += entry.value
        }).observe({ type: 'layout-shift' })
      })
      if (held.length === 0) throw new Error(`${example} asks for no font of ${theme}`)
      for (const release of held) release()
      most = Math.max(
        most,
        await page.evaluate(async () => {
          await document.fonts.ready
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))
          return (globalThis as unknown as { seen: { shift: number } }).seen.shift
        }),
      )
      await page.close()
    }
  return most
}
