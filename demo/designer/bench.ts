// First, so that it hears first: see there.
import './unload.ts'

import { Bench } from './bench-state.ts'
import { Compare } from './compare-part.ts'
import { newDesign } from './design.ts'
import { registerOwn } from './font-file.ts'
import { OrderPart } from './order-part.ts'
import { OwnPage } from './own-page-part.ts'
import { Examples } from './preview.ts'
import { Publish } from './publish-part.ts'
import { type Parts, screen } from './screen.ts'
import { Share } from './share-part.ts'
import { STARTS } from './shipped.ts'
import { askBeforeLeaving } from './unload.ts'

// The designer's bench. It keeps nothing on the device: the design is in the page, in a link that is asked for, in a file, or,
// with a key, on the server.
const root = document.getElementById('bench') as HTMLElement
const language = document.documentElement.lang === 'en' ? 'en' : 'da'
const api = document.querySelector<HTMLMetaElement>('meta[name=opslag-api]')?.content || location.origin
const [standard] = STARTS
if (!standard) throw new Error('there is no theme to begin with')

// What is said aloud stands beside what is drawn, so that no drawing anew says it again.
for (const id of ['said', 'checked']) {
  const region = document.createElement('p')
  region.id = id
  region.className = 'hidden'
  region.setAttribute('role', 'status')
  document.body.append(region)
}

const bench: Bench = new Bench({
  place: root,
  language,
  api,
  design: newDesign(standard),
  draw: (one) => screen(one, parts),
})
const compare = new Compare(bench)
const parts: Parts = {
  examples: new Examples(bench, 3),
  ownPage: new OwnPage(bench),
  compare,
  order: new OrderPart(bench),
  publish: new Publish(bench, compare),
  share: new Share(bench),
  shows: 'elements',
  width: 'full',
  open: new Set(['part-start', 'part-colours']),
}
const dress = () => {
  registerOwn(bench.design.fonts)
  parts.examples.wear(bench.design, parts.width, bench.scheme === 'dark')
}
bench.onChange.push(dress)
askBeforeLeaving(() => bench.isUnsaved || parts.order.isUnsaved)

// Undo and redo by the keys that everybody knows, but where the browser has its own undo for a text that is no design.
addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const field =
    event.target instanceof Element ? event.target.closest('input, textarea, select, opslag-career-page') : null
  const isText =
    field && !field.matches('[data-design], [type=checkbox], [type=radio], [type=color], [type=file], select')
  if (isText) return
  const key = event.key.toLowerCase()
  if (key !== 'z' && key !== 'y') return
  event.preventDefault()
  if (key === 'y' || event.shiftKey) bench.redo()
  else bench.undo()
})

root.replaceChildren()
await parts.share.take()
bench.saved = bench.design
dress()
bench.redraw()
