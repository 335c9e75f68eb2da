import type axeCore from 'axe-core'
import 'axe-core'
import { EXAMPLES } from '../../../demo/showroom/examples.ts'
import { type Shown, STANDARD, show, wearAll } from '../../../demo/showroom/show.ts'
import { validateTokens } from '../../../themes/validate.ts'
import { deepEqual } from '../../support/assert.ts'
import { randomFrom, randomTheme } from '../../support/random-themes.ts'

declare const axe: typeof axeCore

/** So many of each are looked at here; all of them by `npm run bench -- random-themes`. */
const THEMES = 3
const EVERY = 9

describe('a random theme that the check passes', () => {
  const all = document.createElement('div')
  let shown: Shown[] = []

  before(async () => {
    document.body.append(all)
    shown = EXAMPLES.filter(({ isModal }, index) => !isModal && index % EVERY === 0).map((example) => {
      const place = document.createElement('div')
      all.append(place)
      return show(example, place, { language: 'da' })
    })
    await Promise.all(shown.map(({ ready }) => ready))
  })

  after(() => {
    for (const one of shown) one.close()
    all.remove()
  })

  const random = randomFrom(6)
  for (let index = 0; index < THEMES; index++) {
    const tokens = randomTheme(random)
    it(`can be read on whatever it is worn by (${index + 1})`, async () => {
      deepEqual(validateTokens(tokens), [])
      wearAll(
        shown.map(({ element }) => element),
        { ...STANDARD, tokens },
      )
      const { violations } = await axe.run(all, { runOnly: { type: 'rule', values: ['color-contrast'] } })
      deepEqual(
        violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`)),
        [],
      )
    })
  }
})
