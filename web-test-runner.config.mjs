import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { withLessLit } from './build.lit.rules.ts'
import { withLessTus } from './build.tus.ts'
import { findChromium } from './test/support/chromium.ts'
import { elementsReporter } from './test/support/elements-reporter.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js')
const { executablePath, args } = await findChromium()

/** The file at an address below node_modules. */
const inPackages = (address) => fileURLToPath(new URL(address.slice(address.indexOf('node_modules')), import.meta.url))

/** msw asks for its worker at the root of the site, so that it may answer for all of it. */
async function serveWorker(context, next) {
  if (context.path !== '/mockServiceWorker.js') return next()
  context.type = 'application/javascript'
  context.body = await readFile(worker, 'utf8')
}

export default {
  rootDir: root,
  files: 'test/widgets/**/*.test.ts',
  nodeResolve: { browser: true, exportConditions: ['browser'] },
  plugins: [
    { name: 'less-lit', serve: ({ path }) => withLessLit(path, () => readFileSync(inPackages(path), 'utf8')) },
    { name: 'less-tus', serve: ({ path }) => withLessTus(path, () => readFileSync(inPackages(path), 'utf8')) },
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  middleware: [serveWorker],
  browsers: [chromeLauncher({ launchOptions: { executablePath, args, headless: true } })],
  concurrency: 2,
  testsFinishTimeout: 240_000,
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  // `npm test` starts this with a channel to send the results over; `npx wtr` alone prints them.
  reporters: [process.send ? elementsReporter(root) : defaultReporter()],
}
