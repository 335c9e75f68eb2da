import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { type GuardedPage, openPage } from './guarded-page.ts'
import {
  focusLast,
  isLastFocused,
  lookAtContrast,
  lookAtFocus,
  lookAtFonts,
  lookAtHeadings,
  lookAtScripts,
  lookAtStorage,
  lookAtTags,
  lookAtWidth,
  progress,
} from './in-page.ts'
import type { Keyboard, Seen, Still, Waits } from './seen.ts'

export const WIDE = { width: 1350, height: 900 }
export const NARROW = { width: 412, height: 915 }
/** Beyond this the page's own share of what moves is looked at. */
export const STILL = 0.02
const MOST_PRESSES = 200
const STEP_MS = 50

export type Where = { browser: Browser; address: string; servers: string[]; waits: Waits }

/** Whether an address, or an error's trace, is our script's. */
export const isOursAt = (servers: readonly string[]) => (text: string) =>
  servers.some((server) => text.includes(`${server}/embed/`))

/** Waits until the elements show something, or nothing more can be expected. */
export async function settle(page: Page, waits: Waits): Promise<void> {
  const until = performance.now() + waits.settle
  let late = Number.POSITIVE_INFINITY
  for (;;) {
    const now = performance.now()
    const at = await page.evaluate(progress).catch(() => 'waiting' as const)
    if (at === 'done' || now > until || now > late) break
    late = at === 'undefined' ? Math.min(late, now + waits.late) : Number.POSITIVE_INFINITY
    await pause(STEP_MS)
  }
  await pause(waits.quiet)
}

/** Steps through the page with the tab key until search and titles were reached, and out of our elements again. */
async function stepThrough(page: Page, wanted: Keyboard['wanted']): Promise<Keyboard> {
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
    const at = await page.evaluate(lookAtFocus)
    if (at.kind === 'page') {
      if (seen.reached.length > 0) break
      continue
    }
    for (const kind of [at.kind, 'ours'] as const) if (!seen.reached.includes(kind)) seen.reached.push(kind)
    seen.withoutOutline ||= !at.hasOutline
    seen.isCovered ||= at.isCovered
  }
  if (seen.reached.length > 0 && (await page.evaluate(focusLast))) {
    await page.keyboard.press('Tab')
    seen.isTrapped = await page.evaluate(isLastFocused)
  }
  return seen
}

const STANDS: Still = { shift: 0, own: 0, width: { window: 0, page: 0, tooWide: null } }

async function stillness({ page, noted }: GuardedPage): Promise<Still> {
  return { shift: (await noted()).shift, own: 0, width: await page.evaluate(lookAtWidth) }
}

const NOTHING: Omit<Seen, 'opened'> = {
  scripts: [],
  answers: {},
  tags: [],
  version: null,
  lang: '',
  headings: [],
  contrast: { count: 0, lowest: 21, low: [] },
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

async function look(guarded: GuardedPage, { servers, waits }: Where): Promise<Seen> {
  const { page, opened, answers, errors } = guarded
  if (!isReadable(guarded)) return { ...NOTHING, opened }
  await settle(page, waits)
  const wide = await stillness(guarded)
  const here = await page.evaluate(lookAtTags)
  const hasList = here.tags.some(({ picture }) => picture === 'jobs')
  const seen: Seen = {
    ...NOTHING,
    ...here,
    opened,
    wide,
    scripts: await page.evaluate(lookAtScripts),
    headings: await page.evaluate(lookAtHeadings),
    contrast: await page.evaluate(lookAtContrast),
    fonts: await page.evaluate(lookAtFonts),
    stored: await page.evaluate(lookAtStorage),
    cookies: await guarded.cookiesOf(servers),
    keyboard: hasList ? await stepThrough(page, ['search', 'title']) : null,
  }
  return { ...seen, answers, errors, refused: (await guarded.noted()).refused }
}

/** The layout's shift at a width; with our script left out, what the page moves by itself. */
async function shiftAt(size: typeof WIDE, where: Where, isWithout: boolean): Promise<Still> {
  const isOurs = isOursAt(where.servers)
  const guarded = await openPage(where.browser, where.address, {
    ...size,
    waits: where.waits,
    isOurs,
    ...(isWithout && { without: isOurs }),
  })
  try {
    if (!isReadable(guarded)) return STANDS
    // Without our script nothing of ours is waited for.
    if (isWithout) {
      await guarded.page.waitForLoadState('load', { timeout: where.waits.settle }).catch(() => {})
      await pause(where.waits.quiet)
    } else await settle(guarded.page, where.waits)
    return await stillness(guarded)
  } finally {
    await guarded.close()
  }
}

const withOwn = async (still: Still, size: typeof WIDE, where: Where): Promise<Still> =>
  still.shift > STILL ? { ...still, own: (await shiftAt(size, where, true)).shift } : still

/** Looks at a page as it stands, on a large window and on a phone's. */
export async function observe(where: Where): Promise<Seen> {
  const { browser, address, servers, waits } = where
  const guarded = await openPage(browser, address, { ...WIDE, waits, isOurs: isOursAt(servers) })
  try {
    const seen = await look(guarded, where)
    if (!isReadable(guarded) || seen.version === null) return seen
    const narrow = await shiftAt(NARROW, where, false)
    return {
      ...seen,
      wide: await withOwn(seen.wide, WIDE, where),
      narrow: await withOwn(narrow, NARROW, where),
    }
  } finally {
    await guarded.close()
  }
}
