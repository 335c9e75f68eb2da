import { emulateMedia } from '@web/test-runner-commands'
import type { Institution } from '../../../server/contract/institution.ts'
import { isTokenValue } from '../../../widgets/shared/theme.ts'
import { deepEqual, equal, ok } from '../../support/assert.ts'
import { fakeApi, institution, jobs } from './examples.ts'
import { find, makeList, removeMade, settled, shownList } from './page.ts'

const dressed = (tokens: Record<string, string>, fonts = institution().theme.fonts) =>
  fakeApi(jobs(2), { institution: async () => institution('da', { theme: { ...institution().theme, tokens, fonts } }) })

const styleOf = (list: Element, selector: string) => getComputedStyle(find(list, selector) as Element)

function pageStyle(css: string): HTMLStyleElement {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  return style
}

describe('how opslag-job-list looks', () => {
  const styles: HTMLStyleElement[] = []
  afterEach(() => {
    removeMade()
    for (const style of styles.splice(0)) style.remove()
  })

  it("wears its institution's tokens, in one sheet for all its lists and without a style attribute", async () => {
    const first = await shownList({ api: dressed({ '--opslag-color-accent': '#7a1f3d' }) })
    const second = await shownList({ api: dressed({ '--opslag-color-accent': '#7a1f3d' }) })
    const other = await shownList({ api: dressed({ '--opslag-color-accent': '#004f6e' }) })
    equal(styleOf(first, '.button').backgroundColor, 'rgb(122, 31, 61)')
    equal(styleOf(other, '.button').backgroundColor, 'rgb(0, 79, 110)')
    const worn = (list: HTMLElement) => list.shadowRoot?.adoptedStyleSheets.at(-1)
    equal(worn(first), worn(second))
    equal(first.hasAttribute('style'), false)
    equal(first.shadowRoot?.querySelector('[style], style'), null)
  })

  it('takes on another theme when the institution changes', async () => {
    const list = await shownList({ api: dressed({ '--opslag-color-accent': '#7a1f3d' }) })
    const sheets = list.shadowRoot?.adoptedStyleSheets.length
    list.api = dressed({ '--opslag-color-accent': '#004f6e' })
    await settled(list)
    equal(styleOf(list, '.button').backgroundColor, 'rgb(0, 79, 110)')
    equal(list.shadowRoot?.adoptedStyleSheets.length, sheets)
  })

  it("lets the page's own rule for the tag win over the institution's token", async () => {
    styles.push(pageStyle('opslag-job-list { --opslag-color-accent: #222244; }'))
    const list = await shownList({ api: dressed({ '--opslag-color-accent': '#7a1f3d' }) })
    equal(styleOf(list, '.button').backgroundColor, 'rgb(34, 34, 68)')
  })

  it('sets only tokens of the list with plain values of their kind', async () => {
    const values: [string, string, boolean][] = [
      ['--opslag-color-accent', 'oklch(40% 0.1 150)', true],
      ['--opslag-color-accent', 'red', true],
      ['--opslag-color-accent', '12px', false],
      ['--opslag-color-accent', 'var(--x)', false],
      ['--opslag-color-accent', 'red; background: url(//x)', false],
      ['--opslag-radius', '4px', true],
      ['--opslag-radius', 'url(https://x.example/)', false],
      ['--opslag-font-text', '"IBM Plex Sans", system-ui', true],
      ['--opslag-font-text', 'x} * { color: red', false],
      ['--opslag-unknown', '1px', false],
      ['constructor', '1px', false],
    ]
    for (const [name, value, allowed] of values) equal(isTokenValue(name, value), allowed, `${name}: ${value}`)
    const list = await shownList({
      api: dressed({ '--opslag-color-accent': 'var(--page)', '--opslag-radius': '9px', '--opslag-x': '1px' }),
    })
    const sheet = list.shadowRoot?.adoptedStyleSheets.at(-1)
    equal(sheet?.cssRules[0]?.cssText, ':host { --opslag-radius: 9px; --_safe-radius: 9px !important; }')
  })

  it('is dark where the page is dark and its theme has colours for it, and light everywhere else', async () => {
    const dark = { '--opslag-color-surface': 'light-dark(#ffffff, #101010)' }
    const wearing = (theme: Pick<Institution['theme'], 'dark'>) =>
      shownList({
        api: fakeApi(jobs(1), {
          institution: async () => institution('da', { theme: { ...institution().theme, tokens: {}, ...theme } }),
        }),
      })
    const [both, light] = [await wearing({ dark }), await wearing({ dark: null })]
    const ground = (list: Element) => styleOf(list, '.opslag').backgroundColor
    deepEqual([ground(both), ground(light)], ['rgb(255, 255, 255)', 'rgb(255, 255, 255)'])
    styles.push(pageStyle(':root { color-scheme: dark }'))
    deepEqual([ground(both), ground(light)], ['rgb(16, 16, 16)', 'rgb(255, 255, 255)'])
    equal(styleOf(light, '.opslag').colorScheme, 'normal')
    await emulateMedia({ media: 'print' })
    equal(ground(both), 'rgb(255, 255, 255)', 'paper is light')
    await emulateMedia({ media: 'screen' })
  })

  it('leaves on paper the jobs, and nothing that could only be pressed', async () => {
    const list = await shownList({ api: fakeApi(jobs(2)) })
    await emulateMedia({ media: 'print' })
    for (const selector of ['.search', '.sort']) equal(styleOf(list, selector).display, 'none', selector)
    equal(styleOf(list, '.job').breakInside, 'avoid')
    await emulateMedia({ media: 'screen' })
  })

  it('registers with a font what stands in for it until it is there', async () => {
    const fallback = {
      src: 'local("Arial"), local("Liberation Sans")',
      sizeAdjust: '96.5%',
      ascentOverride: '106%',
      descentOverride: '28%',
      lineGapOverride: '0%',
    }
    const font = { family: 'Opslag Test', weight: '600', style: 'normal', url: '/fonts/x.woff2', fallback }
    await shownList({ api: dressed({ '--opslag-radius': '2px' }, [font]) })
    const found = [...document.fonts].filter(({ family }) => family.includes('Opslag Test'))
    deepEqual(
      found.map(({ family, weight, display, ascentOverride }) => [
        family.replaceAll('"', ''),
        weight,
        display,
        ascentOverride,
      ]),
      [
        ['Opslag Test Fallback', '600', 'auto', '106%'],
        ['Opslag Test', '600', 'swap', 'normal'],
      ],
    )
  })

  it("registers the institution's fonts in the document, once", async () => {
    const fonts = [
      { family: 'opslag-test-sans', weight: '400', style: 'normal', url: '/themes/x/fonts/sans.woff2', fallback: null },
    ]
    const before = document.fonts.size
    await shownList({ api: dressed({}, fonts) })
    await shownList({ api: dressed({ '--opslag-radius': '1px' }, fonts) })
    const found = [...document.fonts].filter(({ family }) => family.includes('opslag-test-sans'))
    deepEqual([document.fonts.size - before, found.length, found[0]?.weight], [1, 1, '400'])
  })

  it('is left alone by a page with a global reset and inherited styles', async () => {
    const plain = await shownList()
    const measure = (list: HTMLElement) => {
      const { fontSize, lineHeight, letterSpacing, textTransform, direction, color, textAlign, fontFamily } = styleOf(
        list,
        '#count',
      )
      const { height } = (find(list, 'ul') as HTMLElement).getBoundingClientRect()
      return { fontSize, lineHeight, letterSpacing, textTransform, direction, color, textAlign, fontFamily, height }
    }
    const expected = measure(plain)
    styles.push(
      pageStyle(`
        html { font-size: 62.5%; direction: rtl; }
        *, *::before, *::after { margin: 0; padding: 0; box-sizing: content-box; line-height: 1 !important; letter-spacing: 3px !important; }
        body, * { text-transform: uppercase; text-align: right; font: italic 9px monospace; color: red; word-spacing: 9px; }
        ul, li { list-style: square; float: left; } a { display: none !important; } h2, h3 { font-size: 70px; }
      `),
    )
    deepEqual(measure(plain), expected)
  })

  it('can be hidden by the page and given a height before anything has come', async () => {
    styles.push(pageStyle('opslag-job-list { display: block; min-height: 60em; }'))
    const list = makeList({ api: fakeApi([], { jobs: () => new Promise(() => {}) }) })
    await list.updateComplete
    ok(list.getBoundingClientRect().height >= 60 * 16 - 1)
    styles.push(pageStyle('[hidden] { display: none !important; }'))
    list.hidden = true
    equal(list.getBoundingClientRect().height, 0)
  })

  it('gives every control an edge, so that it is seen where colours are forced', async () => {
    const list = await shownList()
    for (const selector of ['#q', '.button', 'summary .field', '#sort'])
      ok(Number.parseFloat(styleOf(list, selector).borderTopWidth) >= 1, `${selector} has an edge`)
  })
})
