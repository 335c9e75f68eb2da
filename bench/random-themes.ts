import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axeCore from 'axe-core'
import { shownThemes } from '../build.showroom.ts'
import type { ThemeShown } from '../demo/showroom/built.ts'
import { ELEMENTS, EXAMPLES } from '../demo/showroom/examples.ts'
import { type Random, randomFrom, randomTheme, unreadable } from '../test/support/random-themes.ts'
import { PAIRS } from '../themes/pairs.ts'
import { validateTokens } from '../themes/validate.ts'
import { openShowroom, visit, withThemes } from './showroom.ts'
import { printTable } from './table.ts'

const THEMES = 50
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Themes as a designer could have made them, every one of which the check passes. */
export function randomThemes(count: number, random: Random): ThemeShown[] {
  const [{ theme } = shownThemes()[0] as ThemeShown] = shownThemes()
  return Array.from({ length: count }, (_, index) => {
    const tokens = randomTheme(random)
    if (validateTokens(tokens).length) throw new Error(`the check refuses ${JSON.stringify(tokens)}`)
    return { name: `random-${index + 1}`, title: `${index + 1}`, theme: { ...theme, tokens, dark: null } }
  })
}

/** What axe finds of colours that cannot be read, once everything on the page wears a theme. */
async function unreadableIn(page: Page, theme: string): Promise<string[]> {
  await page.evaluate((name) => document.querySelector<HTMLInputElement>(`input[value=${name}]`)?.click(), theme)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof axeCore }
    const { violations } = await axe.run('.stages', { runOnly: { type: 'rule', values: ['color-contrast'] } })
    return violations.flatMap(({ nodes }) =>
      nodes.map((node) => `${node.target.flat().slice(-2).join(' >> ')}: ${node.failureSummary?.split('\n')[1]}`),
    )
  })
}

/**
 * Fifty random themes that the check passes, on every example, with axe looking for colours that cannot be read; and each of
 * them with one pair of colours made unreadable, which the check must refuse.
 */
export async function benchRandomThemes(): Promise<void> {
  const random = randomFrom(50)
  const themes = randomThemes(THEMES, random)
  const planted = themes.flatMap(({ theme }) => PAIRS.map((pair) => validateTokens(unreadable(theme.tokens, pair))))
  const { browser, demo, close } = await openShowroom()
  const faults: string[] = []
  const began = performance.now()
  // An element at a time: axe looks at what lies over what, which takes the longer the more there is on a page.
  for (const element of ELEMENTS) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await withThemes(page, themes)
    await visit(page, demo, `?show=${element.replace('opslag-', '')}&theme=random-1`)
    // What is out of sight is looked at too.
    await page.addStyleTag({ content: '.example { content-visibility: visible !important }' })
    await page.addScriptTag({ content: axe })
    for (const { name } of themes) faults.push(...(await unreadableIn(page, name)).map((fault) => `${name}: ${fault}`))
    await page.close()
  }
  await close()
  printTable(
    `${THEMES} random themes on ${EXAMPLES.length} examples (${Math.round((performance.now() - began) / 1000)} s)`,
    ['what', 'found', 'goal'],
    [
      ['colours that axe cannot read, in themes that the check passes', faults.length, 0],
      ['themes with a planted failure', planted.length, ''],
      ['of them passed by the check', planted.filter((found) => !found.length).length, 0],
    ],
  )
  for (const fault of faults.slice(0, 20)) process.stdout.write(`${fault}\n`)
}
