import { ELEMENTS, EXAMPLES, type Example, examplesFor } from '../../../demo/showroom/examples.ts'
import { type Shown, type ShowSettings, STANDARD, show } from '../../../demo/showroom/show.ts'
import { V1 } from '../../../demo/showroom/stand-in-server.ts'
import { deepEqual, equal, eventually, match, ok, rejects } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'

const all = document.createElement('div')
let shown: Shown[] = []

/** Puts examples below each other, and waits until each has reached its state. */
async function put(examples: readonly Example[], settings: ShowSettings): Promise<void> {
  document.body.append(all)
  shown = examples.map((example) => {
    const place = document.createElement('div')
    place.style.marginBlock = '24px'
    all.append(place)
    return show(example, place, settings)
  })
  await Promise.all(shown.map(({ ready }) => ready))
}

/** A theme by whose font one sees what does not wear it. */
const PLAIN = {
  ...STANDARD,
  tokens: { '--opslag-font-text': 'Arial, sans-serif', '--opslag-font-heading': 'Arial, sans-serif' },
}

/** Whose theme it is comes with the institution. */
const isAnswered = ({ answers }: Example) => {
  const answer = answers[`GET ${V1}`]
  return answer === undefined || (typeof answer === 'object' && 'gives' in answer)
}

/** The examples, by their names, in which something still wears the standard's font. */
function* astray({ shadowRoot }: Element, id: string): Generator<string> {
  for (const one of shadowRoot?.querySelectorAll('.opslag, .opslag *') ?? []) {
    if (one.shadowRoot) yield* astray(one, id)
    if (/Plex/.test(getComputedStyle(one).fontFamily)) yield `${id}: ${one.localName}.${one.className}`
  }
}

const example = (id: string) => EXAMPLES.find((one) => one.id === id) as Example
const rootOf = ({ element }: Shown) => element.shadowRoot as ShadowRoot

afterEach(() => {
  for (const one of shown) one.close()
  all.replaceChildren()
  all.remove()
})

describe('the examples of the showroom', () => {
  for (const element of ELEMENTS)
    for (const language of ['da', 'en'] as const)
      it(`reach every state of ${element}, and each wears its theme and is accessible (${language})`, async function () {
        this.timeout(30_000)
        await put(
          examplesFor(element).filter(({ isModal }) => !isModal),
          { language, theme: PLAIN },
        )
        const dressed = shown.filter((one) => isAnswered(one.example))
        deepEqual([...new Set(dressed.flatMap(({ example: { id }, element: of }) => [...astray(of, id)]))], [])
        await accessible(all)
      })

  for (const one of EXAMPLES.filter(({ isModal }) => isModal))
    it(`reach ${one.id}, which lies over the page and is accessible`, async () => {
      await put([one], { language: 'da' })
      await accessible(all)
    })

  it('have names of their own, and say what they are in both languages', () => {
    equal(new Set(EXAMPLES.map(({ id }) => id)).size, EXAMPLES.length)
    for (const { id, says } of EXAMPLES) {
      match(id, /^[a-z-]+\/[a-z-]+$/)
      ok(says.da && says.en && says.da !== says.en, id)
    }
  })

  it('ask nobody, keep nothing, take no focus and leave the page where it is', async () => {
    const before = performance.getEntriesByType('resource').length
    const button = document.createElement('button')
    document.body.append(button)
    button.focus()
    const ids = [
      'job-list/jobs',
      'application-form/errors',
      'application-form/receipt',
      'job-agent/errors',
      'career-page/ad',
    ]
    await put(ids.map(example), { language: 'da' })
    deepEqual([document.activeElement, scrollY], [button, 0])
    const asked = performance.getEntriesByType('resource').slice(before)
    equal(asked.filter(({ name }) => !name.startsWith(location.origin)).length, 0)
    equal(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]), '[{},{},""]')
    button.remove()
  })

  it('are as alive as on any page once they are there, and links lead nowhere', async () => {
    await put([example('job-list/many')], { language: 'da', width: 320 })
    const [list] = shown as [Shown]
    equal(list.element.getBoundingClientRect().width, 320)
    rootOf(list).querySelector<HTMLElement>('[part=more]')?.click()
    await eventually(() => rootOf(list).querySelectorAll('[part=job]').length === 40, 'more jobs')
    const at = location.href
    rootOf(list).querySelector<HTMLElement>('[part=title] a')?.click()
    equal(location.href, at)
  })

  it('do not know of each other: several lists each have their own search', async () => {
    await put([example('job-list/jobs'), example('job-list/empty-filtered')], { language: 'en' })
    const [one, other] = shown as [Shown, Shown]
    match(rootOf(one).textContent, /5 positions/)
    match(rootOf(other).textContent, /0 positions/)
  })

  it('wear a theme, and change it without asking or drawing anew', async () => {
    await put([example('career-page/ad')], {
      language: 'da',
      theme: { ...STANDARD, tokens: { '--opslag-color-surface': '#101010' } },
    })
    const [page] = shown as [Shown]
    const inner = rootOf(page).querySelector('opslag-job-ad')?.shadowRoot?.querySelector('.opslag') as Element
    equal(getComputedStyle(inner).backgroundColor, 'rgb(16, 16, 16)')
    page.wear({ ...STANDARD, tokens: { '--opslag-color-surface': '#eeeeee' } })
    equal(getComputedStyle(inner).backgroundColor, 'rgb(238, 238, 238)')
    ok(inner.isConnected)
  })

  it('that are taken away before they are there say so', async () => {
    const place = document.createElement('div')
    document.body.append(place)
    const gone = show(example('application-form/receipt'), place, { language: 'da' })
    gone.close()
    await rejects(gone.ready, /over/)
    equal(place.childElementCount, 0)
    place.remove()
  })
})
