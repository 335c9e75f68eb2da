import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookAtFrame, type SeenFrame } from '../../server/cli/check/in-page.ts'
import { lookAtCut, type SeenCut } from '../../server/cli/check/in-picture.ts'
import { sharedBrowser } from '../support/site-keeper.ts'

const size = 'width="100%" height="960" frameborder="0"'
/** A frame in a column of 800 px, as the guide has it. */
const WHOLE = { by: null, width: 800, room: 800, height: 960, asked: 960 }
/** Frames as a page may hold them, and what is left of each. */
const MEASURED: [markup: string, seen: Partial<typeof WHOLE> | { by: string; hidden: number }][] = [
  [`<iframe ${size}></iframe>`, {}],
  ['<iframe style="width:100%;height:60em;border:0"></iframe>', {}],
  [`<div style="height:400px;overflow:auto"><iframe ${size}></iframe></div>`, {}],
  [
    `<div id="kasse" style="height:400px;overflow:hidden"><iframe ${size}></iframe></div>`,
    { by: 'div#kasse', hidden: 560 },
  ],
  ['<p style="overflow:clip"><iframe style="width:150%;height:9em;border:0"></iframe></p>', { by: 'p', hidden: 400 }],
  [
    '<div style="position:relative;height:0;padding-bottom:50%;overflow:hidden"><iframe style="position:absolute;border:0;height:900px;width:100%"></iframe></div>',
    { by: 'div', hidden: 500 },
  ],
  [`<iframe ${size} class="low"></iframe>`, { height: 400 }],
  [`<iframe ${size} class="auto"></iframe>`, { height: 150 }],
  ['<iframe></iframe>', { width: 304, height: 154, asked: 0 }],
]

const tall = '<opslag-job-list style="display:block;min-height:1200px"></opslag-job-list>'
const boxed = (style: string, inner = tall) => `<div style="${style}">${inner}</div>`
/** Lists of 960 px as a page may hold them, and what hides how much of each. */
const CUT: [markup: string, cut: { by: string; hidden: number } | null][] = [
  [tall, null],
  [boxed('height:300px;overflow:hidden'), { by: 'div', hidden: 660 }],
  [boxed('max-height:500px;overflow:clip'), { by: 'div', hidden: 460 }],
  [boxed('max-height:500px;overflow:auto'), null],
  [boxed('height:500px;overflow-y:scroll'), null],
  // What is hidden to the sides alone is scrolled downwards.
  [boxed('height:500px;overflow-x:hidden'), null],
  [boxed('height:500px;overflow-x:clip'), null],
  [boxed('width:300px;overflow-x:clip', boxed('width:400px')), { by: 'div', hidden: 100 }],
  // A box that is hidden scrolls in one that hides.
  [boxed('height:500px;overflow:hidden', boxed('height:100%;overflow:auto')), null],
  [boxed('height:500px;overflow:hidden', boxed('height:800px;overflow:auto')), { by: 'div', hidden: 300 }],
  // Room that is kept and not needed.
  [boxed('height:980px;overflow:hidden'), null],
  [boxed('height:500px;overflow:hidden;display:none'), null],
  [boxed('height:500px;overflow:hidden', boxed('display:none')), null],
  [boxed('height:500px;overflow:hidden;display:contents'), null],
  [boxed('height:500px;overflow:hidden', boxed('position:absolute;top:0;width:9em')), null],
  [
    boxed('height:500px;overflow:hidden;position:relative', boxed('position:absolute;top:0;width:9em')),
    { by: 'div', hidden: 460 },
  ],
  [tall.replace('min-height:1200px', 'max-height:500px;overflow:hidden'), { by: 'opslag-job-list', hidden: 460 }],
]

test('the connection test measures what is left of a frame or of a list, whatever the page does to it', async (t) => {
  const browser = await sharedBrowser()
  t.after(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1000, height: 600 } })
  await page.setContent(`<!doctype html><style>body { margin: 0; overflow: hidden } main { width: 800px; padding: 0 50px }
    .low { max-height: 400px } .auto { height: auto }</style><main>${MEASURED.map(([markup]) => `<div>${markup}</div>`).join('')}</main>`)
  for (const [at, [markup, expected]] of MEASURED.entries()) {
    const element = page.locator('iframe').nth(at)
    const { size } = (await element.evaluate(lookAtFrame as never)) as SeenFrame
    const cut = (await element.evaluate(lookAtCut as never)) as SeenCut | null
    if ('hidden' in expected) assert.deepEqual(cut, { tag: 'iframe', ...expected }, markup)
    else assert.deepEqual({ by: cut, ...size }, { ...WHOLE, ...expected }, markup)
  }
  for (const [markup, expected] of CUT) {
    await page.setContent(`<!doctype html><style>* { margin: 0 }</style>${markup}`)
    await page.evaluate(() => {
      for (const list of document.querySelectorAll('opslag-job-list'))
        list.attachShadow({ mode: 'open' }).innerHTML = '<div class="opslag" style="height:960px"></div>'
    })
    const cut = await page.evaluate(lookAtCut as never, null)
    assert.deepEqual(cut, expected && { tag: 'opslag-job-list', ...expected }, markup)
  }
})
