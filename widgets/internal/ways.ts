import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/contract/language.ts'
import { ApiError } from '../shared/api.ts'
import { heading } from '../shared/heading.ts'
import type { Inside } from './inside.ts'
import { strings as da } from './ways.da.ts'
import { strings as en } from './ways.en.ts'

const words = { da, en }

type Field = 'email' | 'code'
/** What something is wrong with. */
type Place = Field | 'login'

/** Where the ways stand. */
export interface Stand {
  language(): Language
  /** The level of the heading above what is opened. */
  level(): number
  draw(): void
  /** Draws, and puts focus on what a selector finds. */
  focus(selector: string): void
  /** Puts the ways away: they are no longer wanted, or have led to a proof. */
  close(): void
}

/** A sign-in that was begun so long ago is about to be given up by the server; by this clock alone, whose hour may be wrong. */
const LOGIN_MS = 9 * 60_000
/** How often it is looked whether the provider's window is still there: no browser says so. */
const LOOK_MS = 400

/** How one shows that one belongs to the institution: at its provider, in a window of its own, or by a work address. */
export class Ways {
  readonly #inside: Inside
  readonly #stand: Stand
  #isBusy = false
  #email = ''
  #wrong: { place: Place; sentence: string } | undefined
  #window: Window | null = null
  #looking: ReturnType<typeof setInterval> | undefined
  /** Its link has been pressed: a code may come from there. */
  #hasLeft = false
  /** What became of that window without a code. */
  #became: 'closed' | 'refused' | undefined

  constructor(inside: Inside, stand: Stand) {
    this.#inside = inside
    this.#stand = stand
  }

  get #t() {
    return words[this.#stand.language()]
  }

  /** Begins: with a sign-in ready for whoever wants to go to the provider. */
  begin() {
    this.#wrong = undefined
    this.#stand.focus('#inside-title')
    this.#prepare()
  }

  /** A sign-in at the provider must be there before its link is pressed: a window that opens later is one that nobody asked for. */
  #prepare = () => {
    this.#became = undefined
    this.#hasLeft = false
    if (this.#inside.ways?.provider) void this.#during('login', () => this.#inside.beginLogin(this.#stand.language()))
  }

  picture(): TemplateResult {
    const { started, ways } = this.#inside
    const t = this.#t
    const isAddress = started?.way === 'addresses'
    return html`${heading(this.#stand.level(), t.heading, { id: 'inside-title', focusable: true })}
      ${ways?.provider && !isAddress ? this.#provider(ways.provider) : nothing}
      ${isAddress ? html`<p>${t.sent(started.email ?? '')}</p>` : nothing}
      ${isAddress || (started && this.#hasLeft) ? this.#form('code', t.code, t.codeHint, t.enter, this.#enter) : nothing}
      ${ways?.domains.length && !isAddress ? this.#form('email', t.email, t.emailHint(ways.domains), t.send, this.#send) : nothing}
      <p class="part ends">
        ${isAddress ? html`<button class="button quiet" type="button" @click=${this.#again}>${t.other}</button>` : nothing}
        <button class="button quiet" type="button" @click=${this.#close}>${t.close}</button>
      </p>`
  }

  #provider(name: string): TemplateResult {
    const { started, ways } = this.#inside
    const t = this.#t
    const hasAddress = !!ways?.domains.length
    const [closed, refused] = [t.windowClosed(hasAddress), t.refused(hasAddress)]
    const wrong = this.#wrong?.place === 'login' && this.#wrong.sentence
    const said = wrong || (this.#became && { closed, refused }[this.#became])
    return html`<div class="part">
      <p>
        ${
          wrong
            ? html`<button class="button" type="button" @click=${this.#prepare}>${t.at(name)}</button>`
            : html`<a class="button" href=${started?.url ?? nothing} target="_blank" @click=${this.#login}>${t.at(name)}</a>`
        }
      </p>
      ${said ? html`<p class="error" role="alert">${said}</p>` : html`<p class="hint">${this.#window ? t.windowOpen : t.loginHint}</p>`}
    </div>`
  }

  #form(name: Field, label: string, hint: string, button: string, onSubmit: (event: SubmitEvent) => void) {
    const wrong = this.#wrong?.place === name ? this.#wrong.sentence : undefined
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

  #close = () => {
    this.#leave()
    this.#inside.started = null
    this.#stand.close()
    this.#stand.focus('#inside-open')
  }

  #again = () => {
    this.#inside.started = null
    this.#wrong = undefined
    this.#stand.focus('#inside-email')
    this.#prepare()
  }

  /** In a window that may say the code itself; where none opens, the link leads to one that shows it. */
  #login = (event: Event) => {
    const { started } = this.#inside
    const url = started?.url
    if (!url) return event.preventDefault()
    // Its time is over, as the window would say: the next press finds another.
    if (started.begun !== undefined && Date.now() - started.begun >= LOGIN_MS) {
      event.preventDefault()
      this.#inside.started = null
      return this.#prepare()
    }
    this.#leave()
    this.#became = undefined
    this.#hasLeft = true
    this.#window = this.#inside.open(url)
    if (this.#window) {
      event.preventDefault()
      addEventListener('message', this.#hear)
      this.#looking = setInterval(this.#look, LOOK_MS)
    }
    this.#stand.draw()
  }

  #leave() {
    this.#window = null
    removeEventListener('message', this.#hear)
    clearInterval(this.#looking)
  }

  #look = () => {
    if (!this.#window?.closed) return
    this.#leave()
    this.#became ??= 'closed'
    this.#stand.draw()
  }

  /** From that window, from our own origin, about this sign-in, or it is nothing (T6). */
  #hear = ({ origin, source, data }: MessageEvent) => {
    const { started } = this.#inside
    if (!this.#window || source !== this.#window || !started?.url || origin !== new URL(started.url).origin) return
    const said = data as { opslag?: unknown; type?: unknown; id?: unknown; code?: unknown; refused?: unknown } | null
    if (said?.opslag !== 1 || said.type !== 'work-login' || said.id !== started.id) return
    if (said.refused === true) {
      // The window says so too, and may still go on with another account.
      this.#became = 'refused'
      return this.#stand.draw()
    }
    // Shown there as well, while another request is under way.
    if (typeof said.code !== 'string' || !/^\d{8}$/.test(said.code) || this.#isBusy) return
    this.#window.close()
    void this.#prove(said.code)
  }

  #valueOf = (event: SubmitEvent, name: Field) => {
    event.preventDefault()
    return (event.target as HTMLFormElement).querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? ''
  }

  #send = (event: SubmitEvent) => {
    this.#email = this.#valueOf(event, 'email')
    if (!/^\S+@\S+$/.test(this.#email)) return this.#refuse('email', this.#t.enterEmail)
    void this.#during('email', async () => {
      await this.#inside.sendCode(this.#email, this.#stand.language())
      this.#leave()
      this.#stand.focus('#inside-code')
    })
  }

  #enter = (event: SubmitEvent) => {
    const code = this.#valueOf(event, 'code').replace(/\D/g, '')
    if (code.length !== 8) return this.#refuse('code', this.#t.enterCode)
    void this.#prove(code)
  }

  #prove(code: string) {
    this.#leave()
    return this.#during('code', async () => {
      await this.#inside.enter(code)
      this.#stand.close()
      this.#stand.focus('#inside')
    })
  }

  #refuse(place: Place, sentence: string) {
    this.#wrong = { place, sentence }
    this.#stand.focus(`#inside-${place}`)
  }

  async #during(place: Place, work: () => Promise<void>) {
    if (this.#isBusy) return
    this.#isBusy = true
    this.#wrong = undefined
    this.#stand.draw()
    try {
      await work()
    } catch (error) {
      const t = this.#t
      const code = error instanceof ApiError ? error.problem.code : ''
      const said = place === 'email' ? t.notAllowed : t.wrong
      const sentence = { invalid: said, gone: t.gone, 'too-many-requests': t.tooMany }[code as string] ?? t.offline
      this.#refuse(place, sentence)
    }
    this.#isBusy = false
    this.#stand.draw()
  }
}
