import { html, nothing, type ReactiveController, render } from 'lit'
import type { Language } from '../../server/contract/language.ts'
import type { OpslagElement } from '../shared/element.ts'
import { languageAt } from '../shared/language-at.ts'
import type { Inside } from './inside.ts'
import { loadWays } from './parts.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'
import { styles } from './styles.ts'
import type { Ways } from './ways.ts'

export const words = { da, en }

/** A form that may hold something typed. */
type Form = Element & { rest?: { keeping?: { here(): void } } }

const formsIn = (root: ParentNode): Form[] =>
  [...root.querySelectorAll<Form>('opslag-application-form,opslag-career-page')].flatMap((one) =>
    one.localName === 'opslag-career-page' ? formsIn(one.shadowRoot ?? one.ownerDocument.createElement('p')) : [one],
  )

function wear({ adoptedStyleSheets: worn }: ShadowRoot) {
  const { styleSheet } = styles
  if (styleSheet && !worn.includes(styleSheet)) worn.push(styleSheet)
}

/** Loads the page anew, with what is typed kept in this browser. */
function reload() {
  for (const { rest } of formsIn(document)) rest?.keeping?.here()
  // Nothing is lost: the browser need not ask.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true, once: true })
  location.reload()
}

/** What stands above an element's picture: how one shows that one belongs to the institution, or that it is shown. */
export class Ask implements ReactiveController {
  readonly #host: OpslagElement & { localName: string }
  readonly #inside: Inside
  /** Whether the page proves by its tag, and not by whoever looks at it. */
  readonly #hasToken: () => boolean
  readonly #place = document.createElement('div')
  #ways: Ways | undefined
  #isOpen = false
  /** Their code did not come, and is not asked for twice. */
  #isLost = false

  constructor(host: OpslagElement, inside: Inside, hasToken: () => boolean) {
    this.#host = host
    this.#inside = inside
    this.#hasToken = hasToken
    this.#place.className = 'opslag inside'
    inside.addEventListener('change', () => this.#draw())
    host.addController(this)
    host.requestUpdate()
  }

  hostUpdated() {
    const root = this.#host.shadowRoot
    if (!root) return
    // The element draws below; a served picture that it takes the place of takes this with it.
    if (root.firstChild !== this.#place) root.prepend(this.#place)
    wear(root)
    // A career page's inner elements show the jobs.
    for (const { shadowRoot } of root.querySelectorAll('opslag-job-list,opslag-job-ad'))
      if (shadowRoot) wear(shadowRoot)
    this.#draw()
  }

  get #language(): Language {
    return languageAt(this.#host)
  }

  get #t() {
    return words[this.#language]
  }

  get #isList(): boolean {
    return !/ad$|form$/.test(this.#host.localName)
  }

  /** Lists always; an ad or a form while it has a job to show. */
  get #isWanted(): boolean {
    return this.#isList || this.#host.hasAttribute('open')
  }

  #draw() {
    this.#place.lang = this.#language
    render(this.#isWanted ? this.#picture() : nothing, this.#place)
  }

  #picture(): unknown {
    const { isProven, isStale, hasEnded, ways } = this.#inside
    const t = this.#t
    if (isProven) return this.#isList ? html`<p class="hint" id="inside" tabindex="-1">${t.seen}</p>` : nothing
    if (isStale || (hasEnded && this.#hasToken()))
      return html`<div class="message warning" role="alert">
        <p>${t.reload}</p>
        <button class="button" type="button" @click=${reload}>${t.reloadNow}</button>
      </div>`
    if (!(hasEnded || this.#host.hasAttribute('internal'))) return nothing
    if (!(ways?.provider || ways?.domains.length)) return nothing
    return html`<div class=${hasEnded ? 'message warning' : 'message'}>
      <p role=${hasEnded ? 'alert' : nothing}>${hasEnded ? t.ended : t.ask}</p>
      ${
        this.#isOpen && this.#ways
          ? this.#ways.picture()
          : this.#isLost
            ? html`<p class="error" role="alert">${t.lost}</p>
                <button class="button" type="button" @click=${reload}>${t.reloadNow}</button>`
            : html`<button class="button quiet" id="inside-open" type="button" @click=${this.#open}>${t.open}</button>`
      }
    </div>`
  }

  #open = async () => {
    try {
      this.#ways ??= new (await loadWays()).Ways(this.#inside, {
        language: () => this.#language,
        level: () => (this.#host.headingLevel || 2) + 1,
        draw: () => this.#draw(),
        focus: (selector) => {
          this.#draw()
          this.#place.querySelector<HTMLElement>(selector)?.focus()
        },
        close: () => {
          this.#isOpen = false
        },
      })
      this.#isOpen = true
      this.#ways.begin()
    } catch {
      this.#isLost = true
      this.#draw()
    }
  }
}
