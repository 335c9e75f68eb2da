import type { begin } from '../begin.ts'
import type { Drawn } from '../shared/drawn.ts'
import { type FirstScript, wasHereFirst } from '../shared/first-script.ts'
import { taken } from '../shared/taken.ts'
import { warn } from '../shared/warn.ts'
import { AD, CAREER_PAGE, FORM, LIST, MORE_TAGS } from '../tags.ts'
import { ahead, askFor } from './ask.ts'
import { draw, pictureAddress } from './draw.ts'
import { chunks, fetchChunk, preload, script } from './files.ts'
import { holdIn } from './hold.ts'
import { hasJob, languageOf } from './page.ts'

// What a page loads. A list is there first as the server draws it; the elements follow when the page has nothing else to do, or
// at once where somebody or something asks for more than that picture.

declare const __OPSLAG_VERSION__: string

const server = new URL(script).origin
const TAGS = `${LIST},${MORE_TAGS}`
/** Whoever does one of these wants more than a picture. Safari on a phone tells what is pressed only where a touch is heard. */
const INTENTS = ['touchstart', 'pointerover', 'focusin', 'click']
const IDLE_MS = 2_000
/** Longer than this nobody waits, neither for a picture nor for the page. */
const LATEST_MS = 5_000

/** Tags of which the elements know nothing yet. */
const seen = new Set<Element>()
/** Where the pictures of lists are asked for. */
const pictures = new Map<Element, string | undefined>()
const drawn = new Map<Element, Drawn>()
const drawing: Promise<void>[] = []
let loading: Promise<void> | undefined

const isServed = (tag: Element) => tag.hasAttribute('data-opslag') && !!tag.shadowRoot
/** Its page has set on the tag, which is no element yet, what it is to show or whom to ask. */
const isGiven = (tag: Element) => Object.hasOwn(tag, 'data') || Object.hasOwn(tag, 'api')

/** Whether a tag can wait for its element: what it shows is here or can be drawn, or it shows nothing. */
function isCalm(tag: Element): boolean {
  if (isGiven(tag) || hasJob()) return false
  const name = tag.localName
  if (name === AD) return isServed(tag) || !tag.hasAttribute('job')
  if (name === FORM) return !tag.hasAttribute('job') && !tag.hasAttribute('isolated')
  if (name !== LIST || document.querySelectorAll(`${LIST},${CAREER_PAGE}`).length > 1) return false
  if (!tag.shadowRoot) pictures.set(tag, pictureAddress(tag, server))
  return isServed(tag) || !!pictures.get(tag)
}

/** Fetches the elements and what the page's tags need besides, all at once, and lets the elements begin. */
async function load(): Promise<void> {
  const elements = fetchChunk('elements')
  for (const tag of document.querySelectorAll(TAGS)) {
    const isHere = drawn.has(tag) || isServed(tag)
    if (isHere) fetchChunk('opslag-served')
    // An ad or a form that can wait has no job to show.
    const hasNone = isHere || isGiven(tag) || (tag.localName !== LIST && isCalm(tag))
    const shown = hasNone ? undefined : askFor(tag, server)
    for (const name of [tag.localName, shown, `${shown}-${tag.getAttribute('layout')}`])
      fetchChunk(name, languageOf(tag))
  }
  const code = (await import(/* @vite-ignore */ (await elements)[0] as string)) as { begin: typeof begin }
  watcher.disconnect()
  await code.begin({ server, taken, ahead, chunks: chunks(), preload, drawn, seen })
  seen.clear()
}

function start(): void {
  loading ??= load().catch((error: unknown) => {
    warn(`the elements did not come: ${error}`)
    for (const one of drawn.values()) one.holds = false
  })
}

/** Starts when the page has loaded and has nothing else to do. */
function startWhenIdle(): void {
  // Safari has no word for being idle: there it is the next moment.
  const idle = globalThis.requestIdleCallback ?? setTimeout
  const whenIdle = () => idle(start, { timeout: IDLE_MS })
  addEventListener('load', whenIdle)
  if (document.readyState === 'complete') whenIdle()
}

function startWhenMeant(tag: Element): void {
  for (const intent of INTENTS) tag.addEventListener(intent, start, { passive: true })
}

async function show(list: Element): Promise<void> {
  const served = await draw(list, pictures.get(list) as string, () => !loading)
  if (!served) return
  const picture: Drawn = { served, holds: true }
  drawn.set(list, picture)
  holdIn(list.shadowRoot as ShadowRoot, picture)
  startWhenMeant(list)
}

function look(): void {
  const tags = [...document.querySelectorAll(TAGS)].filter((tag) => !seen.has(tag))
  for (const tag of tags) seen.add(tag)
  if (loading) return
  if (!tags.every(isCalm)) start()
  else
    for (const tag of tags)
      if (isServed(tag)) startWhenMeant(tag)
      else if (tag.localName === LIST) drawing.push(show(tag).catch(start))
}

const watcher = new MutationObserver(look)

/**
 * Each script asks whether another is here; the first one answers, which has no element yet to be known by. The connection test
 * asks too, and says that it is no script.
 */
const HELLO = 'opslag-script'

function begins(): void {
  const self = { opslag: { version: __OPSLAG_VERSION__ } }
  document.addEventListener(HELLO, (event) => {
    event.preventDefault()
    if (!(event as CustomEvent).detail) wasHereFirst(self)
  })
  look()
  watcher.observe(document, { childList: true, subtree: true })
  Promise.all(drawing).then(startWhenIdle)
  setTimeout(start, LATEST_MS)
}

const first: FirstScript | undefined = customElements.get(LIST)
if (first) wasHereFirst(first)
else if (document.dispatchEvent(new CustomEvent(HELLO, { cancelable: true }))) begins()
