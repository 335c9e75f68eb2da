import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { type Recorded, record, recorded } from './in-page.ts'
import type { Answered, Opened, Waits } from './seen.ts'
import type { Watch } from './watch.ts'

/** Under this name the recorder stands in every document (`record`). */
export const RECORDER = 'opslag-check'
const LONGEST = 300
/** So many requests are kept, and so many of what a policy refuses: a page may go on for ever. */
const MOST_ANSWERS = 5_000
export const MOST_REFUSED = 200

/** A somebody else's page in a browser that it can do nothing with, and what happened on it. */
export type GuardedPage = {
  page: Page
  opened: Opened
  answers: Record<string, Answered>
  errors: { message: string; isOurs: boolean }[]
  /** What the recorder noted so far. */
  noted(): Promise<Recorded>
  cookiesOf(origins: string[]): Promise<string[]>
  close(): Promise<void>
}

const bare = (address: string) => address.split('#')[0] ?? address
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST)

/** Playwright's errors are long, and name it. */
export function reasonOf(error: unknown): string {
  const { message } = error as Error
  const [said] = /net::\w+|Timeout \d+ms/.exec(message) ?? []
  return oneLine(said ?? message.split('\n')[0]?.replace(/^[\w.]+: /, '') ?? '')
}

async function newContext(browser: Browser, viewport: { width: number; height: number }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, acceptDownloads: false, permissions: [], locale: 'da-DK' })
  await context.addInitScript(record, RECORDER)
  return context
}

async function go(page: Page, asked: string, { open }: Waits): Promise<Opened> {
  // The page may name any address, and a browser that is told to go there goes to this machine's files too.
  if (!/^https?:$/.test(URL.parse(asked)?.protocol ?? '')) return { isOpen: false, reason: asked.slice(0, LONGEST) }
  try {
    const answer = await page.goto(asked, { waitUntil: 'domcontentloaded', timeout: open })
    if (!answer) return { isOpen: false, reason: '' }
    const type = answer.headers()['content-type'] ?? ''
    return { isOpen: true, status: answer.status(), type, address: page.url(), asked }
  } catch (error) {
    return { isOpen: false, reason: reasonOf(error) }
  }
}

/** Is it the page's own? Of a frame that is not there yet nobody can say whose it is. */
function isOf(page: Page, request: Request): boolean {
  try {
    return request.frame() === page.mainFrame()
  } catch {
    return false
  }
}

/**
 * Opens a page in a browser of its own: nothing is downloaded, no dialog waits, no second window opens, and nothing of
 * ours is told to it. `without` addresses are not fetched.
 */
export async function openPage(
  browser: Browser,
  address: string,
  {
    width,
    height,
    waits,
    isOurs,
    watch,
    without = () => false,
  }: {
    width: number
    height: number
    waits: Waits
    isOurs: (text: string) => boolean
    watch: Watch
    without?: (address: string) => boolean
  },
): Promise<GuardedPage> {
  if (watch.isOver) throw new Error('given up')
  const context = await newContext(browser, { width, height })
  watch.contexts.add(context)
  const page = await context.newPage()
  page.setDefaultTimeout(waits.open)
  const answers: GuardedPage['answers'] = {}
  const errors: GuardedPage['errors'] = []
  context.on('page', (other) => void other.close().catch(() => {}))
  page.on('dialog', (dialog) => {
    watch.dialogs++
    void dialog.dismiss().catch(() => {})
  })
  let moves = 0
  page.on('request', (request) => {
    // A new document: an address that a script only writes anew leads nowhere else.
    if (!request.isNavigationRequest() || !isOf(page, request)) return
    if (++moves >= watch.moves.count) watch.moves = { count: moves, to: request.url() }
  })
  let count = 0
  const isKept = (url: string) => isOurs(url) || count++ < MOST_ANSWERS
  page.on('response', (response) => {
    if (!isKept(response.url())) return
    answers[bare(response.url())] = {
      status: response.status(),
      type: response.headers()['content-type'] ?? '',
      failure: null,
    }
  })
  page.on('requestfailed', (request) => {
    if (!isKept(request.url())) return
    const before = answers[bare(request.url())]
    const failure = request.failure()?.errorText ?? 'failed'
    answers[bare(request.url())] = { status: before?.status ?? 0, type: before?.type ?? '', failure }
  })
  page.on('pageerror', (error) => {
    if (errors.length < 50) errors.push({ message: oneLine(error.message), isOurs: isOurs(error.stack ?? '') })
  })
  await page.route(
    (url) => without(url.href),
    (route) => route.abort(),
  )
  const opened = await go(page, address, waits)
  return {
    page,
    opened,
    answers,
    errors,
    async noted() {
      const noted = await page.evaluate(recorded, RECORDER)
      return { ...noted, refused: noted.refused.slice(0, MOST_REFUSED) }
    },
    async cookiesOf(origins) {
      return (await context.cookies(origins)).map(({ name }) => name)
    },
    close() {
      watch.contexts.delete(context)
      return context.close()
    },
  }
}
