import { html, nothing, type TemplateResult } from 'lit'
import type { Bench } from './bench-state.ts'
import { pageCss } from './page-css.ts'
import { addressOf, FACES, HOME } from './shipped.ts'
import { namedFaces } from './theme-folder.ts'

const isOrigin = (text: string) => /^https?:\/\//.test(text) && URL.parse(text)?.origin === text

/** A page of the designer's, pasted as HTML and shown in a frame that is nobody's (`own-page-frame.ts`). */
export class OwnPage {
  private readonly bench: Bench
  private html = ''
  private site = ''
  private fault: 'empty' | 'site' | null = null
  private frame: HTMLIFrameElement | null = null
  private says: 'shown' | 'without-tag' | null = null
  /** Institutions that the page names and the server does not have. */
  private unknown = ''
  private isReady = false
  private readonly stage = document.createElement('div')
  private fonts = new Map<string, ArrayBuffer>()

  constructor(bench: Bench) {
    this.bench = bench
    this.stage.className = 'stage'
    bench.onChange.push(() => void this.hand(null))
    addEventListener('message', ({ source, data }) => {
      if (!this.frame || source !== this.frame.contentWindow) return
      const { opslagPage: said, unknown } = (data ?? {}) as { opslagPage?: unknown; unknown?: unknown }
      if (said === 'ready' && !this.isReady) {
        this.isReady = true
        void this.hand(this.html)
      }
      if (said === 'shown' || said === 'without-tag') {
        this.says = said
        this.unknown = Array.isArray(unknown) ? unknown.map(String).join(', ') : ''
        const { ownPage: t } = this.bench.t
        this.bench.say(said === 'without-tag' ? t.noTag : this.unknown ? t.unknown(this.unknown) : t.shown)
        this.bench.redraw()
      }
    })
  }

  render(): TemplateResult {
    const { ownPage: t } = this.bench.t
    return html`<div class="own-page">
      <p id="own-lead">${t.lead}</p>
      <div class="row ${this.fault === 'empty' ? 'wrong' : ''}">
        <label for="own-html">${t.html}</label>
        <textarea
          id="own-html"
          rows="7"
          spellcheck="false"
          aria-describedby="own-lead ${this.fault === 'empty' ? 'own-html-fault' : ''}"
          aria-invalid=${this.fault === 'empty'}
          .value=${this.html}
          @input=${(event: Event) => (this.html = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
        ${this.fault === 'empty' ? html`<p class="faults" id="own-html-fault">${t.empty}</p>` : nothing}
      </div>
      <div class="row ${this.fault === 'site' ? 'wrong' : ''}">
        <label for="own-site">${t.site}</label>
        <input
          id="own-site"
          type="url"
          autocomplete="off"
          aria-describedby="own-site-hint ${this.fault === 'site' ? 'own-site-fault' : ''}"
          aria-invalid=${this.fault === 'site'}
          .value=${this.site}
          @input=${(event: Event) => (this.site = (event.target as HTMLInputElement).value.trim())}
        />
        <p class="hint" id="own-site-hint">${t.siteHint}</p>
        ${this.fault === 'site' ? html`<p class="faults" id="own-site-fault">${t.siteWrong}</p>` : nothing}
      </div>
      <p class="buttons">
        <button type="button" @click=${() => this.show()}>${t.show}</button>
        <button type="button" class="second" @click=${() => this.useExample()}>${t.example}</button>
      </p>
      ${this.says === 'without-tag' ? html`<p class="note">${t.noTag}</p>` : nothing}
      ${this.unknown ? html`<p class="note">${t.unknown(this.unknown)}</p>` : nothing} ${this.stage}
      <p class="hint">${t.registered}</p>
    </div>`
  }

  private useExample(): void {
    this.html = EXAMPLE(this.bench.language)
    this.show()
  }

  private show(): void {
    this.fault = this.html.trim() === '' ? 'empty' : this.site && !isOrigin(this.site) ? 'site' : null
    this.bench.redraw()
    if (this.fault) {
      document.getElementById(this.fault === 'empty' ? 'own-html' : 'own-site')?.focus()
      return
    }
    this.says = null
    this.unknown = ''
    this.isReady = false
    const frame = document.createElement('iframe')
    frame.title = this.bench.t.ownPage.frame
    // No `allow-same-origin`: the page is an origin of its own, with nothing of ours in its reach.
    frame.setAttribute('sandbox', 'allow-scripts')
    const address = new URL('own-page.html', HOME)
    if (this.site) address.searchParams.set('site', this.site)
    frame.src = address.href
    this.frame = frame
    // A link on the page leads away in the frame: whoever is there is handed nothing, and says nothing here.
    frame.addEventListener('load', () => frame.addEventListener('load', () => (this.frame = null)), { once: true })
    this.stage.replaceChildren(frame)
  }

  /** Hands the frame its page, and the design that it wears. */
  private async hand(page: string | null): Promise<void> {
    const { frame, bench } = this
    if (!frame?.contentWindow || !this.isReady) return
    const { design } = bench
    const shipped = await Promise.all(
      namedFaces(design, FACES).map(async (face) => ({ ...face, source: await this.bytesOf(addressOf(face)) })),
    )
    const own = design.fonts.flatMap(({ bytes, ...font }) => (bytes ? [{ ...font, source: bytes.slice().buffer }] : []))
    const fonts = [...own, ...shipped].map(({ family, weight, style, source }) => ({ family, weight, style, source }))
    const isDark = bench.scheme === 'dark'
    // The frame is an origin without a name, so none can be named here; it holds what the designer pasted.
    frame.contentWindow?.postMessage({ html: page, site: this.site || null, css: pageCss(design), isDark, fonts }, '*')
  }

  private async bytesOf(address: string): Promise<ArrayBuffer> {
    const kept = this.fonts.get(address)
    if (kept) return kept
    const bytes = await (await fetch(address)).arrayBuffer()
    this.fonts.set(address, bytes)
    return bytes
  }
}

const EXAMPLE = (language: 'da' | 'en') => `<!doctype html>
<html lang="${language}">
<head><title>Job</title>
<style>
  body { margin: 0; font: 18px/1.5 Georgia, serif }
  header { padding: 24px; background: #20303c; color: #fff }
  main { max-width: 60em; margin: 0 auto; padding: 32px 24px }
  opslag-job-list { margin: 0 -24px; padding: 24px; background: var(--opslag-color-surface, #fff) }
</style></head>
<body>
<header>Huset ved Havet</header>
<main>
  <h1>${language === 'da' ? 'Ledige stillinger' : 'Vacancies'}</h1>
  <opslag-job-list institution="cykelstyrelsen"></opslag-job-list>
</main>
</body>
</html>`
