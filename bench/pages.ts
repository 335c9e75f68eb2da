import { readFileSync } from 'node:fs'
import { removeFolder, scratchFolder, startBuilt } from '../test/support/built-server.ts'
import { openBrowser, type Slowness, type Tab } from './cdp.ts'
import { pathOf, servePages, WAYS, type Way } from './pages-served.ts'
import { median, printTable } from './table.ts'

const RUNS = 7
const CLS_RUNS = 3
/** What takes milliseconds varies more, and is run more often. */
const WEIGH_RUNS = 11
/** Until everything has come over a standing line and nothing more is done. */
const DONE_MS = 3_000
const LOOK_MS = 50
const REST_MS = 1_000
/** Where it is asked what moves, not when it is seen: narrow lists are taller than any window. */
const ANYWHERE = 1e6

/** Slow 4G as Lighthouse and DevTools apply it to requests (150 ms and 1.6 Mbit/s, with their factors), four times slower. */
const SLOW: Slowness = { latency: 562.5, throughput: 180_000, cpu: 4 }
/** The same line where the connection stands: one round trip. */
const STANDING: Slowness = { latency: 150, throughput: 200_000, cpu: 4 }

/** So tall that the 20th title can stand inside. */
const TALL = { width: 1350, height: 5_000 }
const HOVER_MS = 300

/**
 * Tells when the title by a number, from 0, is laid out inside the window, and how much has moved. Looking is script too: where
 * script is measured, it is looked seldom.
 */
const watch = (last: number, again = 'requestAnimationFrame(look)', within = 5_000) => `
  window.seen = { shift: 0 }
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value
  }).observe({ type: 'layout-shift', buffered: true })
  let bottom
  addEventListener('message', ({ data }) => { if (data && data.bottom) bottom = data.bottom })
  const isInside = (title) => {
    const box = title && title.getBoundingClientRect()
    return !!box && box.height > 0 && box.bottom <= Math.max(innerHeight, ${within})
  }
  const look = () => {
    const frame = document.querySelector('iframe')
    const list = document.querySelector('opslag-job-list, opslag-career-page')
    const inside = list && (list.localName === 'opslag-job-list' ? list : list.shadowRoot && list.shadowRoot.querySelector('opslag-job-list'))
    const isThere = frame
      ? bottom !== undefined && frame.getBoundingClientRect().height >= bottom
      : isInside(document.querySelectorAll('.title')[${last}]) ||
        isInside(inside && inside.shadowRoot && inside.shadowRoot.querySelectorAll('[part=title]')[${last}])
    if (isThere) {
      seen.at = performance.now()
      performance.mark('opslag-seen')
      window.opslagSeen('')
    } else ${again}
  }
  if (top === window) ${again}`

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
  await tab.close()
  // What the browser has to do to end a page is no part of the next one's time.
  await pause(REST_MS)
  return at
}

/** What a way costs the processor and the memory: up to the moment at which the 20th title is seen, and when all has come. */
async function weigh(browser: Browser, { origin }: Pages, way: Way) {
  const tab = await browser.newTab(TALL, STANDING, watch(19, `setTimeout(look, ${LOOK_MS})`))
  await tab.record()
  const isSeen = tab.told()
  await tab.send('Page.navigate', { url: origin + pathOf(way) })
  await isSeen
  const seen = await tab.weigh()
  await pause(DONE_MS)
  const settled = await tab.weigh()
  const script = await tab.recorded()
  await tab.close()
  await pause(REST_MS)
  return { seen: { ...seen, script: script.seen }, settled: { ...settled, script: script.all } }
}

async function shift(browser: Browser, { origin, few }: Pages, way: Way, width: number, isShort: boolean) {
  const tab = await browser.newTab(
    { width, height: 900 },
    SLOW,
    watch(isShort ? few.count - 1 : 19, undefined, ANYWHERE),
  )
  await tab.send('Page.navigate', { url: origin + pathOf(way) + (isShort ? few.search : '') })
  await until(tab, 'seen.at > 0')
  // What follows the list counts too: its element, and the theme's fonts.
  const list = `document.querySelector('opslag-job-list')`
  await until(tab, `!${list} || (${list}.matches(':defined') && document.fonts.status === 'loaded')`)
  await pause(1_000)
  const moved = await tab.evaluate<number>('seen.shift')
  await tab.close()
  return moved
}

async function open(browser: Browser, { origin }: Pages, path: string, how: 'hover' | 'focus') {
  const tab = await browser.newTab({ width: 1350, height: 900 }, STANDING, watch(19) + OPENED)
  await tab.send('Page.navigate', { url: origin + path })
  await until(tab, 'seen.at > 0')
  const list = `(document.querySelector('opslag-career-page')?.shadowRoot ?? document).querySelector('opslag-job-list')`
  // The list is an element and has put its picture in the place of the server's.
  await until(tab, `${list}.shadowRoot && ${list}.renderRoot === ${list}.shadowRoot`)
  await pause(1_000)
  const title = `${list}.shadowRoot.querySelectorAll('[part=title] a')[2]`
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

type Goal = [what: string, is: number, most: number, digits?: number]
type Weights = Map<Way, Awaited<ReturnType<typeof weigh>>[]>

const WHAT = ['script', 'counted', 'heap', 'memory'] as const
type What = (typeof WHAT)[number]

function printGoals(goals: readonly Goal[]): void {
  printTable(
    'Goals',
    ['what', 'is', 'at most', 'kept'],
    goals.map(([what, is, most, digits = 2]) => {
      const said = is.toFixed(digits)
      return [what, said, most, Number(said) <= most ? 'yes' : 'NO']
    }),
  )
}

function printLoads(loads: Map<Way, number[]>): Goal[] {
  const of = (way: Way) => median(loads.get(way) ?? [])
  printTable(
    `A list of 20 on a page: slow 4G (${SLOW.latency} ms a request, ${(SLOW.throughput * 8) / 1e6} Mbit/s), processor ${SLOW.cpu} times slower (medians of ${RUNS})`,
    ['way', '20th title ms', 'lowest', 'highest', 'of plain', 'of frame'],
    WAYS.map((way) => {
      const times = loads.get(way) ?? []
      return [
        way,
        Math.round(of(way)),
        Math.round(Math.min(...times)),
        Math.round(Math.max(...times)),
        ratio(of(way), of('plain HTML')),
        ratio(of(way), of('frame')),
      ]
    }),
  )
  // Run by run, what is compared has met the same load of the machine.
  const runs = (way: Way, other: Way, most: number) => {
    const others = loads.get(other) ?? []
    const kept = (loads.get(way) ?? []).filter((time, run) => time / (others[run] ?? 0) <= most).length
    return `${way} of ${other} (kept in ${kept} of ${RUNS} runs)`
  }
  const compared: [way: Way, other: Way, most: number][] = [
    ['fragment', 'plain HTML', 1.1],
    ['snippet with preload', 'frame', 0.7],
    ['snippet with preload', 'plain HTML', 2],
    ['bare snippet', 'frame', 1],
  ]
  return compared.map(([way, other, most]) => [runs(way, other, most), of(way) / of(other), most])
}

function printWeights(weights: Weights): Goal[] {
  const of = (when: 'seen' | 'settled', way: Way, what: What) =>
    median((weights.get(way) ?? []).map((one) => one[when][what]))
  // The browser's own count of script leaves out what promises run, which is how the elements draw: both are shown. The heap
  // is script's alone; a frame of another site is a process more, which only the processes' own memory tells.
  for (const [when, said] of [
    ['seen', 'up to the moment at which the 20th title is seen'],
    ['settled', `${DONE_MS / 1000} s after that moment, when the elements have come`],
  ] as const)
    printTable(
      `What it costs on a standing line, processor ${STANDING.cpu} times slower, ${said} (medians of ${WEIGH_RUNS})`,
      ['way', 'script ms', 'of frame', 'as counted', 'of frame', 'heap MB', 'of frame', 'processes MB', 'of frame'],
      WAYS.map((way) => [
        way,
        ...WHAT.flatMap((what) => [
          what === 'heap' || what === 'memory'
            ? (of(when, way, what) / 1e6).toFixed(2)
            : Math.round(of(when, way, what)),
          ratio(of(when, way, what), of(when, 'frame', what)),
        ]),
      ]),
    )
  const quick = 'snippet with preload'
  // A page of plain HTML has no script: what is counted there is our watching, which every way bears.
  const watching = (when: 'seen' | 'settled', what: What) =>
    what === 'script' || what === 'counted' ? of(when, 'plain HTML', what) : 0
  const own = (when: 'seen' | 'settled', way: Way, what: What) => of(when, way, what) - watching(when, what)
  // Run by run, what is compared has met the same load of the machine.
  const kept = (what: What, most: number) => {
    const watched = watching('seen', what)
    const frames = weights.get('frame') ?? []
    return (weights.get(quick) ?? []).filter(
      ({ seen }, run) => seen[what] - watched <= most * ((frames[run]?.seen[what] ?? 0) - watched),
    ).length
  }
  const goal = (what: What, said: string, most: number): Goal => [
    `${quick}, ${said} of frame when seen (kept in ${kept(what, most)} of ${WEIGH_RUNS} runs; settled ${ratio(own('settled', quick, what), own('settled', 'frame', what))})`,
    own('seen', quick, what) / own('seen', 'frame', what),
    most,
  ]
  return [
    goal('script', 'script time beyond plain HTML’s', 0.4),
    goal('counted', 'script time beyond plain HTML’s as the browser counts', 0.4),
    goal('memory', 'memory of processes', 0.65),
    goal('heap', 'script heap', 0.65),
  ]
}

async function measureLoads(browser: Browser, pages: Pages): Promise<Goal[]> {
  const loads = new Map<Way, number[]>(WAYS.map((way) => [way, []]))
  // Once for what the server and the browser keep for good.
  for (const way of WAYS) await load(browser, pages, way)
  for (let run = 0; run < RUNS; run++) for (const way of WAYS) loads.get(way)?.push(await load(browser, pages, way))
  return printLoads(loads)
}

async function measureWeights(browser: Browser, pages: Pages): Promise<Goal[]> {
  const weights: Weights = new Map(WAYS.map((way) => [way, []]))
  // Once for what the server and the browser keep for good.
  for (const way of WAYS) await weigh(browser, pages, way)
  for (let run = 0; run < WEIGH_RUNS; run++)
    for (const way of WAYS) weights.get(way)?.push(await weigh(browser, pages, way))
  return printWeights(weights)
}

async function measureShifts(browser: Browser, pages: Pages): Promise<Goal[]> {
  const goals: Goal[] = []
  const shifts: (string | number)[][] = []
  for (const way of WAYS)
    for (const width of [412, 1350]) {
      const moved = { short: [] as number[], long: [] as number[] }
      for (let run = 0; run < CLS_RUNS; run++) {
        moved.short.push(await shift(browser, pages, way, width, true))
        moved.long.push(await shift(browser, pages, way, width, false))
      }
      if (way !== 'plain HTML' && way !== 'frame')
        goals.push([
          `${way}, layout shift at ${width}, shorter and longer`,
          Math.max(median(moved.short), median(moved.long)),
          0.01,
          4,
        ])
      shifts.push([way, width, median(moved.short).toFixed(4), median(moved.long).toFixed(4), '0.01'])
    }
  printTable(
    `Layout shift, with lists shorter (${pages.few.count}) and longer (20) than the reserve of 60em (medians of ${CLS_RUNS})`,
    ['way', 'width', 'shorter', 'longer', 'goal of ours'],
    shifts,
  )
  return goals
}

async function measureAds(browser: Browser, pages: Pages): Promise<Goal[]> {
  const goals: Goal[] = []
  const opened: (string | number)[][] = []
  for (const [what, path] of [
    ['career page', '/career'],
    ['list beside an ad', '/beside'],
  ] as const)
    for (const how of ['hover', 'focus'] as const) {
      const times: number[] = []
      for (let run = 0; run < RUNS; run++) times.push(await open(browser, pages, path, how))
      goals.push([`${what}, ad opened after ${how}, ms`, median(times), 100, 0])
      opened.push([`${what}, ${how}`, Math.round(median(times)), Math.round(Math.max(...times)), 100])
    }
  printTable(
    `An ad opened from a settled list ${HOVER_MS} ms after hover or focus: its text after the click (${STANDING.latency} ms a round trip, processor ${STANDING.cpu} times slower; medians of ${RUNS})`,
    ['where', 'ms', 'highest', 'goal'],
    opened,
  )
  return goals
}

const MEASURES = { loads: measureLoads, weights: measureWeights, shifts: measureShifts, ads: measureAds }
export type PagesPart = keyof typeof MEASURES
export const PAGES_PARTS = Object.keys(MEASURES) as PagesPart[]

/**
 * The list in every way that it can stand on a page, measured as a person sees it: the 20th title inside the window, in the
 * frame's case once the frame has its height; what it costs; what moves meanwhile; and an ad opened after a hover or focus.
 */
export async function benchPages(parts: readonly PagesPart[] = PAGES_PARTS): Promise<void> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const folder = scratchFolder()
  const server = await startBuilt(folder, { DEMO_PORT: '0' })
  const pages = await servePages(server.origin, version)
  const browser = await openBrowser()
  try {
    const goals: Goal[] = []
    for (const part of parts) goals.push(...(await MEASURES[part](browser, pages)))
    printGoals(goals)
  } finally {
    await browser.close()
    pages.close()
    await server.stop()
    removeFolder(folder)
  }
}
