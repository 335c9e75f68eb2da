import { html, nothing, type TemplateResult } from 'lit'
import type { UploadedFont } from '../../server/contract/font.ts'
import { familiesOf, PREFIX } from '../../themes/fonts.ts'
import { inOneLine } from '../../themes/sentences.ts'
import type { TokenName } from '../../themes/tokens.ts'
import { uploadSentence } from '../../themes/upload-sentences.ts'
import type { Bench } from './bench-state.ts'
import { type OwnFont, STACKS, tokenValue } from './design.ts'
import { servedFont, stackOf, weightSays } from './fonts.ts'
import type { Publish } from './publish-part.ts'

/** What a font can be uploaded for. */
const USES = {
  heading: ['--opslag-font-heading'],
  text: ['--opslag-font-text'],
  both: ['--opslag-font-heading', '--opslag-font-text'],
  later: [],
} as const satisfies Record<string, readonly TokenName[]>
type Use = keyof typeof USES

/** A field of what is uploaded, beside which a refusal is said. */
export type UploadField = 'upload-font' | 'upload-licence' | 'upload-logo'

/** Files that go to the institution's server, where published pages take them from. */
export class UploadPart {
  private readonly publish: Publish
  private licence = ''
  private alt: string | null = null

  constructor(publish: Publish) {
    this.publish = publish
  }

  private get bench(): Bench {
    return this.publish.bench
  }

  /** What is said in the logo's place: as it was typed, else what is known of it. */
  private get logoText(): string {
    const { logo, name } = this.bench.design
    return (this.alt ?? (logo?.text || name || this.publish.logo?.alt?.da || '')).trim()
  }

  /** Why the server did not take what the field has. */
  private refused(field: UploadField): TemplateResult {
    return html`<p class="faults" id="${field}-refused" role="alert">${this.publish.refusalAt(field)}</p>`
  }

  private isRefused(field: UploadField): boolean {
    return this.publish.refusalAt(field) !== nothing
  }

  render(): TemplateResult {
    const { publish: t, fonts: f, logo: l } = this.bench.t
    const { fonts, logo } = this.bench.design
    const { publish } = this
    return html`<section class="card" aria-labelledby="files-title">
      <h3 id="files-title" tabindex="-1">${t.files}</h3>
      <p class="hint">${t.filesLead}</p>
      <form @submit=${(event: SubmitEvent) => this.sendFont(event)}>
        <div class="row">
          <label for="upload-font">${t.fontFile}</label>
          <input
            id="upload-font"
            type="file"
            accept=".woff2,.woff"
            required
            aria-describedby="upload-font-refused"
            aria-invalid=${this.isRefused('upload-font')}
          />
          ${this.refused('upload-font')}
        </div>
        <div class="row">
          <label for="upload-licence">${f.licence}</label>
          <textarea
            id="upload-licence"
            rows="2"
            aria-describedby="upload-licence-refused"
            aria-invalid=${this.isRefused('upload-licence')}
            .value=${this.licence}
            @input=${(event: Event) => (this.licence = (event.target as HTMLTextAreaElement).value)}
          ></textarea>
          ${this.refused('upload-licence')}
        </div>
        <div class="row">
          <label for="upload-use">${t.useFor}</label>
          <select id="upload-use">
            ${(Object.keys(USES) as Use[]).map((use) => html`<option value=${use}>${t.uses[use]}</option>`)}
          </select>
        </div>
        <p class="buttons"><button type="submit" class="second">${t.uploadFont}</button></p>
      </form>
      ${fonts.map((font) =>
        font.bytes && !publish.hasFont(font.family)
          ? html`<p class="buttons">
              <button type="button" class="second" @click=${() => this.sendOwn(font.file)}>
                ${t.uploadFont}: ${font.family.replace(PREFIX, '')} ${weightSays(font.weight)}
              </button>
            </p>`
          : nothing,
      )}
      <form @submit=${(event: SubmitEvent) => this.sendLogo(event)}>
        <div class="row">
          <label for="upload-logo">${t.logoFile}</label>
          <input
            id="upload-logo"
            type="file"
            accept=".svg,.png,.jpg,.jpeg,.webp"
            required
            aria-describedby="upload-logo-refused"
            aria-invalid=${this.isRefused('upload-logo')}
          />
          ${this.refused('upload-logo')}
        </div>
        <div class="row">
          <label for="upload-logo-text">${l.text}</label>
          <input
            id="upload-logo-text"
            required
            maxlength="200"
            autocomplete="off"
            aria-describedby="upload-logo-text-hint"
            .value=${this.logoText}
            @input=${(event: Event) => (this.alt = (event.target as HTMLInputElement).value)}
          />
          <p class="hint" id="upload-logo-text-hint">${l.textHint}</p>
        </div>
        <p class="buttons"><button type="submit" class="second">${t.uploadLogo}</button></p>
      </form>
      ${
        logo?.svg
          ? html`<p class="buttons">
              <button type="button" class="second" @click=${() => this.logo(new File([logo.svg ?? ''], logo.file, { type: 'image/svg+xml' }))}>
                ${t.uploadLogo}: ${logo.file}
              </button>
            </p>`
          : nothing
      }
    </section>`
  }

  private sendFont(event: SubmitEvent): Promise<void> | undefined {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const file = form.querySelector<HTMLInputElement>('#upload-font')?.files?.[0]
    const use = form.querySelector<HTMLSelectElement>('#upload-use')?.value as Use
    // A file that was refused stays chosen: the licence may be all that it lacks.
    return file && this.font(file, this.licence, null, USES[use]).then((isSent) => (isSent ? form.reset() : undefined))
  }

  private sendLogo(event: SubmitEvent): Promise<void> | undefined {
    event.preventDefault()
    const file = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('#upload-logo')?.files?.[0]
    return file && this.logo(file)
  }

  /** A font of the design's: what names it names the institution's from then on. */
  private sendOwn(name: string): Promise<boolean> | undefined {
    const font = this.bench.design.fonts.find(({ file }) => file === name)
    if (!font?.bytes) return
    const file = new File([font.bytes], name.replace('fonts/', ''), { type: 'font/woff2' })
    const { design } = this.bench
    const names = (token: TokenName) => familiesOf(tokenValue(design, token, 'light')).includes(font.family)
    return this.font(file, font.licence, font, STACKS.filter(names))
  }

  /** Answers whether the server has it. */
  private async font(file: File, licence: string, was: OwnFont | null, uses: readonly TokenName[]): Promise<boolean> {
    const { bench, publish } = this
    let isSent = false
    await publish.run(async () => {
      const font = await publish.session?.addFont(file, licence)
      if (!font) return ''
      const { family, notes } = font
      isSent = true
      publish.uploadedFont(family)
      // The button of a font that the design holds is gone with it.
      if (was) bench.follow('files-title')
      const own = await this.asServed(font)
      const others = bench.design.fonts.filter((one) => one !== was && one.file !== own.file)
      bench.change({ kind: 'fonts', fonts: [...others, own], of: own.file })
      // A step of its own: undone, the font is still there to be chosen.
      const { design } = bench
      const named = Object.fromEntries(uses.map((token) => [token, stackOf(family)]))
      if (uses.length > 0) bench.change({ kind: 'all', design: { ...design, tokens: { ...design.tokens, ...named } } })
      const { publish: t } = bench.t
      const worn = inOneLine(
        uses.map((token) => t.wearers[token === '--opslag-font-heading' ? 'heading' : 'text']),
        bench.language,
      )
      const said = notes.map((note) => uploadSentence(note, bench.language))
      const name = family.replace(PREFIX, '')
      return [worn ? t.uploadedFontFor(name, worn) : t.uploadedFont(name), ...said].join(' ')
    }, 'upload-font')
    return isSent
  }

  private async asServed(font: UploadedFont): Promise<OwnFont> {
    return servedFont(font, new Uint8Array(await (await fetch(font.url)).arrayBuffer()))
  }

  /** Takes along what the design names of the institution's own fonts and does not hold. */
  async takeAlong(fonts: readonly UploadedFont[]): Promise<void> {
    const { bench } = this
    const named = new Set(STACKS.flatMap((token) => familiesOf(tokenValue(bench.design, token, 'light'))))
    const held = new Set(bench.design.fonts.map(({ file }) => file))
    const wanted = fonts.filter(({ family }) => named.has(family))
    const taken = (await Promise.all(wanted.map((font) => this.asServed(font)))).filter(({ file }) => !held.has(file))
    if (taken.length > 0) bench.change({ kind: 'fonts', fonts: [...bench.design.fonts, ...taken], of: 'uploaded' })
  }

  private logo(file: File): Promise<void> {
    const { bench, publish } = this
    return publish.run(async () => {
      const uploaded = await publish.session?.addLogo(file)
      const text = this.logoText
      if (uploaded) publish.uploadedLogo({ picture: uploaded.id, alt: text ? { da: text } : null })
      return bench.t.publish.uploadedLogo
    }, 'upload-logo')
  }
}
