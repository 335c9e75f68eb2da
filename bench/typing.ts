import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { longForm, longJob, questions } from '../demo/showroom/data/long-form.ts'
import type { Question } from '../server/contract/form.ts'
import { LIMITS } from '../server/contract/limits.ts'
import { findChromium } from '../test/support/chromium.ts'
import { institution } from '../test/widgets/job-list/examples.ts'
import { printTable } from './table.ts'

const SLOWER = 4
const KEYS = 200
const SERVER = 'https://jobs.eksempel.dk'

/** As many questions as a form may have, of every kind in turn, those that are chosen from with every option they may have. */
const all: Question[] = Array.from({ length: LIMITS.questions }, (_, index) => {
  const question = questions[index % questions.length] as Question
  const options = question.options.length
    ? Array.from({ length: LIMITS.options }, (_, option) => ({ id: `o-${option}`, label: `Mulighed ${option + 1}` }))
    : []
  return { ...question, id: `q-${index}`, required: false, options, maxLength: question.maxLength && LIMITS.freeText }
})

/** How long it takes from a key to the next frame, with as many questions as there may be, at a slower processor. */
export async function benchTyping(): Promise<void> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const { executablePath, args } = await findChromium()
  const browser = await chromium.launch({ executablePath, args })
  const page = await browser.newPage()
  const headers = { 'access-control-allow-origin': '*' }
  await page.route('**/*', (route) => {
    const { origin, pathname } = new URL(route.request().url())
    if (origin !== SERVER)
      return route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="da"><script type="module" src="${SERVER}/embed/${version}/opslag.js"></script>
          <opslag-application-form institution="cykelstyrelsen" job="1042"></opslag-application-form>`,
      })
    const [, file] = /^\/embed\/[^/]+\/(.+)$/.exec(pathname) ?? []
    if (file)
      return route.fulfill({
        headers,
        contentType: 'text/javascript',
        body: readFileSync(path.join('dist/embed', version, file)),
      })
    if (pathname.endsWith('/jobs/1042'))
      return route.fulfill({
        headers,
        json: {
          ...longJob,
          form: { ...longForm, documents: { ...longForm.documents, min: 0, max: 0 }, questions: all },
        },
      })
    if (/institutions\/[^/]+$/.test(pathname)) return route.fulfill({ headers, json: institution('da') })
    return route.fulfill({ headers, status: 404, json: {} })
  })
  await page.goto('https://www.cykel.eksempel.dk/job')
  await page.locator('[part=later]').waitFor()
  await page.locator('#answer-_acknowledged').check()
  await page.locator('[part=next]').click()
  const line = await page.context().newCDPSession(page)
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { times })
    // The browser's own count: from the key to the next frame that is painted, in steps of 8 ms.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') times.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  const rows: (string | number)[][] = []
  for (const [what, selector] of [
    ['the motivation', '#answer-motivation'],
    ['an answer', '#question-q-1'],
  ] as const) {
    if (selector !== '#answer-motivation') {
      for (const [id, text] of [
        ['name', 'Frida'],
        ['email', 'frida@eksempel.dk'],
      ] as const)
        await page.locator(`#answer-${id}`).fill(text)
      await page.locator('[part=next]').click()
      await page.locator(selector).waitFor()
    }
    await page.evaluate(() => ((window as unknown as { times: number[] }).times.length = 0))
    await page.locator(selector).focus()
    for (let key = 0; key < KEYS; key++) await page.keyboard.press('a')
    await page.waitForTimeout(300)
    const slow = await page.evaluate(() => [...(window as unknown as { times: number[] }).times].sort((a, b) => a - b))
    // What took less than 16 ms is not told.
    const times = [...Array<number>(Math.max(0, KEYS - slow.length)).fill(8), ...slow]
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
    rows.push([what, at(0.5), at(0.95), at(1)])
  }
  await browser.close()
  printTable(
    `From a key to the next frame, ${all.length} questions, a ${SLOWER} times slower processor, ${KEYS} keys, in ms`,
    ['typing in', 'median', '95 %', 'most'],
    rows,
  )
}
