import type { Institution } from '../../server/contract/institution.ts'
import type { Language } from '../../server/contract/language.ts'
import '../../widgets/elements.ts'
import '../../widgets/job-list/define.ts'
import { loadElement } from '../../widgets/shared/chunks.ts'
import type { OpslagElement } from '../../widgets/shared/element.ts'
import { dress, registerFont } from '../../widgets/shared/theme.ts'
import { MIDDAY } from './data/institution.ts'
import { act, seen } from './deeds.ts'
import { ELEMENTS, type Example } from './example.ts'
import { putInside } from './inside.ts'
import { memoryAddress } from './memory-address.ts'
import { standInServer } from './stand-in-server.ts'
import { StandInUploads } from './stand-in-uploads.ts'

/** A theme as pages wear it; addresses of its fonts are whole ones, or begin with the page's own site. */
export type Theme = Institution['theme']

/** What is worn where a theme says nothing: the standard, with the fonts that a machine has. */
export const STANDARD: Theme = {
  tokens: {},
  dark: null,
  fonts: [],
  layouts: { list: 'rows', form: 'steps', ad: 'facts-aside' },
}

export interface ShowSettings {
  language: Language
  /** The standard when left out. Its `layouts` are what the element follows. */
  theme?: Theme | undefined
  /** In pixels; as wide as the place when left out. */
  width?: number | undefined
}

/** An example on the page. */
export interface Shown {
  readonly example: Example
  readonly element: HTMLElement
  /** The state is reached. Rejected where it never is, and where `close` came first. */
  readonly ready: Promise<void>
  /** Dresses it in another theme at once, without asking or drawing anything again. Layouts follow `show` only. */
  wear(theme: Theme): void
  /** Takes it off the page. */
  close(): void
}

// All of them with the words of both languages, before the first is shown.
await Promise.all(ELEMENTS.flatMap((tag) => [loadElement(tag, 'da'), loadElement(tag, 'en')]))

// What is typed in an example is nobody's: the browser need not ask before the page is left.
addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true })

const SETTLING_MS = 80

let keys = 0

/**
 * Puts an example into `place`, which is emptied first: the element itself, with the example's answers in the place of the
 * server's and the example's address in the place of the page's. It asks for nothing, keeps nothing, takes no focus, says
 * nothing aloud and lets nothing be used until the state is reached; from then on it is as alive as on any page, and links
 * that would leave the page lead nowhere.
 *
 *     const shown = show(example, place, { language: 'da', theme, width: 360 })
 *     await shown.ready
 *     shown.wear(otherTheme)
 */
export function show(example: Example, place: HTMLElement, { language, theme = STANDARD, width }: ShowSettings): Shown {
  let isOver = false
  const began = performance.now()
  const element = document.createElement(example.element) as OpslagElement
  const api = standInServer(example.answers, language, theme)
  const link = document.createElement('a')
  // Apart from the page: elements look about the page for others that their links could lead to.
  const stage = document.createElement('div')
  stage.attachShadow({ mode: 'open' }).append(element)
  const uploads = new StandInUploads(example.files)
  link.href = 'https://jobs.eksempel.dk/portal/cykelstyrelsen'
  link.textContent = language === 'da' ? 'Se vores ledige stillinger' : 'See our vacancies'
  element.lang = language
  element.setAttribute('institution', 'cykelstyrelsen')
  for (const [name, value] of Object.entries(example.attributes)) element.setAttribute(name, value)
  Object.assign(element, {
    api,
    address: memoryAddress(example.search),
    now: () => MIDDAY + performance.now() - began,
    uploads: () => uploads,
    newKey: () => `example-${++keys}`,
    ...example.properties,
  })
  // A link between the tags is the page's: a line of its own, that a finger meets.
  link.style.display = 'inline-block'
  link.style.lineHeight = '2'
  element.append(link)
  place.inert = true
  place.style.inlineSize = width ? `${width}px` : ''
  place.addEventListener('click', stay)
  place.replaceChildren(stage)
  if ('internal' in example.attributes || 'token' in example.attributes) putInside(element, example, api, language)

  const reach = async () => {
    await act(element, example.done, () => isOver)
    await seen(element, example.until, () => isOver)
    await element.updateComplete
    // An element that moves focus to what has come up does so a moment later.
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS))
    place.inert = false
  }
  return {
    example,
    element,
    ready: reach(),
    wear: (other) => wearAll([element], other),
    close: () => {
      isOver = true
      place.removeEventListener('click', stay)
      stage.remove()
    },
  }
}

/**
 * Dresses elements that are shown in another theme: for many at once better than one by one, since the browser then works
 * out what it comes to only once. No page paints an example, so that nobody need look whether one can still be read.
 */
export function wearAll(elements: Iterable<Element>, theme: Theme): void {
  for (const font of theme.fonts) registerFont(font, location.origin)
  for (const element of elements) for (const root of rootsIn(element)) dress(root, theme)
}

/** A link that no element has followed stays where it is. */
function stay(event: MouseEvent): void {
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement)
  if (link && !link.hash && !link.href.startsWith('blob:')) event.preventDefault()
}

/** The shadow roots of an element and of the elements in it. */
function* rootsIn(element: Element): Generator<ShadowRoot> {
  const { shadowRoot } = element
  if (!shadowRoot) return
  yield shadowRoot
  for (const one of shadowRoot.querySelectorAll(ELEMENTS.join())) yield* rootsIn(one)
}
