import { html, nothing, type TemplateResult } from 'lit'
import type { ThemePreview } from '../../server/contract/theme-version.ts'
import { isReady, type LiveFont, writeLive } from '../../themes/live.ts'
import type { Bench } from './bench-state.ts'
import { addressOf, FACES } from './shipped.ts'
import { namedFaces } from './theme-folder.ts'

/** So long a page has to say that it can be dressed. */
const PATIENCE_MS = 15_000
/** No page tells when it goes. */
const LOOK_MS = 500

/** `away`: the window was closed, or what it shows has let go of the bench. */
type State = 'opening' | 'live' | 'silent' | 'away' | 'blocked'

/** An address as it was registered, without the signed parameter. */
export const plainAddress = (address: string): string => {
  const url = new URL(address)
  url.searchParams.delete('opslag-theme')
  return url.href
}

/**
 * A page of the institution's own, in a window of its own, that follows the bench: it hears of every change, saved or not. The
 * signed parameter in its address is what has it listen (`widgets/shared/live.ts`); without one, or where the page lets go of
 * who opened it, it stands as it was saved.
 */
export class LivePage {
  private readonly bench: Bench
  private window: Window | null = null
  private address = ''
  /** Sites of the registered pages: nobody else is told what the design looks like. */
  private sites: ReadonlySet<string> = new Set()
  private state: State | null = null
  /** Where the page is that was heard last, and the fonts that it has. */
  private site = ''
  private sent = new Set<Uint8Array>()
  private readonly shipped = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>()
  private looking = 0
  private waiting = 0

  constructor(bench: Bench) {
    this.bench = bench
    bench.onChange.push(() => void this.hand())
    addEventListener('message', ({ origin, source, data }) => {
      if (!this.window || source !== this.window || !this.sites.has(origin) || !isReady(data)) return
      // Whenever a page is opened there anew it has to be told everything.
      this.site = origin
      this.sent = new Set()
      if (this.state !== 'live') this.become('live')
      void this.hand()
    })
  }

  /** Opens a page of a preview. Pages of our own origin are left out: such a one could reach into the bench. */
  open({ addresses }: ThemePreview, address: string): void {
    this.address = plainAddress(address)
    this.sites = new Set(addresses.map((one) => new URL(one).origin).filter((one) => one !== location.origin))
    this.site = ''
    // A window of its own, so that both are seen; and with a hand on it, so that the page can answer.
    this.window?.close()
    this.window = open(address, '_blank', 'popup,width=1100,height=900')
    clearInterval(this.looking)
    clearTimeout(this.waiting)
    if (!this.window) {
      this.become('blocked')
      return
    }
    this.looking = window.setInterval(() => this.look(), LOOK_MS)
    this.waiting = window.setTimeout(() => this.state === 'opening' && this.become('silent'), PATIENCE_MS)
    this.become('opening')
  }

  /** Lets go of the page, which stays as it is. */
  forget(): void {
    clearInterval(this.looking)
    clearTimeout(this.waiting)
    this.window = null
    this.state = null
  }

  /** How it stands with the page; nothing where none was opened. */
  render(): TemplateResult | typeof nothing {
    const { state } = this
    if (!state) return nothing
    const { livePage: t } = this.bench.t
    const isOpen = state === 'live' || state === 'silent'
    return html`<div class="note live-page" data-state=${state}>
      <p>${t[state](this.address)}</p>
      ${
        isOpen
          ? html`<p class="buttons"><button type="button" class="second" @click=${() => this.window?.focus()}>${t.show}</button></p>`
          : nothing
      }
    </div>`
  }

  private become(state: State): void {
    this.state = state
    this.bench.say(this.bench.t.livePage[state](this.address))
    this.bench.redraw()
  }

  private look(): void {
    if (!this.window?.closed) return
    clearInterval(this.looking)
    clearTimeout(this.waiting)
    this.window = null
    this.become('away')
  }

  private async hand(): Promise<void> {
    if (!this.site) return
    const { design } = this.bench
    const fonts = await this.fonts()
    // Whatever came meanwhile hands over itself, with these fonts too.
    if (design !== this.bench.design || !this.window || !this.site) return
    const unsent = fonts.filter(([bytes]) => !this.sent.has(bytes))
    for (const [bytes] of unsent) this.sent.add(bytes)
    const message = writeLive(
      design,
      unsent.map(([, font]) => font),
    )
    this.window.postMessage(message, this.site)
  }

  /** The fonts that the design names or brings, each with the bytes that it is known by. */
  private async fonts(): Promise<[Uint8Array, LiveFont][]> {
    const { design } = this.bench
    const shipped = await Promise.all(
      namedFaces(design, FACES).map(async (face) => ({ ...face, bytes: await this.bytesOf(addressOf(face)) })),
    )
    return [...design.fonts, ...shipped].flatMap(({ family, weight, style, bytes }): [Uint8Array, LiveFont][] =>
      bytes && (style === 'normal' || style === 'italic')
        ? [[bytes, { family, weight, style, bytes: bytes.slice().buffer }]]
        : [],
    )
  }

  private bytesOf(address: string): Promise<Uint8Array<ArrayBuffer> | null> {
    let asked = this.shipped.get(address)
    if (!asked) {
      asked = fetch(address).then(
        async (answer) => (answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null),
        () => null,
      )
      this.shipped.set(address, asked)
    }
    return asked
  }
}
