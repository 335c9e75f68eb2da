import { existsSync } from 'node:fs'
import type { Browser, BrowserServer } from 'playwright-core'
import { EndedConnectionTest } from '../../contract/connection.ts'
import type { Language } from '../../contract/language.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import { pathOf, Refused } from '../api.ts'
import { serverOf, UsageError, type World } from '../context.ts'
import { examine } from './examine.ts'
import { findBrowser } from './find-browser.ts'
import { stringsIn } from './finding.ts'
import { asJson, report } from './report.ts'
import { WAITS, type Waits } from './seen.ts'
import type { CheckStrings } from './strings.da.ts'
import { inTime } from './watch.ts'

/** So long a browser that has started may take to be spoken to. */
const CONNECT_MS = 10_000

/** What the browser may know of this machine: where programs, fonts and its own files are; no key of ours. */
const KNOWN =
  /^(?:PATH|HOME|TMPDIR|TEMP|TMP|LANG|LC_\w+|TZ|DISPLAY|XDG_\w+|FONTCONFIG_\w+|LD_LIBRARY_PATH|SYSTEMROOT|LOCALAPPDATA|PROGRAMFILES.*|USERPROFILE|APPDATA|HTTPS?_PROXY|NO_PROXY)$/i

export const browserEnv = (env: World['env']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value !== undefined && KNOWN.test(name) ? [[name, value]] : [])),
  )

/** @throws Error in one sentence when there is no browser, or it does not start. */
export async function startBrowser(
  { env }: Pick<World, 'env'>,
  language: Language,
): Promise<{ browser: Browser; server: BrowserServer }> {
  const t = stringsIn(language)
  const found = findBrowser(env)
  if (!found) throw new Error(t.noBrowser)
  if (!existsSync(found.executablePath)) throw new Error(t.noSuchBrowser(found.executablePath))
  const { chromium } = await import('playwright-core')
  let server: BrowserServer | undefined
  try {
    server = await chromium.launchServer({ ...found, env: browserEnv(env) })
    return { server, browser: await chromium.connect(server.wsEndpoint(), { timeout: CONNECT_MS }) }
  } catch (error) {
    await server?.kill()
    throw new Error(t.browserFailed((error as Error).message.split('\n')[0] ?? ''))
  }
}

/** Ends a browser, however busy a page keeps it: one that does not end in time is killed. */
export async function endBrowser(
  { browser, server }: Awaited<ReturnType<typeof startBrowser>>,
  wait: number,
): Promise<void> {
  const closed = browser.close().then(() => server.close())
  const isEnded = await inTime(
    wait,
    closed.then(
      () => true,
      () => false,
    ),
    false,
  )
  if (!isEnded) await inTime(wait, server.kill(), undefined)
}

/** What the server says no for, in the report's language where a test meets it. */
const refusalIn = ({ refusals }: CheckStrings, { problem, message }: Refused): string =>
  (refusals as Partial<Record<ProblemCode, string>>)[problem.code] ?? message

type CheckOptions = { address: string; institution: string; language: Language; asJson: boolean }

/**
 * Tests how the elements stand on a page (R022, R226). Answers 0 when it passed, 1 when it did not, 2 when it could not be
 * made.
 */
export async function checkConnection(
  world: World,
  options: CheckOptions,
  { browser: given, waits }: { browser?: Browser; waits?: Partial<Waits> } = {},
): Promise<number> {
  const { institution, language } = options
  const t = stringsIn(language)
  const url = URL.parse(options.address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username) throw new UsageError(t.notAnAddress(options.address))
  const api = serverOf(world)
  const started = given ? null : await startBrowser(world, language)
  const browser = (given ?? started?.browser) as Browser
  const allWaits = { ...WAITS, ...waits }
  try {
    if (!options.asJson) {
      world.out(`${t.title(url.href, institution)}\n`)
      world.err(t.opening)
    }
    const ended = await examine({ api, browser, waits: allWaits }, { address: url.href, slug: institution, language })
    world.out(options.asJson ? asJson(ended, language) : report(ended, language))
    return ended.test.passed ? 0 : 1
  } catch (error) {
    // Nothing was tested: that is another thing than a page with faults.
    if (error instanceof Refused) throw new Error(t.refused(refusalIn(t, error)))
    throw error
  } finally {
    if (started) await endBrowser(started, allWaits.close)
  }
}

/** Declares an institution live whose pages no tester reaches. */
export async function declareLive(
  world: World,
  { institution, reason }: { institution: string; reason: string },
): Promise<number> {
  const { liveSince } = await serverOf(world).ask(
    'POST',
    pathOf(institution, 'connection-tests', 'waive'),
    EndedConnectionTest,
    { body: { reason } },
  )
  world.out(`${institution} is live since ${liveSince?.slice(0, 10)}.`)
  return 0
}
