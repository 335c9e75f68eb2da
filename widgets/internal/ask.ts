import { html, nothing, type ReactiveController, render, type TemplateResult } from 'lit'
import type { Language } from '../../server/contract/language.ts'
import { ApiError } from '../shared/api.ts'
import type { OpslagElement } from '../shared/element.ts'
import { heading } from '../shared/heading.ts'
import { languageAt } from '../shared/language-at.ts'
import type { Inside } from './inside.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'
import { styles } from './styles.ts'

export const words = { da, en }

/** A form that may hold something typed. */
type Form = Element & { rest?: { keeping?: { here(): void } } }

type Problem = 'email' | 'code'

const formsIn = (root: ParentNode): Form[] =>
  [...root.querySelectorAll<Form>('opslag-application-form,opslag-career-page')].flatMap((one) =>
    one.localName === 'opslag-career-page' ? formsIn(one.shadowRoot ?? one.ownerDocument.createElement('p')) : [one],
  )

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
  readonly #place = document.createElement('div')
  #isOpen = false
  #isBusy = false
  #email = ''
  #wrong: { field: Problem; sentence: string } | undefined
  #window: Window | null = null

  constructor(host: OpslagElement, inside: Inside) {
    this.#host = host
    this.#inside = inside
    this.#place.className = 'opslag inside'
    this.#place.setAttribute('part', 'internal')
    inside.addEventListener('change', () => this.#draw())
    host.addController(this)
    host.requestUpdate()
  }

  hostConnected() {
    addEventListener('message', this.#hear)
  }

  hostDisconnected() {
    removeEventListener('message', this.#hear)
  }

  hostUpdated() {
    const root = this.#host.shadowRoot
    if (!root) return
    // The element draws below; a served picture that it takes the place of takes this with it.
    if (root.firstChild !== this.#place) root.prepend(this.#place)
    const { styleSheet } = styles
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet)
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
    if (isStale || (hasEnded && this.#host.hasAttribute('token')))
      return html`<div class="message warning" role="alert">
        <p>${t.reload}</p>
        <button class="button" type="button" @click=${reload}>${t.reloadNow}</button>
      </div>`
    if (!this.#host.hasAttribute('internal') || !(ways?.provider || ways?.domains.length)) return nothing
    return html`<div class=${hasEnded ? 'message warning' : 'message'}>
      <p role=${hasEnded ? 'alert' : nothing}>${hasEnded ? t.ended : t.ask}</p>
      ${this.#isOpen ? this.#ways() : html`<button class="button quiet" id="inside-open" type="button" @click=${this.#open}>${t.open}</button>`}
    </div>`
  }

  #ways(): TemplateResult {
    const { started, ways } = this.#inside
    const t = this.#t
    return html`${heading((this.#host.headingLevel || 2) + 1, t.heading, { id: 'inside-title', focusable: true })}
      ${
        ways?.provider && started?.way !== 'addresses'
          ? html`<div class="part">
              <p>
                <a class="button" href=${started?.url ?? nothing} target="_blank" @click=${this.#login}>${t.at(ways.provider)}</a>
              </p>
              <p class="hint">${t.loginHint}</p>
            </div>`
          : nothing
      }
      ${started?.way === 'addresses' ? html`<p>${t.sent(started.email ?? '')}</p>` : nothing}
      ${started ? this.#form('code', t.code, t.codeHint, t.enter, this.#enter) : nothing}
      ${
        ways?.domains.length && started?.way !== 'addresses'
          ? this.#form('email', t.email, t.emailHint(ways.domains), t.send, this.#send)
          : nothing
      }
      <p class="part">
        ${
          started?.way === 'addresses'
            ? html`<button class="button quiet" type="button" @click=${this.#again}>${t.other}</button>`
            : nothing
        }
        <button class="button quiet" type="button" @click=${this.#close}>${t.close}</button>
      </p>`
  }

  #form(name: Problem, label: string, hint: string, button: string, onSubmit: (event: SubmitEvent) => void) {
    const wrong = this.#wrong?.field === name ? this.#wrong.sentence : undefined
    const id = `inside-${name}`
    return html`<form class="part" novalidate @submit=${onSubmit}>
      <label class="label" for=${id}>${label}</label>
      <p class="hint" id="${id}-hint">${hint}</p>
      ${wrong ? html`<p class="error" id="${id}-error"><span class="hidden">${this.#t.error}</span> ${wrong}</p>` : nothing}
      <p>
        <input
          class="field"
          id=${id}
          name=${name}
          type=${name === 'email' ? 'email' : 'text'}
          inputmode=${name === 'code' ? 'numeric' : nothing}
          autocomplete=${name === 'code' ? 'one-time-code' : 'email'}
          aria-describedby=${wrong ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid=${wrong ? 'true' : nothing}
          .value=${name === 'email' ? this.#email : ''}
        />
      </p>
      <button class="button" aria-disabled=${this.#isBusy ? 'true' : nothing}>${button}</button>
    </form>`
  }

  #focus(selector: string) {
    this.#draw()
    this.#place.querySelector<HTMLElement>(selector)?.focus()
  }

  #open = () => {
    this.#isOpen = true
    this.#wrong = undefined
    this.#focus('#inside-title')
    if (this.#inside.ways?.provider) void this.#during('code', () => this.#inside.beginLogin(this.#language))
  }

  #close = () => {
    this.#isOpen = false
    this.#inside.started = null
    this.#focus('#inside-open')
  }

  #again = () => {
    this.#inside.started = null
    this.#focus('#inside-email')
  }

  /** In a window that may say the code itself; where none opens, the link leads to one that shows it. */
  #login = (event: Event) => {
    const url = this.#inside.started?.url
    if (!url) return event.preventDefault()
    this.#window = open(url, '_blank')
    if (this.#window) event.preventDefault()
  }

  /** From that window, from our own origin, about this sign-in, or it is nothing (T6). */
  #hear = ({ origin, source, data }: MessageEvent) => {
    const { started } = this.#inside
    if (!this.#window || source !== this.#window || !started?.url || origin !== new URL(started.url).origin) return
    const said = data as { opslag?: unknown; type?: unknown; id?: unknown; code?: unknown } | null
    if (said?.opslag !== 1 || said.type !== 'work-login' || said.id !== started.id) return
    if (typeof said.code !== 'string' || !/^\d{8}$/.test(said.code)) return
    this.#window.close()
    void this.#prove(said.code)
  }

  #valueOf = (event: SubmitEvent, name: Problem) => {
    event.preventDefault()
    return (event.target as HTMLFormElement).querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? ''
  }

  #send = (event: SubmitEvent) => {
    this.#email = this.#valueOf(event, 'email')
    if (!/^\S+@\S+$/.test(this.#email)) return this.#refuse('email', this.#t.enterEmail)
    void this.#during('email', async () => {
      await this.#inside.sendCode(this.#email, this.#language)
      this.#focus('#inside-code')
    })
  }

  #enter = (event: SubmitEvent) => {
    const code = this.#valueOf(event, 'code').replace(/\D/g, '')
    if (code.length !== 8) return this.#refuse('code', this.#t.enterCode)
    void this.#prove(code)
  }

  #prove(code: string) {
    return this.#during('code', async () => {
      await this.#inside.enter(code)
      this.#isOpen = false
      this.#focus('#inside')
    })
  }

  #refuse(field: Problem, sentence: string) {
    this.#wrong = { field, sentence }
    this.#focus(`#inside-${field}`)
  }

  async #during(field: Problem, work: () => Promise<void>) {
    if (this.#isBusy) return
    this.#isBusy = true
    this.#wrong = undefined
    this.#draw()
    try {
      await work()
    } catch (error) {
      const t = this.#t
      const code = error instanceof ApiError ? error.problem.code : ''
      const said = field === 'email' ? t.notAllowed : t.wrong
      const sentence = { invalid: said, gone: t.gone, 'too-many-requests': t.tooMany }[code as string] ?? t.offline
      this.#refuse(field, sentence)
    }
    this.#isBusy = false
    this.#draw()
  }
}
