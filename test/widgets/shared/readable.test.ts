import 'axe-core'
import type axeCore from 'axe-core'
import { contrast, readColor } from '../../../themes/contrast.ts'
import { DEFAULTS } from '../../../themes/defaults.ts'
import { PAIRS } from '../../../themes/pairs.ts'
import '../../../widgets/application-form/define.ts'
import '../../../widgets/elements.ts'
import '../../../widgets/job-ad/define.ts'
import '../../../widgets/job-list/define.ts'
import { deepEqual, equal, eventually } from '../../support/assert.ts'
import { anyColors, randomFrom, randomTheme } from '../../support/random-themes.ts'
import { find as findIn, make as makeForm } from '../application-form/screen.ts'
import { addressOf, FakeApi, fullJob, NOON } from '../job-ad/examples.ts'
import { fakeApi, institution, jobs } from '../job-list/examples.ts'
import { shownList } from '../job-list/page.ts'

declare const axe: typeof axeCore

const OWN = institution().theme.tokens

const style = document.createElement('style')
const made: Element[] = []

/** Sets what the page says of colours; the elements hear of it at once. */
async function pageSays(css: string) {
  document.head.append(style)
  style.textContent = css
  await Promise.resolve()
}

const rules = (tokens: Record<string, string>) =>
  `:is(opslag-job-list, opslag-job-ad, opslag-application-form) { ${Object.entries(tokens)
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ')} }`

const colorOf = (element: Element, token: string) =>
  getComputedStyle(element).getPropertyValue(token.replace('opslag-', '_')).trim()

/** The pairs that cannot be told from each other as the element's rules read them. */
const unreadablePairs = (element: Element) =>
  PAIRS.filter(({ token, on, least }) => {
    const [ink, ground] = [readColor(colorOf(element, token)), readColor(colorOf(element, on))]
    return !ink || !ground || contrast(ink, ground) < least
  }).map(({ token, on }) => `${element.localName}: ${token} on ${on}`)

async function badContrasts(element: Element) {
  const { violations } = await axe.run(element, { runOnly: { type: 'rule', values: ['color-contrast'] } })
  return violations.flatMap(({ nodes }) => nodes.map(({ failureSummary, target }) => `${target} ${failureSummary}`))
}

/** A list, an ad and a form with everything wrong. */
async function elements() {
  // The page paints from the beginning, so that the elements watch it.
  await pageSays(rules({ '--opslag-color-divider': '#000000' }))
  const list = await shownList({ api: fakeApi(jobs(3)) })
  const ad = document.createElement('opslag-job-ad')
  Object.assign(ad, { institution: 'cykelstyrelsen', job: '1042', share: null, now: () => NOON })
  Object.assign(ad, { address: addressOf(), api: new FakeApi(fullJob) })
  document.body.append(ad)
  const form = makeForm({ job: '1042' })
  made.push(list, ad, form)
  await eventually(() => findIn(form, '[part=submit], [part=next]'), 'the form')
  findIn<HTMLButtonElement>(form, '[part=submit], [part=next]')?.click()
  await eventually(() => findIn(form, '#summary'), 'what is wrong')
  await eventually(() => ad.shadowRoot?.querySelector('#title'), 'the ad')
  // What reads the page's colours comes by itself.
  await pageSays(rules({ '--opslag-color-link': '#ffffff' }))
  for (const element of made)
    await eventually(() => colorOf(element, '--opslag-color-link') !== '#ffffff', 'who reads colours')
  await pageSays(rules({ '--opslag-color-divider': '#000000' }))
  return [list, ad, form] as [HTMLElement, HTMLElement, HTMLElement]
}

describe('colours that a page sets on the tag', () => {
  afterEach(() => {
    for (const element of made.splice(0)) element.remove()
    style.remove()
  })

  it('stand where they can be read, and else fall back to the institution’s own, in pairs', async () => {
    const [list] = await elements()
    await pageSays(rules({ '--opslag-color-accent': '#222244', '--opslag-color-link': '#cccccc' }))
    equal(colorOf(list, '--opslag-color-accent'), '#222244')
    equal(colorOf(list, '--opslag-color-link'), OWN['--opslag-color-link'])
    await pageSays(rules({ '--opslag-color-surface': '#101010', '--opslag-color-text': '#eeeeee' }))
    // The text would be read there, but nothing else that stands on the ground.
    equal(colorOf(list, '--opslag-color-surface'), DEFAULTS['--opslag-color-surface'])
    equal(colorOf(list, '--opslag-color-text'), DEFAULTS['--opslag-color-text'])
    await pageSays(rules({ '--opslag-color-text': 'rgb(0 0 0 / 40%)', '--opslag-color-link': 'oklch(40% 0.1 250)' }))
    equal(colorOf(list, '--opslag-color-text'), DEFAULTS['--opslag-color-text'])
    equal(colorOf(list, '--opslag-color-link'), 'oklch(40% 0.1 250)')
    await pageSays('')
    equal(colorOf(list, '--opslag-color-link'), OWN['--opslag-color-link'])
  })

  it('are heard of when the page changes its mind, on the tag and around it', async () => {
    const [list] = await elements()
    await pageSays(`.dim opslag-job-list { --opslag-color-text: #dddddd }`)
    document.documentElement.classList.add('dim')
    await Promise.resolve()
    equal(colorOf(list, '--opslag-color-text'), DEFAULTS['--opslag-color-text'])
    document.documentElement.classList.remove('dim')
    list.style.setProperty('--opslag-color-text-muted', '#fafafa')
    await eventually(
      () => colorOf(list, '--opslag-color-text-muted') === OWN['--opslag-color-text-muted'],
      'the tag’s own style',
    )
  })

  it('of 50 random sets, none leaves a pair that cannot be read in any element', async () => {
    const all = await elements()
    const random = randomFrom(15)
    for (let round = 0; round < 50; round++) {
      const tokens = anyColors(random)
      await pageSays(rules(tokens))
      deepEqual(all.flatMap(unreadablePairs), [], JSON.stringify(tokens))
      if (round % 25 === 0)
        for (const element of all) deepEqual(await badContrasts(element), [], JSON.stringify(tokens))
    }
  })

  it('of 50 random themes that the check passes, all stand as they are, and axe finds no contrast too low', async () => {
    const all = await elements()
    const random = randomFrom(6)
    for (let round = 0; round < 50; round++) {
      const tokens = randomTheme(random)
      await pageSays(rules(tokens))
      for (const { token } of PAIRS) equal(colorOf(all[0], token), tokens[token], token)
      if (round % 25 === 0)
        for (const element of all) deepEqual(await badContrasts(element), [], JSON.stringify(tokens))
    }
  })
})
