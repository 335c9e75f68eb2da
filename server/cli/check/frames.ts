import { setTimeout as pause } from 'node:timers/promises'
import type { ElementHandle, Frame, Page } from 'playwright-core'
import { lookAtFrame, type SeenFrame } from './in-page.ts'

const STEP_MS = 50
/** So many of a page's frames are looked at. */
const MOST = 50

/** Whose frames are looked for: those of the institution, from origins by which the server is known. */
type Whose = { servers: readonly string[]; slug: string }

const partsOf = (address: string) => {
  const { origin = '', pathname = '' } = URL.parse(address) ?? {}
  const [, room = '', slug = ''] = /^\/([^/]+)\/([^/]+)/.exec(pathname) ?? []
  return { origin, room, slug }
}

/** The institution that an address of ours for frames names; empty for any other address. */
export const slugInFrame = (address: string): string => {
  const { room, slug } = partsOf(address)
  return room === 'frame' ? slug : ''
}

/** The address that a frame of the institution should have: what it says behind `?` stays, and `lang` is said where it is wrong. */
export function rightAddress({ servers, slug }: Whose, given = '', lang = ''): string {
  const right = new URL(`/frame/${encodeURIComponent(slug)}`, servers[0])
  if (slugInFrame(given) !== '') right.search = new URL(given).search
  if (lang) right.searchParams.set('lang', lang)
  return right.href
}

const isOfServer = (frame: Frame, { servers }: Whose) =>
  servers.includes(partsOf(frame.url()).origin) && slugInFrame(frame.url()) !== ''

/** The frames on a page that show the institution's, those that elements put in too. */
export const ownFrames = (page: Page, whose: Whose): Frame[] =>
  page
    .frames()
    .filter((frame) => isOfServer(frame, whose) && slugInFrame(frame.url()) === whose.slug)
    .filter((frame) => frame.parentFrame() === page.mainFrame())

/** A frame that shows the jobs or is meant to; `frame` is null while our page is not in it. */
export type FoundFrame = { frame: Frame | null; element: ElementHandle<Element>; seen: SeenFrame }

/** One of the server's, or one that says it is ours and comes from elsewhere. */
function isMeant({ src, isGrowing }: SeenFrame, servers: readonly string[]): boolean {
  const { origin, room } = partsOf(src)
  return servers.includes(origin) || (isGrowing && room === 'frame' && /^https?:/.test(src))
}

/**
 * The frame by which a page shows the jobs or is meant to: the institution's own before others', one that has come before one that
 * has not. One that has not is brought into view, for which it may wait. Null where there is none.
 */
export async function findFrame(page: Page, whose: Whose): Promise<FoundFrame | null> {
  const found: FoundFrame[] = []
  // Not those in the roots of elements, which are theirs.
  for (const element of ((await page.$$('xpath=//iframe[@src]')) as ElementHandle<Element>[]).slice(0, MOST)) {
    const seen = await element.evaluate(lookAtFrame)
    if (!isMeant(seen, whose.servers)) continue
    const inside = await element.contentFrame()
    found.push({ frame: inside && isOfServer(inside, whose) ? inside : null, element, seen })
  }
  const rank = ({ frame, seen }: FoundFrame) => (slugInFrame(seen.src) === whose.slug ? 2 : 0) + (frame ? 1 : 0)
  const [first] = found.sort((one, other) => rank(other) - rank(one))
  if (first && !first.frame) await first.element.scrollIntoViewIfNeeded().catch(() => {})
  return first ?? null
}

/** The first frame of the institution, once it is there; null when it does not come in time. */
export async function frameInTime(page: Page, whose: Whose, wait: number): Promise<Frame | null> {
  for (const until = performance.now() + wait; performance.now() < until; await pause(STEP_MS)) {
    const found = await findFrame(page, whose)
    if (found?.frame && slugInFrame(found.frame.url()) === whose.slug) return found.frame
  }
  return null
}
