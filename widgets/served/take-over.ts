import type { CSSResult, ReactiveController } from 'lit'
import { type Api, apiAt } from '../shared/api.ts'
import { drawn } from '../shared/drawn.ts'
import { OpslagElement } from '../shared/element.ts'
import type { Task } from '../shared/task.ts'
import { carryFrom, sameIn } from './carry.ts'
import { dataOf, keepAnswers, MARK } from './data.ts'

/** How often is looked whether something is pressed still. */
const PRESSED_MS = 50

/** As much of an element as taking over a served picture needs, its inner parts among it. */
type Host = Omit<OpslagElement, 'renderRoot'> & {
  readonly here: { api: Api; now: () => number }
  readonly load?: Pick<Task<readonly unknown[], unknown>, 'status'>
  /** False as long as a part of what is typed would find no place. */
  readonly isWhole?: boolean
  renderRoot: DocumentFragment
  createRenderRoot(): DocumentFragment
}

/** Where Lit remembers what it has rendered into a place. */
type Rendered = { _$litPart$?: unknown }

/**
 * Keeps a served picture until the element has one of its own, which it draws out of sight meanwhile, and then puts that in
 * its place within one frame. Where the element never gets its data, the served picture stays.
 */
class TakeOver implements ReactiveController {
  readonly #host: Host
  readonly #root: ShadowRoot
  readonly #made: DocumentFragment
  /** What the served picture wears, and the element's own does not. */
  readonly #worn: readonly CSSStyleSheet[]
  #later?: ReturnType<typeof setTimeout>

  constructor(host: Host, root: ShadowRoot, made: DocumentFragment) {
    this.#host = host
    this.#root = root
    this.#made = made
    this.#worn = root.adoptedStyleSheets.slice()
    host.addController(this)
  }

  hostUpdated(): void {
    const host = this.#host
    if (host.load?.status !== 'complete' || host.isWhole === false) return
    const root = this.#root
    clearTimeout(this.#later)
    // What goes between being pressed and being let go is never clicked.
    if (root.querySelector(':active')) {
      this.#later = setTimeout(() => host.requestUpdate(), PRESSED_MS)
      return
    }
    // The built Lit takes no controller off again.
    this.hostUpdated = () => {}
    const carry = carryFrom(root)
    const { elementStyles } = host.constructor as unknown as { elementStyles: CSSResult[] }
    const own = elementStyles.flatMap(({ styleSheet }) => styleSheet ?? [])
    root.adoptedStyleSheets = [...own, ...root.adoptedStyleSheets.filter((sheet) => !this.#worn.includes(sheet))]
    ;(root as Rendered)._$litPart$ = (this.#made as Rendered)._$litPart$
    host.renderRoot = root
    root.replaceChildren(this.#made)
    carry(root)
    const tag = host as unknown as Element
    const one = drawn.get(tag)
    if (!one) return
    drawn.delete(tag)
    one.holds = false
    clearTimeout(one.timer)
    // What is typed and chosen has come along: it is searched by now.
    if (one.held && one.held.localName !== 'form') sameIn(root, one.held)?.click()
  }
}

/** The server's tag: the one on the page, unless the loader has drawn it. */
const servedFor = (tag: Element) => drawn.get(tag)?.served ?? tag

/**
 * Makes elements take over what the server drew for them: data that were made with this version are not asked for again.
 * Called before the elements are defined.
 */
export function takeOver(page: ParentNode, server: string): void {
  for (const tag of [...page.querySelectorAll(`[${MARK}][institution]`), ...drawn.keys()])
    keepAnswers(apiAt(tag.getAttribute('api') || server), servedFor(tag), Date.now())
  const prototype = OpslagElement.prototype as unknown as Host
  const { createRenderRoot } = prototype
  prototype.createRenderRoot = function (this: Host) {
    const tag = this as unknown as Element
    const root = this.hasAttribute(MARK) || drawn.has(tag) ? this.shadowRoot : null
    if (!root?.hasChildNodes()) return createRenderRoot.call(this)
    const { api, now } = this.here
    keepAnswers(api, servedFor(tag), now())
    const made = document.createDocumentFragment()
    // What answers something that was sent is no picture the element could draw.
    if (!dataOf(servedFor(tag))?.stays) new TakeOver(this, root, made)
    return made
  }
}
