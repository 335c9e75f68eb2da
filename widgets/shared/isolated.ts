import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Problem } from '../../server/contract/problem.ts'
import { ApiError, LostLineError } from './api.ts'
import type { Surroundings } from './context.ts'
import { bringIntoView, type FrameMessage, fromFrame, newNonce, type Place, tellFrame } from './framing.ts'
import type { Lead } from './leads.ts'

type Host = ReactiveControllerHost & Element & { renderRoot: ParentNode }

/** What the picture depends on. */
type IsolatedView = {
  language: string
  here: Surroundings
  /** What the frame is called, and what the link to the whole page says. */
  title: string
  failed: string
  /** Where the frame's page is, below the institution's. */
  path: string
  /** The whole page, below the institution's portal. */
  portal: string
  /** What the frame's address says beside. */
  more?: readonly (readonly [name: string, value: string])[]
  /** Where links in the frame lead that the page around may have a place of its own for. */
  leads: Partial<Record<Place, Lead>>
}

/** What the element does with what the frame says. */
type IsolatedHandlers = {
  heard: (said: FrameMessage) => void
  failed: (error: unknown) => void
}

const PATIENCE_MS = 3_000

/**
 * What is typed and shown in a frame from the server's own origin, for pages that carry other people's scripts: none of them can
 * read it there. The page hears how tall it is, that an application was received or somebody signed in or out, and the code of
 * what went wrong.
 */
export class Isolated implements ReactiveController {
  /** `lost`: the frame has not said hello, be it blocked, late or gone. */
  state: 'waiting' | 'shown' | 'lost' = 'waiting'
  readonly #host: Host
  readonly #on: IsolatedHandlers
  #nonce = newNonce()
  #view: IsolatedView | undefined
  #src = ''
  #path = ''
  /** What the address named to go on with, when it last named something. */
  #named: [string, string][] = []
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host, on: IsolatedHandlers) {
    this.#host = host
    this.#on = on
    host.addController(this)
  }

  hostConnected() {
    addEventListener('message', this.#hear)
  }

  hostDisconnected() {
    removeEventListener('message', this.#hear)
    clearTimeout(this.#patience)
    // Back in a page, a frame begins anew.
    this.#src = ''
  }

  /** The frame, and until it has said hello the link that stands between the tags, or one to the whole page. */
  picture(view: IsolatedView): TemplateResult {
    const { language, here, title } = view
    const { api, institution, medium, headingLevel } = here
    this.#view = view
    const search = new URLSearchParams({ lang: language, 'heading-level': `${headingLevel}`, origin: location.origin })
    if (medium) search.set('medium', medium)
    const named = (['draft', 'application'] as const).flatMap((name) => {
      const value = here.address.get(name)
      return value ? [[name, value] as [string, string]] : []
    })
    // The frame keeps what is typed in it, so one that is there stays when the address names nothing any more.
    if (named.length || view.path !== this.#path) this.#named = named
    this.#path = view.path
    for (const [name, value] of [...this.#named, ...(view.more ?? [])]) search.append(name, value)
    const slug = encodeURIComponent(institution)
    const src = `${api.base}/frame/${slug}${view.path}?${search}`
    if (src !== this.#src) this.#wait(src)
    // A frame of another origin that is not let by `autofill` has Chrome warn whoever lets it fill in the form (from 153 on). A browser
    // that does not know the word says so in the console, and that is all.
    return html`${this.state === 'lost' ? html`<p class="message error" role="alert">${view.failed}</p>` : nothing}
    ${
      this.state === 'shown'
        ? nothing
        : html`<slot><a href="${api.base}/portal/${slug}${view.portal}" target="_top">${title}</a></slot>`
    }
    <iframe part="frame" data-frame=${this.state} src=${src} title=${title} allow="autofill; clipboard-write" @load=${this.#hello}></iframe>`
  }

  hostUpdated() {
    if (this.state !== 'shown') this.#style('position:absolute;width:100%;height:0;border:0;visibility:hidden')
  }

  focus() {
    this.#frame?.focus()
    this.#tell('focus')
  }

  get #frame() {
    return this.#host.renderRoot.querySelector('iframe')
  }

  #style(rules: string) {
    // By script: a strict policy of the page drops what is written as an attribute.
    if (this.#frame) this.#frame.style.cssText = rules
  }

  #wait(src: string) {
    this.#src = src
    this.#nonce = newNonce()
    this.state = 'waiting'
    clearTimeout(this.#patience)
    this.#patience = setTimeout(() => {
      this.state = 'lost'
      this.#on.failed(new LostLineError('timeout'))
      this.#host.requestUpdate()
    }, PATIENCE_MS)
  }

  #tell(type: 'hello' | 'focus') {
    const leads = this.#view?.leads ?? {}
    const here = (['job', 'list'] as const).filter((place) => leads[place]?.here)
    if (this.#frame) tellFrame(this.#frame, new URL(this.#src).origin, { type, nonce: this.#nonce, here })
  }

  #hello = () => this.#tell('hello')

  #hear = (event: MessageEvent) => {
    const frame = this.#frame
    const said = frame && this.#src && fromFrame(event, frame.contentWindow, new URL(this.#src).origin, this.#nonce)
    if (said) this.#act(said, frame)
  }

  #act(said: FrameMessage, frame: HTMLIFrameElement) {
    if (said.type === 'hello') this.#hello()
    if (said.type === 'height') {
      clearTimeout(this.#patience)
      // The frame's own margin is for the outline of what has focus: the content stands where the page's does.
      this.#style(`display:block;width:calc(100% + 12px);height:${said.height}px;margin:-6px;border:0`)
      if (this.state === 'shown') return
      this.state = 'shown'
      this.#host.requestUpdate()
    }
    if (said.type === 'scroll-to') bringIntoView(frame, said.top)
    const lead = said.type === 'leave' && this.#view?.leads[said.to]
    if (lead) this.#view?.here.address.push(lead.changes)
    if (said.type === 'opslag-error') this.#on.failed(errorOf(said.code))
    else this.#on.heard(said)
  }
}

/** What the page is told of a failure in the frame: its code. */
const errorOf = (code: string) =>
  code === 'offline' || code === 'timeout' || code === 'gateway'
    ? new LostLineError(code)
    : new ApiError({ type: '', title: code, status: 0, code: code as Problem['code'], requestId: '' })
