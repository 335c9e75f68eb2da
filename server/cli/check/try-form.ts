import { setTimeout as pause } from 'node:timers/promises'
import type { Frame, Page } from 'playwright-core'
import type { ConnectionTestStarted } from '../../contract/connection.ts'
import { inOneLine } from './finding.ts'
import { frameInTime, ownFrames } from './frames.ts'
import { type GuardedPage, openPage, reasonOf } from './guarded-page.ts'
import { type SeenTag, setJob } from './in-page.ts'
import { lookAtContrast } from './in-picture.ts'
import { isList, isOursAt, settle, type Where, WIDE } from './observe.ts'
import type { Seen, Tried, Waits } from './seen.ts'

const FORM = 'opslag-application-form form[part~=form]'
const ISOLATED = 'opslag-application-form[isolated], opslag-career-page[isolated]'
const STEP_MS = 50
/** From a page with an ad to the ad's own page, to its form. */
const MOST_LEADS = 3
const LONGEST = 300

/** A page's address with a job chosen. */
export const withParameter = (address: string, name: string, value: string) => {
  const url = new URL(address)
  url.searchParams.delete('job')
  url.searchParams.delete('apply')
  url.searchParams.set(name, value)
  return url.href
}

/** A page with the form. `inFrame`: the page's frame of ours shows it, once it is asked to. */
export type FormPlace = { address: string; inFrame?: true }

/** Where the form of the test's job should be: on the page itself, else where the list's titles lead. */
export function formPlace(
  { opened, tags, frame, base }: Pick<Seen, 'opened' | 'tags' | 'frame' | 'base'>,
  slug: string,
  job: { id: string; url: string },
): FormPlace {
  const here = opened.isOpen ? opened.address : job.url
  const own = tags.filter(({ institution, isDefined }) => institution === slug && isDefined)
  const has = (...names: string[]) => own.some(({ name }) => names.includes(name))
  if (has('opslag-application-form', 'opslag-career-page'))
    return frame ? { address: here, inFrame: true } : { address: withParameter(here, 'apply', job.id) }
  if (has('opslag-job-ad')) return { address: withParameter(here, 'job', job.id) }
  const other = own.find((tag): tag is SeenTag => tag.jobPage !== '')?.jobPage
  if (!other) return { address: job.url }
  const page = new URL(other.replaceAll('{job}', job.id), base || here).href
  return { address: other.includes('{job}') ? page : withParameter(page, 'job', job.id) }
}

/** May the form be tried? One of our elements runs, and no list keeps its jobs back: where it does, no form would come. */
export const canTryForm = (tags: readonly SeenTag[], slug: string, servers: readonly string[]): boolean =>
  tags.some(
    ({ isDefined, institution, api }) =>
      isDefined && institution === slug && (!api || servers.includes(URL.parse(api)?.origin ?? '')),
  ) && !tags.some((tag) => isList(tag) && tag.institution === slug && tag.picture === 'other')

const visible = (frame: Frame, selector: string) => frame.locator(selector).first().isVisible()

const textOf = async ({ frame, selector }: Found) =>
  // biome-ignore lint/performance/useDomNodeTextContent: the text content runs lines together
  inOneLine(await frame.locator(selector).first().innerText()).slice(0, LONGEST)

/** Where a selector found something. */
type Found = { selector: string; frame: Frame }

/** The first of the selectors that can be seen; null when none came in time. */
async function firstOf(frames: () => Frame[], selectors: string[], wait: number): Promise<Found | null> {
  const until = performance.now() + wait
  do {
    if (frames().some((frame) => frame.page().isClosed())) throw new Error('closed')
    for (const selector of selectors)
      for (const frame of frames()) if (await visible(frame, selector).catch(() => false)) return { selector, frame }
    await pause(STEP_MS)
  } while (performance.now() < until)
  return null
}

async function fill(frame: Frame, { application: { name, email, phone, text } }: ConnectionTestStarted) {
  const form = frame.locator(FORM).first()
  const values: Record<string, string> = { name, email, phone }
  for (const field of await form
    .locator('input:not([type=checkbox],[type=radio],[type=file],[type=hidden]),textarea')
    .all())
    await field.fill(values[(await field.getAttribute('name')) ?? ''] ?? text)
  // By keyboard: what lies over a page, such as a question about cookies, does not catch keys.
  for (const box of await form.locator('input[type=checkbox]').all())
    if (!(await box.isChecked())) await box.press('Space')
  await form.locator('[part~=submit]').press('Enter')
}

const SENT = 'opslag-application-form [part~=receipt]'
const SAID = [
  'opslag-application-form [part~=notice]',
  'opslag-application-form [part~=summary]',
  'opslag-application-form [part~=unsure]',
  'opslag-application-form [part~=closed]',
]
const WRONG = 'opslag-application-form .message'

/** Finds the form from where the page leads: the form itself, or an ad whose link to it is followed. */
async function findForm(
  { page }: GuardedPage,
  frames: () => Frame[],
  { waits, job }: { waits: Waits; job: string },
): Promise<{ form: Frame | null; said: string }> {
  const apply = 'opslag-job-ad a[part~=apply]'
  for (let tries = 0; tries < MOST_LEADS; tries++) {
    await page.evaluate(setJob, job)
    await settle(page.mainFrame(), { ...waits, quiet: 0 })
    // A frame of ours comes with a page of its own.
    const isQuick = tries === 0 && frames().length === 1 && (await page.locator(ISOLATED).count()) === 0
    const found = await firstOf(frames, [FORM, WRONG, apply], isQuick ? waits.late : waits.send)
    if (found?.selector === FORM) return { form: found.frame, said: '' }
    if (found?.selector === WRONG) return { form: null, said: await textOf(found) }
    if (!found) break
    const href = await found.frame.locator(apply).first().getAttribute('href')
    if (!href) break
    const to = URL.parse(href, page.url())
    // The page may lead to any address, and a browser that is told to go there goes to this machine's files too.
    if (!to || !/^https?:$/.test(to.protocol)) break
    await page.goto(to.href, { waitUntil: 'domcontentloaded' })
  }
  return { form: null, said: '' }
}

/** Has the page's frame of ours show the form of the job. */
async function openInFrame(page: Page, where: Where, job: string): Promise<void> {
  const frame = await frameInTime(page, where, where.waits.settle)
  if (!frame) return
  const form = new URL(frame.url())
  form.pathname = `/frame/${encodeURIComponent(where.slug)}`
  await frame.goto(withParameter(form.href, 'apply', job))
}

/** Is an address one at which the server takes something for another job than the test's? */
const isSendingElsewhere = (servers: readonly string[], job: string) => (url: URL) => {
  const [, to] = /^\/v1\/institutions\/[^/]+\/jobs\/([^/]+)\//.exec(url.pathname) ?? []
  return servers.includes(url.origin) && to !== undefined && to !== job
}

/**
 * Fills in the page's own form for the test's job and sends it, as an applicant would; also looks at how readable the form
 * is and at what the page's policy refuses meanwhile.
 */
export async function tryForm(
  where: Where,
  { address, inFrame }: FormPlace,
  test: ConnectionTestStarted,
): Promise<{ tried: Tried; contrast: Seen['contrast'] | null; refused: Seen['refused']; errors: Seen['errors'] }> {
  const { waits, servers, watch } = where
  const guarded = await openPage(where.browser, address, {
    ...WIDE,
    waits,
    isOurs: isOursAt(servers),
    watch,
  })
  const { page, opened } = guarded
  const seen = async (tried: Tried, contrast: Seen['contrast'] | null = null) => ({
    tried,
    contrast,
    refused: (await guarded.noted().catch(() => null))?.refused ?? [],
    errors: guarded.errors,
  })
  try {
    if (!opened.isOpen) return await seen({ outcome: 'unreachable', address, reason: opened.reason })
    if (opened.status >= 400) return await seen({ outcome: 'unreachable', address, reason: String(opened.status) })
    // Whatever the page shows: nothing reaches a job of the institution's own.
    await page.route(isSendingElsewhere(servers, test.job), (route) =>
      route.request().method() === 'GET' ? route.fallback() : route.abort(),
    )
    if (inFrame) await openInFrame(page, where, test.job)
    const frames = () => [page.mainFrame(), ...ownFrames(page, where)]
    const { form, said } = await findForm(guarded, frames, { waits, job: test.job })
    if (!form) return await seen({ outcome: 'no-form', address: page.url(), reason: said })
    const contrast = await form.evaluate(lookAtContrast, null)
    await fill(form, test)
    const came = await firstOf(frames, [SENT, ...SAID], waits.send)
    if (came?.selector === SENT) return await seen({ outcome: 'sent', address: page.url() }, contrast)
    return await seen({ outcome: 'refused', address: page.url(), said: came ? await textOf(came) : '' }, contrast)
  } catch (error) {
    return await seen({ outcome: 'broken', address, reason: reasonOf(error) })
  } finally {
    await guarded.close()
  }
}
