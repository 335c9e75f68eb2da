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

const firefox = () => process.env.FIREFOX_PATH ?? onPath('firefox-esr')

/** Starts Debian's Firefox, or the one at FIREFOX_PATH. */
async function startFirefox(): Promise<OtherBrowser> {
  const executablePath = firefox()
  if (!executablePath) throw new Error('There is no Firefox.')
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

const webkit = () => {
  const [driver, binary, xvfb] = [onPath('WebKitWebDriver'), miniBrowser(), onPath('Xvfb')]
  return driver && binary && xvfb ? { driver, binary, xvfb } : null
}

const DRAWING = {
  GDK_BACKEND: 'x11',
  LIBGL_ALWAYS_SOFTWARE: '1',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  await ended
}

/** A screen that nobody sees; answers with its name. @throws Error when there is none after all. */
async function nameOf(screen: ChildProcess): Promise<string> {
  const gone = once(screen, 'exit').then(() => {
    throw new Error('The screen did not open.')
  })
  const [number] = (await Promise.race([once(screen.stdio[3] as Readable, 'data'), gone])) as [Buffer]
  gone.catch(() => {})
  return `:${String(number).trim()}`
}

/** Waits until a driver answers. @throws Error when it has ended instead. */
async function answers(driver: ChildProcess, server: string): Promise<void> {
  while (!(await fetch(`${server}/status`).catch(() => null))) {
    if (driver.exitCode !== null) throw new Error('The driver of WebKit has ended.')
    await new Promise((go) => setTimeout(go, 50))
  }
}

/** Starts WebKitGTK, whose engine is Safari's, on a screen that nobody sees. */
async function startWebKit(): Promise<OtherBrowser> {
  const found = webkit()
  if (!found) throw new Error('There is no WebKit.')
  const started: ChildProcess[] = []
  const stopAll = async () => {
    for (const child of started.reverse()) await stop(child)
  }
  try {
    const screen = spawn(found.xvfb, ['-displayfd', '3', '-screen', '0', '1400x1200x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    started.push(screen)
    const DISPLAY = await nameOf(screen)
    const port = await freePort()
    const driver = spawn(found.driver, [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, ...DRAWING, DISPLAY },
    })
    started.push(driver)
    const server = `http://127.0.0.1:${port}`
    await answers(driver, server)
    const window = await new Builder()
      .usingServer(server)
      .withCapabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: found.binary, args: ['--automation'] },
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
      close: () => window.quit().finally(stopAll),
    }
  } catch (error) {
    await stopAll()
    throw error
  }
}

/** What starts a browser, whether the machine has it, and what Debian calls it. */
export const OTHER_BROWSERS = {
  Firefox: { isHere: () => firefox() !== null, start: startFirefox, packages: 'firefox-esr' },
  WebKit: { isHere: () => webkit() !== null, start: startWebKit, packages: 'webkit2gtk-driver and xvfb' },
}
