import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, test } from 'node:test'
import { fontBytes } from '../../server/themes/fonts.ts'
import { wornTheme } from '../../server/themes/worn.ts'
import { parseTheme } from '../../themes/parse.ts'
import { readFolder, themeNames } from '../../themes/read.ts'
import { fullJob } from '../widgets/job-ad/examples.ts'
import { institution, job } from '../widgets/job-list/examples.ts'
import { hasElements, hasJobs, isAsked, isSaid, LINK, LIST, open, SERVER, scriptTag } from './scene.ts'
import { shiftOf, watchShift } from './shifts.ts'

const HOME = path.resolve('themes')
const themes = themeNames(HOME).map((name) => ({
  name,
  tokens: parseTheme(readFolder(path.join(HOME, name)).theme).tokens,
}))
const cors = { 'access-control-allow-origin': '*' }

const AD = `<opslag-job-ad institution="cykelstyrelsen" job="1002">${LINK}</opslag-job-ad>`

describe('a webfont that comes late', { concurrency: 3 }, () => {
  const seen = new Set<string>()
  for (const { name, tokens } of [{ name: 'the standard', tokens: {} }, ...themes]) {
    const theme = wornTheme({ tokens })
    const [font] = theme.fonts
    if (!font || seen.has(font.family)) continue
    seen.add(font.family)
    test(`moves the page by 0.01 at most in the theme of ${name}, on a telephone and a desk`, async (t) => {
      for (const width of [360, 1280]) {
        const held: (() => void)[] = []
        const { page, asked, errors } = await open(t, {
          body: LIST + AD,
          visitor: { viewport: { width, height: 900 } },
          server: (url, route) => {
            const file = /^\/fonts\/(.+)$/.exec(url.pathname)?.[1]
            if (file)
              return new Promise<void>((resolve) => held.push(resolve)).then(() =>
                route.fulfill({
                  contentType: 'font/woff2',
                  headers: cors,
                  body: Buffer.from(fontBytes(file) as Uint8Array),
                }),
              )
            if (url.pathname.endsWith('/fragment')) return route.fulfill({ status: 404, headers: cors })
            if (url.pathname.endsWith('/cykelstyrelsen'))
              return route.fulfill({ headers: cors, json: institution('da', { theme }) })
            return url.pathname.endsWith('/jobs/1002')
              ? route.fulfill({ headers: cors, json: { ...fullJob, ...job(2), body: BODY } })
              : undefined
          },
        })
        await hasJobs(page)
        await hasElements(page)
        await page.locator('opslag-job-ad [part=body]').waitFor()
        await isAsked(asked, '/fonts/')
        await watchShift(page)
        const height = () => page.evaluate(() => document.documentElement.scrollHeight)
        const before = await height()
        for (const release of held) release()
        const families = await page.evaluate(async () => {
          await document.fonts.ready
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))
          return [...document.fonts].filter(({ status, display }) => status === 'loaded' && display === 'swap').length
        })
        const shift = await shiftOf(page)
        t.diagnostic(`${width} px: ${shift.toFixed(4)}, ${before} to ${await height()} px`)
        assert.ok(families > 0, 'the font came')
        assert.ok(shift <= 0.01, `${width} px: ${shift}`)
        assert.deepEqual(errors, [])
      }
    })
  }
})

test('colours that a page made unreadable fall back, under a strict policy too, and the webmaster is told', async (t) => {
  const { page, asked, warnings, complaints, errors } = await open(t, {
    csp: `default-src 'none'; script-src ${SERVER}; connect-src ${SERVER}; font-src ${SERVER}; style-src 'nonce-abc'`,
    head: `${scriptTag()}<style nonce="abc">opslag-job-list { --opslag-color-text: #dddddd; --opslag-color-accent: #222266 }</style>`,
  })
  await hasJobs(page)
  await isAsked(asked, '/chunks/readable-')
  await isSaid(warnings, /--opslag-color-text cannot be read on --opslag-color-surface in <opslag-job-list>/)
  const color = (selector: string, property: 'color' | 'backgroundColor') =>
    page
      .locator(`opslag-job-list ${selector}`)
      .first()
      .evaluate((one, name) => getComputedStyle(one)[name], property)
  assert.equal(await color('#count', 'color'), 'rgb(26, 26, 26)')
  assert.equal(await color('.search .button', 'backgroundColor'), 'rgb(34, 34, 102)', 'what can be read stands')
  assert.deepEqual([complaints, errors], [[], []])
})

const SENTENCES = [
  'Du bliver en del af et team på ni, som planlægger og bygger stier, broer og krydsninger i hele landet.',
  'Vi lægger vægt på, at du har erfaring med at samarbejde på tværs af kommuner, regioner og staten.',
  'Arbejdstiden er 37 timer om ugen, og lønnen følger overenskomsten mellem Finansministeriet og Akademikerne.',
]
const BODY = `<h3>Om stillingen</h3>${SENTENCES.map((one) => `<p>${one} ${one}</p>`).join('')}<h3>Om dig</h3><ul>${SENTENCES.map((one) => `<li>${one}</li>`).join('')}</ul>`
