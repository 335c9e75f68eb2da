import type { OpslagErrorEvent } from '../shared/element.ts'
import type { Place } from '../shared/framing.ts'
import { isPlainClick } from '../shared/leads.ts'
import { Link } from './link.ts'

// In a page of ours that stands in a frame: tells the page around how tall this one is and what gets focus, and what an
// element reports. What is typed here is never told.

/** What the server wrote into the page. */
type Settings = { origins: string[] } & Partial<Record<Place, string>>

const root = document.documentElement
const settings: Settings = JSON.parse(document.querySelector('main')?.dataset.frame ?? '{"origins":[]}')
const link = new Link(parent, settings.origins)

/** How long a page may take to give the frame the height it asked for. */
const OBEYED_MS = 500

let height = 0
let obeyed: ReturnType<typeof setTimeout> | undefined

const scrollsUnlessWhole = () => {
  root.style.overflowY = innerHeight + 1 < height ? 'auto' : 'hidden'
}

function tellHeight() {
  const now = Math.ceil(root.getBoundingClientRect().height)
  if (!link.isUp || now === height) return
  height = now
  link.tell({ type: 'height', height })
  clearTimeout(obeyed)
  obeyed = setTimeout(scrollsUnlessWhole, OBEYED_MS)
}

/** The origin of the page around as far as a browser tells. */
function guess(): string | undefined {
  const asked = new URLSearchParams(location.search).get('origin')
  return asked || location.ancestorOrigins?.[0] || URL.parse(document.referrer)?.origin
}

/** An address as it is without the medium that may go along. */
function bare(address: string): string {
  const url = new URL(address)
  url.searchParams.delete('medium')
  return url.href
}

// A list has filters of that name in its address; what the page around limits it to is called otherwise here.
const address = new URL(location.href)
const department = address.searchParams.get('department')
if (department !== null && !address.searchParams.has('within')) {
  address.searchParams.delete('department')
  address.searchParams.set('within', department)
  history.replaceState(history.state, '', address)
}

async function focusTitle() {
  const element = document.querySelector<HTMLElement & { focusTitle?(): void }>('main > *')
  if (!element) return
  await customElements.whenDefined(element.localName)
  element.focusTitle?.()
}

addEventListener('message', (event) => {
  const said = link.hear(event)
  if (said === 'hello') {
    height = 0
    tellHeight()
  }
  if (said === 'focus') void focusTitle()
})
addEventListener('resize', () => height && scrollsUnlessWhole())
new ResizeObserver(tellHeight).observe(root)
// A frame out of sight is not painted, and its observers wait; the page around must know its height all the same.
setInterval(tellHeight, 250)

// What a pointer gives focus to is in sight, and moving it before the button is up would take the click away.
let pressed = false
document.addEventListener(
  'mousedown',
  () => {
    pressed = true
    setTimeout(() => {
      pressed = false
    })
  },
  true,
)
document.addEventListener('focusin', (event) => {
  const [target] = event.composedPath()
  if (!pressed && target instanceof Element)
    link.tell({ type: 'scroll-to', top: Math.max(0, target.getBoundingClientRect().top + scrollY) })
})

document.addEventListener(
  'click',
  (event) => {
    if (!isPlainClick(event)) return
    const target = event.composedPath().find((one) => one instanceof HTMLAnchorElement)
    const to = link.here.find((place) => target && settings[place] === bare(target.href))
    if (!to) return
    event.preventDefault()
    link.tell({ type: 'leave', to })
  },
  true,
)

document.addEventListener('application-submitted', (event) => {
  const { reference, job } = event as Event & { reference: string; job: string }
  link.tell({ type: 'application-submitted', reference, job })
})
document.addEventListener('pool-joined', (event) => {
  const { pool } = event as Event & { pool: string }
  link.tell({ type: 'pool-joined', pool })
})
for (const type of ['signed-in', 'signed-out', 'agent-created'] as const)
  document.addEventListener(type, () => link.tell({ type }))
document.addEventListener('opslag-error', (event) =>
  link.tell({ type: 'opslag-error', code: (event as OpslagErrorEvent).code }),
)

link.ask(guess())
