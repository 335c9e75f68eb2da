import { setTimeout as pause } from 'node:timers/promises'
import type { Frame, Page } from 'playwright-core'
import { lookAtFrames, type SeenFrame } from './in-page.ts'

const STEP_MS = 50

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

/** The frames on a page that show ours, of one institution or of any. */
export const framesOf = (page: Page, servers: readonly string[], slug?: string): Frame[] =>
  page.frames().filter((frame) => {
    const named = slugInFrame(frame.url())
    const isOurs = named !== '' && servers.includes(partsOf(frame.url()).origin)
    return isOurs && frame.parentFrame() === page.mainFrame() && (slug === undefined || named === slug)
  })

/** The first frame of the institution, once it is there; null when it does not come in time. */
export async function frameInTime(page: Page, servers: readonly string[], slug: string, wait: number) {
  for (const until = performance.now() + wait; performance.now() < until; await pause(STEP_MS)) {
    const [frame] = framesOf(page, servers, slug)
    if (frame) return frame
  }
  return null
}

/**
 * The frame by which a page without a tag of ours shows the jobs, or is meant to: one of the server's, or one that says it is
 * ours and comes from elsewhere. Null where there is none.
 */
export async function frameOn(page: Page, servers: readonly string[]): Promise<SeenFrame | null> {
  const isMeant = ({ src, isGrowing }: SeenFrame) => {
    const { origin, room } = partsOf(src)
    return servers.includes(origin) ? room === 'frame' || room === 'portal' : isGrowing && room === 'frame'
  }
  return (await page.evaluate(lookAtFrames)).find(isMeant) ?? null
}
