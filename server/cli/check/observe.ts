import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, ElementHandle, Frame, Page } from 'playwright-core'
import { findFrame } from './frames.ts'
import { type GuardedPage, openPage, RECORDER } from './guarded-page.ts'
import {
  lookAtPortalLinks,
  lookAtPreloads,
  lookAtRest,
  lookAtScripts,
  lookAtStorage,
  lookAtTags,
  progress,
  recorded,
  type SeenTag,
  setJob,
} from './in-page.ts'
import {
  focusLast,
  isLastFocused,
  lookAtContrast,
  lookAtCut,
  lookAtFade,
  lookAtFocus,
  lookAtFonts,
  lookAtHeadings,
  lookAtUnworn,
  lookAtWidth,
} from './in-picture.ts'
import type { Keyboard, Seen, Still, Waits } from './seen.ts'
import { during, type Watch } from './watch.ts'

export const WIDE = { width: 1350, height: 900 }
export const NARROW = { width: 412, height: 915 }
/** What fits here fits on every phone that is much used. */
export const NARROWEST = { width: 360, height: 800 }
/** Beyond this the page's own share of what moves is looked at. */
export const STILL = 0.02
const MOST_PRESSES = 200
const STEP_MS = 50
/** So long focus may take from one process of the browser to another. */
const FOCUS_MS = 300

/** Elements that show no job: what else shows them is looked for beside them. */
const WITHOUT_JOBS = ['opslag-candidate-login', 'opslag-job-agent', 'opslag-talent-pool']

export const isList = ({ name }: Pick<SeenTag, 'name'>): boolean =>
  name === 'opslag-job-list' || name === 'opslag-career-page'

export type Where = {
  browser: Browser
  address: string
  servers: string[]
  /** The institution's short name. */
  slug: string
  waits: Waits
  /** The job that tags for one job alone are to show; as they are where it is left out. */
  job?: string
  watch: Watch
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
    if (root.page().isClosed()) throw new Error('closed')
    const isOver = now > until || now > late
    if (at === 'done' || isOver) await pause(waits.quiet)
    if (isOver || (at === 'done' && (await look()) === 'done')) return
    late = at === 'undefined' ? Math.min(late, now + waits.late) : Number.POSITIVE_INFINITY
    await pause(STEP_MS)
  }
}

/** Presses the tab key. What is in a frame gets focus in its own time: that is waited for. */
async function pressTab(page: Page, root: Frame): Promise<void> {
  const isInside = root !== page.mainFrame()
  const moves = async () => {
    const [own, inner] = await Promise.all([page.evaluate(recorded, RECORDER), root.evaluate(recorded, RECORDER)])
    return own.moves + inner.moves
  }
  const before = isInside ? await moves() : 0
  await page.keyboard.press('Tab')
  const until = performance.now() + FOCUS_MS
  while (isInside && performance.now() < until && (await moves()) === before) await pause(STEP_MS / 5)
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
    await pressTab(page, root)
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
    await pressTab(page, root)
    seen.isTrapped = await root.evaluate(isLastFocused)
  }
  return seen
}

/** What there is to step through: a list with its search, or whatever else of ours shows something. */
async function keyboardOf(page: Page, root: Frame, tags: Seen['tags']): Promise<Keyboard | null> {
  const showing = tags.filter(({ picture }) => picture === 'jobs')
  if (showing.some(isList)) return stepThrough(page, root, ['search', 'title'])
  return showing.length > 0 ? stepThrough(page, root, ['ours']) : null
}

const STANDS: Still = { shift: 0, own: 0, width: { window: 0, page: 0, tooWide: null }, cut: null, rest: 0 }

/** What is looked at: the page, or what a frame of ours on it holds. `element` is that frame on the page. */
type Root = { root: Frame; seen: Seen['frame']; element: ElementHandle<Element> | null }

/** The frame where there is one and no tag of the page shows jobs. */
async function rootOf({ page }: GuardedPage, where: Where): Promise<Root> {
  const main = page.mainFrame()
  const { tags } = await main.evaluate(lookAtTags)
  const found = tags.every(({ name }) => WITHOUT_JOBS.includes(name)) ? await findFrame(page, where) : null
  if (!found) return { root: main, seen: null, element: null }
  return { root: found.frame ?? main, seen: found.seen, element: found.element }
}

/** The same, once it shows something: what a page puts in late is looked for again. */
async function rootInTime(guarded: GuardedPage, where: Where): Promise<Root> {
  for (let last: Frame | null = null; ; ) {
    const found = await rootOf(guarded, where)
    if (found.root === last) return found
    last = found.root
    await settle(last, where.waits)
  }
}

/** How what is looked at fits the window. */
async function fitOf(page: Page, { root, element }: Root): Promise<Omit<Still, 'shift' | 'own'>> {
  const width = await page.evaluate(lookAtWidth, element)
  const isInside = root !== page.mainFrame()
  const inside = isInside ? (await root.evaluate(lookAtWidth, null)).tooWide : null
  return {
    width: { ...width, tooWide: width.tooWide ?? inside },
    cut: await page.evaluate(lookAtCut, element),
    rest: isInside ? await root.evaluate(lookAtRest) : 0,
  }
}

const NOTHING: Omit<Seen, 'opened'> = {
  scripts: [],
  preloads: [],
  answers: {},
  tags: [],
  frame: null,
  portalLinks: [],
  version: null,
  lang: '',
  viewport: '',
  base: '',
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
  const { page, opened, answers, errors } = guarded
  const { servers, slug } = where
  if (!isReadable(guarded)) return { ...NOTHING, opened }
  if (where.job) await page.evaluate(setJob, where.job)
  const found = await during(where.watch, 'elements', () => rootInTime(guarded, where))
  const { root, seen: frame, element } = found
  const isInside = root !== page.mainFrame()
  const wide = { ...STANDS, shift: await shiftOf(guarded), ...(await fitOf(page, found)) }
  const here = await root.evaluate(lookAtTags)
  const ofPage = isInside ? await page.evaluate(lookAtTags) : here
  const above = isInside ? await page.evaluate(lookAtHeadings, element) : []
  const seen: Seen = {
    ...NOTHING,
    ...here,
    tags: here.tags.map((tag) => ({ ...tag, isSeen: tag.isSeen && frame?.isSeen !== false })),
    frame,
    portalLinks: await page.evaluate(
      lookAtPortalLinks,
      servers.map((server) => `${server}/portal/${slug}`),
    ),
    lang: ofPage.lang,
    viewport: ofPage.viewport,
    base: ofPage.base,
    opened,
    wide,
    scripts: await page.evaluate(lookAtScripts, { servers, isRunning: ofPage.version !== null }),
    preloads: await page.evaluate(lookAtPreloads, servers),
    headings: [...above, ...(await root.evaluate(lookAtHeadings, null))],
    contrast: await root.evaluate(lookAtContrast, isInside && element ? await element.evaluate(lookAtFade) : null),
    unworn: await root.evaluate(lookAtUnworn),
    fonts: await root.evaluate(lookAtFonts),
    stored: await root.evaluate(lookAtStorage),
    cookies: await guarded.cookiesOf(servers),
    keyboard: await during(where.watch, 'keyboard', () => keyboardOf(page, root, here.tags)),
  }
  return { ...seen, answers, errors, refused: (await guarded.noted()).refused }
}

const shiftOf = async ({ noted }: GuardedPage) => (await noted()).shift

/** Looks at a page in a window of its own, with our script or without; one that cannot be read stands. */
async function stillAt(
  size: typeof WIDE,
  where: Where,
  see: (guarded: GuardedPage) => Promise<Still>,
  isWithout = false,
): Promise<Still> {
  const isOurs = isOursAt(where.servers)
  const guarded = await openPage(where.browser, where.address, {
    ...size,
    waits: where.waits,
    isOurs,
    watch: where.watch,
    ...(isWithout && { without: isOurs }),
  })
  try {
    return isReadable(guarded) ? await see(guarded) : STANDS
  } finally {
    await guarded.close()
  }
}

/** What the page moves by itself at a width. Without our script nothing of ours is waited for. */
async function ownAt(size: typeof WIDE, where: Where): Promise<number> {
  const see = async (guarded: GuardedPage) => {
    await guarded.page.waitForLoadState('load', { timeout: where.waits.settle }).catch(() => {})
    await pause(where.waits.quiet)
    return { ...STANDS, shift: await shiftOf(guarded) }
  }
  return (await stillAt(size, where, see, true)).shift
}

const withOwn = async (still: Still, size: typeof WIDE, where: Where): Promise<Still> =>
  still.shift > STILL ? { ...still, own: await ownAt(size, where) } : still

/** How still a page stands in a phone's window, and how it then fits the narrowest. */
const onPhone = (where: Where): Promise<Still> =>
  stillAt(NARROW, where, async (guarded) => {
    const found = await rootInTime(guarded, where)
    const shift = await shiftOf(guarded)
    await guarded.page.setViewportSize(NARROWEST)
    // A frame that follows its content does so a moment later.
    await pause(where.waits.quiet)
    return { ...STANDS, shift, ...(await fitOf(guarded.page, found)) }
  })

/** Looks at a page as it stands in a large window. */
export async function observe(where: Where): Promise<Seen> {
  const { browser, address, servers, waits, watch } = where
  const opening = () => openPage(browser, address, { ...WIDE, waits, isOurs: isOursAt(servers), watch })
  const guarded = await during(watch, 'page', opening)
  try {
    return await during(watch, 'picture', () => look(guarded, where))
  } finally {
    await guarded.close()
  }
}

/** How still the page stands in a large window, which has been looked at, and in a phone's. */
export async function stillnessOf(where: Where, wide: Still): Promise<Pick<Seen, 'wide' | 'narrow'>> {
  const narrow = async () => withOwn(await onPhone(where), NARROW, where)
  const [wideWithOwn, narrowWithOwn] = await Promise.all([withOwn(wide, WIDE, where), narrow()])
  return { wide: wideWithOwn, narrow: narrowWithOwn }
}
