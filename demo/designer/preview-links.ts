import { html, nothing, type TemplateResult } from 'lit'
import type { ThemePreview } from '../../server/contract/theme-version.ts'
import { type Bench, dated } from './bench-state.ts'
import { type LivePage, plainAddress } from './live-page.ts'

/** Where a version can be seen: the institution's pages, in a tab, in a frame, or in a window that follows the bench. */
export class PreviewLinks {
  private readonly bench: Bench
  private readonly live: LivePage
  private shown: ThemePreview | null = null
  private framed = ''

  constructor(bench: Bench, live: LivePage) {
    this.bench = bench
    this.live = live
  }

  set preview(preview: ThemePreview | null) {
    this.shown = preview
    this.framed = ''
  }

  render(): TemplateResult | typeof nothing {
    const { publish: t, livePage: l } = this.bench.t
    if (!this.shown) return nothing
    const { version, expiresAt, addresses } = this.shown
    const until = dated(new Date(expiresAt), this.bench.language, { dateStyle: 'long', timeStyle: 'short' })
    const foreign = addresses.filter(isForeign)
    return html`<section class="card" aria-labelledby="preview-links">
      <h3 id="preview-links" tabindex="-1">${t.links(version)}</h3>
      <p>${t.linksLead(until)}</p>
      ${foreign.length > 0 ? html`<p class="hint">${l.lead}</p>` : nothing}
      <ul class="addresses">
        ${addresses.map(
          (address) => html`<li>
            <a href=${address} target="_blank" rel="noopener noreferrer">${t.newTab(plainAddress(address))}</a>
            ${isForeign(address) ? this.ways(this.shown as ThemePreview, address) : nothing}
          </li>`,
        )}
      </ul>
      ${this.live.render()}
      ${
        this.framed
          ? html`<div class="stage">
                <iframe title=${t.frame} src=${this.framed} sandbox="allow-scripts allow-same-origin allow-forms"></iframe>
              </div>
              <p class="hint">${t.frameNote}</p>`
          : nothing
      }
    </section>`
  }

  private ways(preview: ThemePreview, address: string): TemplateResult {
    const { publish: t, livePage: l } = this.bench.t
    const frame = () => {
      this.framed = address
      this.bench.redraw()
    }
    // Seen, the address stands above.
    const button = (says: string, press: () => void) =>
      html`<button type="button" class="quiet" aria-label="${says}: ${plainAddress(address)}" @click=${press}>${says}</button>`
    return html`<span class="ways">
      ${button(l.open, () => this.live.open(preview, address))} ${button(t.inFrame, frame)}
    </span>`
  }
}

/** A page of our own origin forbids every frame, and would be one that can read this page. */
const isForeign = (address: string) => new URL(address).origin !== location.origin
