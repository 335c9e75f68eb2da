import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { frameOn, framesOf } from './frames.ts'
import { type GuardedPage, openPage } from './guarded-page.ts'
import {
  focusLast,
  isLastFocused,
  isScrolling,
  lookAtContrast,
  lookAtFocus,
  lookAtFonts,
  lookAtHeadings,
  lookAtPreloads,
  lookAtScripts,
  lookAtStorage,
  lookAtTags,
  lookAtWidth,
  progress,
  type SeenTag,
} from './in-page.ts'
import type { Keyboard, Seen, Still, Waits } from './seen.ts'

export const WIDE = { width: 1350, height: 900 }
export const NARROW = { width: 412, height: 915 }
/** Beyond this the page's own share of what moves is looked at. */
export const STILL = 0.02
const MOST_PRESSES = 200
const STEP_MS = 50

export const isList = ({ name }: Pick<SeenTag, 'name'>): boolean =>
  name === 'opslag-job-list' || name === 'opslag-career-page'

export type Where = {
  browser: Browser
  address: string
  servers: string[]
  waits: Waits
  /** What is open in the browser for this. */
  contexts: Set<BrowserContext>
}

/** Whether an address, or an error's trace, is our script's. */
export const isOursAt = (servers: readonly string[]) => (text: string) =>
  servers.some((server) => text.includes(`${server}/embed/`))

/**
 * Waits until the elements show something and the fonts are there, and that is still so after a quiet while: what was just
 * drawn asks for its fonts later. Or until nothing more can be expected.
 */
export async function settle(root: Frame, waits: Waits): Promise<void> {
  const until = performance.now() + waits.settle
  const look = () => root.evaluate(progress).catch(() => 'waiting' as const)
  let late = Number.POSITIVE_INFINITY
  for (;;) {
    const now = performance.now()
    const at = await look()
    const isOver = now > until || now > late
    if (at === 'done' || isOver) await pause(waits.quiet)
    if (isOver || (at === 'done' && (await look()) === 'done')) return
    late = at === 'undefined' ? Math.min(late, now + waits.late) : Number.POSITIVE_INFINITY
    await pause(STEP_MS)
  }
}

/** Steps through the page with the tab key until search and titles were reached, and out of our elements again. */
async function stepThrough(page: Page, root: Frame, wanted: Keyboard['wanted']): Promise<Keyboard> {
  const seen: Keyboard = {
    presses: 0,
    reached: [],
    wanted,
    withoutOutline: false,
    isCovered: false,
    isTrapped: false,
  }
  while (seen.presses < MOST_PRESSES && wanted.some((one) => !seen.reached.includes(one))) {
    await page.keyboard.press('Tab')
    seen.presses++
    const at = await root.evaluate(lookAtFocus)
    if (at.kind === 'page') {
      if (seen.reached.length > 0) break
      continue
    }
    for (const kind of [at.kind, 'ours'] as const) if (!seen.reached.includes(kind)) seen.reached.push(kind)
    seen.withoutOutline ||= !at.hasOutline
    seen.isCovered ||= at.isCovered
  }
  if (seen.reached.length > 0 && (await root.evaluate(focusLast))) {
    await page.keyboard.press('Tab')
    seen.isTrapped = await root.evaluate(isLastFocused)
  }
  return seen
}

/** What there is to step through: a list with its search, or whatever else of ours shows something. */
function keyboardOf(page: Page, root: Frame, tags: Seen['tags']): Promise<Keyboard> | null {
  const showing = tags.filter(({ picture }) => picture === 'jobs')
  if (showing.some(isList)) return stepThrough(page, root, ['search', 'title'])
  return showing.length > 0 ? stepThrough(page, root, ['ours']) : null
}

const STANDS: Still = { shift: 0, own: 0, width: { window: 0, page: 0, tooWide: null } }

/** What is looked at: the page, or what it shows in a frame of ours where it has no tag of its own. */
async function rootOf(
  { page }: GuardedPage,
  servers: readonly string[],
): Promise<Pick<Seen, 'frame'> & { root: Frame }> {
  const main = page.mainFrame()
  const hasTags = (await main.evaluate(lookAtTags)).tags.length > 0
  const frame = hasTags ? null : await frameOn(page, servers)
  const [root] = frame ? framesOf(page, servers) : []
  return { root: root ?? main, frame: frame && { ...frame, isThere: root !== undefined, isScrolling: false } }
}

/** The same, once it shows something: what a page puts in late is looked for again. */
async function settled(guarded: GuardedPage, { servers, waits }: Where): ReturnType<typeof rootOf> {
  for (let last: Frame | null = null; ; ) {
    const found = await rootOf(guarded, servers)
    if (found.root === last) return found
    last = found.root
    await settle(last, waits)
  }
}

async function stillness({ page, noted }: GuardedPage, root: Frame): Promise<Still> {
  const width = await page.evaluate(lookAtWidth)
  const inside = root === page.mainFrame() ? width : await root.evaluate(lookAtWidth)
  return { shift: (await noted()).shift, own: 0, width: { ...width, tooWide: inside.tooWide } }
}

const NOTHING: Omit<Seen, 'opened'> = {
  scripts: [],
  preloads: [],
  answers: {},
  tags: [],
  frame: null,
  version: null,
  lang: '',
  headings: [],
  contrast: { count: 0, lowest: 21, low: [] },
  unworn: [],
  fonts: { fonts: [], families: '' },
  errors: [],
  stored: [],
  cookies: [],
  refused: [],
  keyboard: null,
  wide: STANDS,
  narrow: STANDS,
}

const isReadable = ({ opened }: GuardedPage) =>
  opened.isOpen && opened.status < 400 && /^text\/html|^application\/xhtml/.test(opened.type)

async function look(guarded: GuardedPage, where: Where): Promise<Seen> {
  const { page, opened, answers, errors, unworn } = guarded
  const { servers } = where
  if (!isReadable(guarded)) return { ...NOTHING, opened }
  const { root, frame } = await settled(guarded, where)
  const wide = await stillness(guarded, root)
  const here = await root.evaluate(lookAtTags)
  const above = frame?.isThere ? await page.evaluate(lookAtHeadings, frame.src) : []
  const seen: Seen = {
    ...NOTHING,
    ...here,
    frame: frame && { ...frame, isScrolling: frame.isThere && (await root.evaluate(isScrolling)) },
    lang: await page.evaluate(() => document.documentElement.lang),
    opened,
    wide,
    scripts: await page.evaluate(lookAtScripts, servers),
    preloads: await page.evaluate(lookAtPreloads, servers),
    headings: [...above, ...(await root.evaluate(lookAtHeadings, ''))],
    contrast: await root.evaluate(lookAtContrast),
    fonts: await root.evaluate(lookAtFonts),
    stored: await root.evaluate(lookAtStorage),
    cookies: await guarded.cookiesOf(servers),
    keyboard: await keyboardOf(page, root, here.tags),
  }
  return { ...seen, answers, errors, unworn, refused: (await guarded.noted()).refused }
}

/** The layout's shift at a width; with our script left out, what the page moves by itself. */
async function shiftAt(size: typeof WIDE, where: Where, isWithout: boolean): Promise<Still> {
  const isOurs = isOursAt(where.servers)
  const guarded = await openPage(where.browser, where.address, {
    ...size,
    waits: where.waits,
    isOurs,
    opened: where.contexts,
    ...(isWithout && { without: isOurs }),
  })
  try {
    if (!isReadable(guarded)) return STANDS
    // Without our script nothing of ours is waited for.
    if (isWithout) {
      await guarded.page.waitForLoadState('load', { timeout: where.waits.settle }).catch(() => {})
      await pause(where.waits.quiet)
      return await stillness(guarded, guarded.page.mainFrame())
    }
    return await stillness(guarded, (await settled(guarded, where)).root)
  } finally {
    await guarded.close()
  }
}

const withOwn = async (still: Still, size: typeof WIDE, where: Where): Promise<Still> =>
  still.shift > STILL ? { ...still, own: (await shiftAt(size, where, true)).shift } : still

/** Looks at a page as it stands in a large window. */
export async function observe(where: Where): Promise<Seen> {
  const { browser, address, servers, waits, contexts } = where
  const guarded = await openPage(browser, address, { ...WIDE, waits, isOurs: isOursAt(servers), opened: contexts })
  try {
    return await look(guarded, where)
  } finally {
    await guarded.close()
  }
}

/** How still the page stands in a large window, which has been looked at, and in a phone's. */
export async function stillnessOf(where: Where, wide: Still): Promise<Pick<Seen, 'wide' | 'narrow'>> {
  const narrow = async () => withOwn(await shiftAt(NARROW, where, false), NARROW, where)
  const [wideWithOwn, narrowWithOwn] = await Promise.all([withOwn(wide, WIDE, where), narrow()])
  return { wide: wideWithOwn, narrow: narrowWithOwn }
}
