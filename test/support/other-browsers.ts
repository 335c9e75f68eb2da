import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { launch } from 'puppeteer-core'
import { Builder, Origin } from 'selenium-webdriver'
import { firstThatExists, onPath } from './bring.ts'
import { freePort } from './built-server.ts'

/** A page in a browser that Playwright does not know. */
export interface OtherPage {
  /**
   * Runs a function in the page, which knows nothing of what is around it here; answers with what it answers as a string: whatever
   * else could say it is the page's, which may have changed it.
   */
  run(inside: (given: never) => unknown, given?: unknown): Promise<string>
  /** Puts the pointer down, in pixels of the window, and keeps it there. */
  press(x: number, y: number): Promise<void>
  letGo(): Promise<void>
}

/** A browser of another kind than the one that all page tests visit. */
export interface OtherBrowser {
  open(address: string): Promise<OtherPage>
  close(): Promise<void>
}

/** How long a function may run in a page. */
const LONGEST_MS = 60_000
const SIZE = { width: 1_280, height: 1_000 }

/** Starts Debian's Firefox, or the one at FIREFOX_PATH; null where it has none. */
async function startFirefox(): Promise<OtherBrowser | null> {
  const executablePath = process.env.FIREFOX_PATH ?? onPath('firefox-esr')
  if (!executablePath) return null
  const browser = await launch({ browser: 'firefox', executablePath, protocolTimeout: LONGEST_MS })
  const page = await browser.newPage()
  await page.setViewport(SIZE)
  return {
    async open(address) {
      await page.goto(address)
      return {
        run: async (inside, given) => String(await page.evaluate(inside as (given: unknown) => unknown, given)),
        async press(x, y) {
          await page.mouse.move(x, y)
          await page.mouse.down()
        },
        letGo: () => page.mouse.up(),
      }
    },
    close: () => browser.close(),
  }
}

const LIBRARIES = '/usr/lib'

/** WebKitGTK's small browser, which Debian's webkit2gtk-driver brings along. */
const miniBrowser = () =>
  existsSync(LIBRARIES)
    ? firstThatExists(
        readdirSync(LIBRARIES).flatMap((folder) =>
          ['4.1', '4.0'].map((version) => `${LIBRARIES}/${folder}/webkit2gtk-${version}/MiniBrowser`),
        ),
      )
    : null

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  await ended
}

/** A screen that nobody sees; answers with its name. */
async function openScreen(xvfb: string): Promise<[child: ChildProcess, display: string]> {
  const child = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1400x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = (await once(child.stdio[3] as Readable, 'data')) as [Buffer]
  return [child, `:${String(number).trim()}`]
}

/** Starts the machine's WebKitGTK, which is the engine of Safari; null where it or a screen for it is missing. */
async function startWebKit(): Promise<OtherBrowser | null> {
  const driver = onPath('WebKitWebDriver')
  const binary = miniBrowser()
  const xvfb = onPath('Xvfb')
  if (!driver || !binary || !xvfb) return null
  const [screen, display] = await openScreen(xvfb)
  const port = await freePort()
  const serving = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  })
  const server = `http://127.0.0.1:${port}`
  while (!(await fetch(`${server}/status`).catch(() => null))) await new Promise((go) => setTimeout(go, 50))
  const window = await new Builder()
    .usingServer(server)
    .withCapabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    } as never)
    .build()
  await window.manage().setTimeouts({ script: LONGEST_MS })
  return {
    async open(address) {
      await window.get(address)
      return {
        async run(inside, given) {
          const said = await window.executeAsyncScript<string>(
            `const done = arguments[0]
            new Promise((go) => go((${inside})(${JSON.stringify(given)}))).then((value) => done('+' + value), (thrown) => done('-' + thrown))`,
          )
          if (said.startsWith('-')) throw new Error(said.slice(1))
          return said.slice(1)
        },
        async press(x, y) {
          await window.actions().move({ x, y, origin: Origin.VIEWPORT }).press().perform()
        },
        letGo: () => window.actions().release().perform(),
      }
    },
    async close() {
      await window.quit()
      await stop(serving)
      await stop(screen)
    },
  }
}

/** What starts a browser, or answers null where the machine has none, and what Debian calls it. */
export const OTHER_BROWSERS = {
  Firefox: { start: startFirefox, packages: 'firefox-esr' },
  WebKit: { start: startWebKit, packages: 'webkit2gtk-driver and xvfb' },
}
