import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { shownThemes } from '../build.showroom.ts'
import { EXAMPLES, type Example } from '../demo/showroom/examples.ts'
import { openShowroom, visit } from './showroom.ts'

const WIDTHS = [280, 360, 768, 1280]
const FOLDER = path.resolve('data/pictures')

/**
 * Writes every example in every theme at every width as a picture: `data/pictures/<theme>/<width>/<element>-<state>.png`. The
 * words in PICTURES narrow it: `PICTURES='hverdagsmuseet 360 job-list/'` is one theme, one width, one element; with `en` or
 * `dark` among them it is another language or appearance.
 */
export async function takePictures(): Promise<void> {
  const words = (process.env.PICTURES ?? '').split(/\s+/).filter(Boolean)
  const lang = words.includes('en') ? 'en' : 'da'
  const scheme = words.includes('dark') ? 'dark' : 'light'
  const themes = shownThemes().map(({ name }) => name)
  const chosenThemes = themes.filter((name) => words.includes(name))
  const chosenWidths = WIDTHS.filter((width) => words.includes(String(width)))
  const parts = words.filter((word) => word.includes('/'))
  const examples = EXAMPLES.filter(({ id }) => parts.every((part) => `${id}/`.includes(part)))
  const { browser, demo, close } = await openShowroom()
  let count = 0
  for (const element of new Set(examples.map((one) => one.element))) {
    const page = await browser.newPage({ viewport: { width: 1800, height: 1000 } })
    await visit(page, demo, `?show=${element.replace('opslag-', '')}&lang=${lang}&scheme=${scheme}`)
    const here = examples.filter((one) => one.element === element)
    for (const theme of chosenThemes.length ? chosenThemes : themes) {
      await press(page, 'theme', theme)
      for (const width of chosenWidths.length ? chosenWidths : WIDTHS) {
        await press(page, 'width', String(width))
        await page.evaluate(() => document.fonts.ready)
        for (const example of here) count += await take(page, example, path.join(FOLDER, theme, String(width)))
      }
    }
    await page.close()
  }
  await close()
  process.stdout.write(`\n${count} pictures in ${FOLDER}\n`)
}

const press = (page: Page, name: string, value: string) =>
  page.evaluate(
    ([one, other]) => document.querySelector<HTMLInputElement>(`input[name=${one}][value="${other}"]`)?.click(),
    [name, value],
  )

/** Answers with how many pictures it took. */
async function take(page: Page, { id }: Example, folder: string): Promise<number> {
  const file = path.join(folder, `${id.replace('/', '-')}.png`)
  mkdirSync(path.dirname(file), { recursive: true })
  await page.locator(`[id="${id}"] .stage`).screenshot({ path: file })
  return 1
}
