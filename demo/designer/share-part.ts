import { html, nothing, type TemplateResult } from 'lit'
import type { Bench } from './bench-state.ts'
import { copy } from './deliver-part.ts'
import { holdsLink, openLink, toLink } from './link.ts'

/** Sharing by link, and opening what a link brings. */
export class Share {
  /** What is said about the link that was opened. */
  notice = ''
  link = ''
  private readonly bench: Bench

  constructor(bench: Bench) {
    this.bench = bench
    addEventListener('hashchange', () => void this.take())
  }

  /** Opens the design in the address. One that is spoiled is said to be, and takes nothing of what is here. */
  async take(): Promise<void> {
    if (!holdsLink(location.hash)) return
    const { bench } = this
    const opened = await openLink(location.hash)
    if ('fault' in opened) {
      this.notice = opened.fault === 'spoiled' ? bench.t.linkSpoiled : bench.t.linkOther
      return bench.redraw()
    }
    const { design } = opened
    const hasFiles = design.fonts.length > 0 || design.logo !== null
    this.notice = hasFiles ? bench.t.openedFiles : ''
    // The address of a design that is here already: it was shared from here.
    if ((await toLink(bench.design)) === location.hash) return bench.redraw()
    bench.change({ kind: 'all', design })
    bench.saved = design
    bench.say(bench.t.opened)
    bench.redraw()
  }

  async open(): Promise<void> {
    const { bench } = this
    const hash = await toLink(bench.design)
    this.link = new URL(hash, location.href).href
    history.replaceState(null, '', hash)
    bench.saved = bench.design
    this.notice = ''
    bench.redraw()
    requestAnimationFrame(() => (document.getElementById('share-dialog') as HTMLDialogElement | null)?.showModal())
  }

  /** Takes the design along to the page in the other language. */
  async carry(event: Event): Promise<void> {
    event.preventDefault()
    const { href } = event.currentTarget as HTMLAnchorElement
    const { bench } = this
    const { fonts, logo } = bench.design
    // Files stay here, so what holds some asks before it is left.
    if (fonts.length === 0 && !logo) bench.saved = bench.design
    location.href = new URL(await toLink(bench.design), href).href
  }
}

export function shareDialog(bench: Bench, share: Share): TemplateResult {
  const { t } = bench
  const close = (event: Event) => (event.target as Element).closest('dialog')?.close()
  const hasFiles = bench.design.fonts.length > 0 || bench.design.logo !== null
  return html`<dialog id="share-dialog" aria-labelledby="share-title" @close=${() => document.getElementById('share')?.focus()}>
    <h2 id="share-title">${t.shareTitle}</h2>
    <p>${t.shareLead}</p>
    ${hasFiles ? html`<p class="note">${t.shareFiles}</p>` : nothing}
    <div class="row">
      <label for="share-link">${t.shareAddress}</label>
      <input id="share-link" readonly .value=${share.link} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
    </div>
    <p class="buttons">
      <button type="button" @click=${() => copy(bench, share.link, t.shareCopied, 'share-link')}>${t.shareCopy}</button>
      <button type="button" class="second" @click=${close}>${t.close}</button>
    </p>
  </dialog>`
}
