import { readFileSync } from 'node:fs'
import { removeFolder, scratchFolder, startBuilt } from '../test/support/built-server.ts'
import { openBrowser, type Slowness, type Tab } from './cdp.ts'
import { pathOf, servePages, WAYS, type Way } from './pages-served.ts'
import { median, printTable } from './table.ts'

const RUNS = 7
const CLS_RUNS = 3

/** Slow 4G as Lighthouse and DevTools apply it to requests (150 ms and 1.6 Mbit/s, with their factors), four times slower. */
const SLOW: Slowness = { latency: 562.5, throughput: 180_000, cpu: 4 }
/** The same line where the connection stands: one round trip. */
const STANDING: Slowness = { latency: 150, throughput: 200_000, cpu: 4 }

/** So tall that the 20th title can stand inside. */
const TALL = { width: 1350, height: 5_000 }
const HOVER_MS = 300

/** Tells when the title by a number, from 0, is laid out inside the window, and how much has moved. */
const watch = (last: number) => `
  window.seen = { shift: 0 }
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value
  }).observe({ type: 'layout-shift', buffered: true })
  let bottom
  addEventListener('message', ({ data }) => { if (data && data.bottom) bottom = data.bottom })
  const isInside = (title) => {
    const box = title && title.getBoundingClientRect()
    return !!box && box.height > 0 && box.bottom <= Math.max(innerHeight, 5000)
  }
  const look = () => {
    const frame = document.querySelector('iframe')
    const list = document.querySelector('opslag-job-list, opslag-career-page')
    const inside = list && (list.localName === 'opslag-job-list' ? list : list.shadowRoot && list.shadowRoot.querySelector('opslag-job-list'))
    const isThere = frame
      ? bottom !== undefined && frame.getBoundingClientRect().height >= bottom
      : isInside(document.querySelectorAll('.title')[${last}]) ||
        isInside(inside && inside.shadowRoot && inside.shadowRoot.querySelectorAll('[part=title]')[${last}])
    if (isThere) seen.at = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)`

/** From the click on a title until the ad's text is laid out. */
const OPENED = `
  addEventListener('click', ({ timeStamp }) => {
    const look = () => {
      const page = document.querySelector('opslag-career-page')
      const ad = (page ? page.shadowRoot : document).querySelector('opslag-job-ad')
      const body = ad && ad.shadowRoot && ad.shadowRoot.querySelector('[part=body]')
      if (body && body.getBoundingClientRect().height > 0) seen.opened = performance.now() - timeStamp
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, true)`

async function until(tab: Tab, expression: string): Promise<void> {
  const end = Date.now() + 60_000
  while (!(await tab.evaluate<boolean>(expression))) {
    if (Date.now() > end) throw new Error(`waited in vain for ${expression}`)
    await pause(50)
  }
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

type Browser = Awaited<ReturnType<typeof openBrowser>>
type Pages = Awaited<ReturnType<typeof servePages>>

async function load(browser: Browser, { origin }: Pages, way: Way) {
  const tab = await browser.newTab(TALL, SLOW, watch(19))
  await tab.send('Page.navigate', { url: origin + pathOf(way) })
  await until(tab, 'seen.at > 0')
  const at = await tab.evaluate<number>('seen.at')
  await pause(1_000)
  const used = await tab.weigh()
  await tab.close()
  return { at, ...used }
}

async function shift(browser: Browser, { origin, few }: Pages, way: Way, width: number, isShort: boolean) {
  const tab = await browser.newTab({ width, height: 900 }, SLOW, watch(isShort ? few.count - 1 : 19))
  await tab.send('Page.navigate', { url: origin + pathOf(way) + (isShort ? few.search : '') })
  await until(tab, 'seen.at > 0')
  await pause(1_000)
  const moved = await tab.evaluate<number>('seen.shift')
  await tab.close()
  return moved
}

async function open(browser: Browser, { origin }: Pages, path: string, how: 'hover' | 'focus') {
  const tab = await browser.newTab({ width: 1350, height: 900 }, STANDING, watch(19) + OPENED)
  await tab.send('Page.navigate', { url: origin + path })
  await until(tab, 'seen.at > 0')
  await pause(1_500)
  const title = `(document.querySelector('opslag-career-page')?.shadowRoot ?? document).querySelector('opslag-job-list').shadowRoot.querySelectorAll('[part=title] a')[2]`
  const { x, y } = await tab.evaluate<{ x: number; y: number }>(
    `(() => { const { left, top, height } = ${title}.getBoundingClientRect(); return { x: left + 20, y: top + height / 2 } })()`,
  )
  if (how === 'hover') {
    await tab.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y })
    await pause(HOVER_MS)
    const press = { x, y, button: 'left', clickCount: 1 }
    await tab.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press })
    await tab.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press })
  } else {
    await tab.send('Page.bringToFront')
    await tab.evaluate(`${title}.focus()`)
    await pause(HOVER_MS)
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }
    await tab.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
    await tab.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }
  await until(tab, 'seen.opened > 0')
  const opened = await tab.evaluate<number>('seen.opened')
  await tab.close()
  return opened
}

const ratio = (one: number, other: number) => (one / other).toFixed(2)

function printLoads(loads: Map<Way, { at: number; script: number; heap: number; memory: number }[]>): void {
  const of = (way: Way, what: 'at' | 'script' | 'heap' | 'memory') =>
    median((loads.get(way) ?? []).map((one) => one[what]))
  printTable(
    `A list of 20 on a page: slow 4G (${SLOW.latency} ms a request, ${(SLOW.throughput * 8) / 1e6} Mbit/s), processor ${SLOW.cpu} times slower (medians of ${RUNS})`,
    [
      'way',
      '20th title ms',
      'lowest',
      'highest',
      'of plain',
      'of frame',
      'script ms',
      'of frame',
      'heap MB',
      'of frame',
    ],
    WAYS.map((way) => {
      const times = (loads.get(way) ?? []).map(({ at }) => at)
      return [
        way,
        Math.round(of(way, 'at')),
        Math.round(Math.min(...times)),
        Math.round(Math.max(...times)),
        ratio(of(way, 'at'), of('plain HTML', 'at')),
        ratio(of(way, 'at'), of('frame', 'at')),
        Math.round(of(way, 'script')),
        ratio(of(way, 'script'), of('frame', 'script')),
        (of(way, 'heap') / 1e6).toFixed(2),
        ratio(of(way, 'heap'), of('frame', 'heap')),
        (of(way, 'memory') / 1e6).toFixed(1),
        ratio(of(way, 'memory'), of('frame', 'memory')),
      ]
    }),
  )
  const quick = 'snippet with preload'
  const goals: [what: string, is: string, goal: number][] = [
    ['fragment of plain HTML', ratio(of('fragment', 'at'), of('plain HTML', 'at')), 1.1],
    ['snippet with preload of the frame', ratio(of(quick, 'at'), of('frame', 'at')), 0.7],
    ['snippet with preload of plain HTML', ratio(of(quick, 'at'), of('plain HTML', 'at')), 2],
    ['its script time of the frame', ratio(of(quick, 'script'), of('frame', 'script')), 0.4],
    ['its memory of the frame, processes', ratio(of(quick, 'memory'), of('frame', 'memory')), 0.65],
    ['its memory of the frame, script heap', ratio(of(quick, 'heap'), of('frame', 'heap')), 0.65],
    ['bare snippet of the frame', ratio(of('bare snippet', 'at'), of('frame', 'at')), 1],
  ]
  printTable(
    'Goals',
    ['what', 'is', 'at most', ''],
    goals.map(([what, is, goal]) => [what, is, goal, Number(is) <= goal ? 'kept' : 'MISSED']),
  )
}

/**
 * The list in every way that it can stand on a page, measured as a person sees it: the 20th title inside the window, in the
 * frame's case once the frame has its height; what moves meanwhile; and an ad opened after a hover or focus.
 */
export async function benchPages(): Promise<void> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const folder = scratchFolder()
  const server = await startBuilt(folder, { DEMO_PORT: '0' })
  const pages = await servePages(server.origin, version)
  const browser = await openBrowser()
  try {
    const loads = new Map<Way, Awaited<ReturnType<typeof load>>[]>(WAYS.map((way) => [way, []]))
    // Once for what the server and the browser keep for good.
    for (const way of WAYS) await load(browser, pages, way)
    for (let run = 0; run < RUNS; run++) for (const way of WAYS) loads.get(way)?.push(await load(browser, pages, way))
    printLoads(loads)

    const shifts: (string | number)[][] = []
    for (const way of WAYS)
      for (const width of [412, 1350]) {
        const moved = { short: [] as number[], long: [] as number[] }
        for (let run = 0; run < CLS_RUNS; run++) {
          moved.short.push(await shift(browser, pages, way, width, true))
          moved.long.push(await shift(browser, pages, way, width, false))
        }
        shifts.push([way, width, median(moved.short).toFixed(4), median(moved.long).toFixed(4), '0.01'])
      }
    printTable(
      `Layout shift, with lists shorter (${pages.few.count}) and longer (20) than the reserve of 60em (medians of ${CLS_RUNS})`,
      ['way', 'width', 'shorter', 'longer', 'goal of ours'],
      shifts,
    )

    const opened: (string | number)[][] = []
    for (const [what, path] of [
      ['career page', '/career'],
      ['list beside an ad', '/beside'],
    ] as const)
      for (const how of ['hover', 'focus'] as const) {
        const times: number[] = []
        for (let run = 0; run < RUNS; run++) times.push(await open(browser, pages, path, how))
        opened.push([`${what}, ${how}`, Math.round(median(times)), Math.round(Math.max(...times)), 100])
      }
    printTable(
      `An ad opened ${HOVER_MS} ms after hover or focus: its text after the click (${STANDING.latency} ms a round trip, processor ${STANDING.cpu} times slower; medians of ${RUNS})`,
      ['where', 'ms', 'highest', 'goal'],
      opened,
    )
  } finally {
    await browser.close()
    pages.close()
    await server.stop()
    removeFolder(folder)
  }
}
