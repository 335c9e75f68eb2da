import { html, nothing, type TemplateResult } from 'lit'
import { familiesOf, PREFIX } from '../../themes/fonts.ts'
import { uploadSentence } from '../../themes/upload-sentences.ts'
import type { Bench } from './bench-state.ts'
import { STACKS, tokenValue } from './design.ts'
import { fileOf, stackOf } from './fonts.ts'
import type { Publish } from './publish-part.ts'

/** Files that go to the institution's server, where published pages take them from. */
export class UploadPart {
  private readonly publish: Publish
  private licence = ''

  constructor(publish: Publish) {
    this.publish = publish
  }

  private get bench(): Bench {
    return this.publish.bench
  }

  render(): TemplateResult {
    const { publish: t, fonts: f } = this.bench.t
    const { fonts, logo } = this.bench.design
    return html`<section class="card" aria-labelledby="files-title">
      <h3 id="files-title">${t.files}</h3>
      <p class="hint">${t.filesLead}</p>
      <form @submit=${(event: SubmitEvent) => this.sendFont(event)}>
        <div class="row">
          <label for="upload-font">${t.fontFile}</label>
          <input id="upload-font" type="file" accept=".woff2,.woff" required />
        </div>
        <div class="row">
          <label for="upload-licence">${f.licence}</label>
          <textarea
            id="upload-licence"
            rows="2"
            .value=${this.licence}
            @input=${(event: Event) => (this.licence = (event.target as HTMLTextAreaElement).value)}
          ></textarea>
        </div>
        <p class="buttons"><button type="submit" class="second">${t.uploadFont}</button></p>
      </form>
      ${fonts.map((font) =>
        font.bytes
          ? html`<p class="buttons">
              <button type="button" class="second" @click=${() => this.sendOwn(font.file)}>
                ${t.uploadFont}: ${font.family.replace(PREFIX, '')} ${font.weight}
              </button>
            </p>`
          : nothing,
      )}
      <form @submit=${(event: SubmitEvent) => this.sendLogo(event)}>
        <div class="row">
          <label for="upload-logo">${t.logoFile}</label>
          <input id="upload-logo" type="file" accept=".svg,.png,.jpg,.jpeg,.webp" required />
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
    return file && this.font(file, this.licence, null).then(() => form.reset())
  }

  private sendLogo(event: SubmitEvent): Promise<void> | undefined {
    event.preventDefault()
    const file = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('#upload-logo')?.files?.[0]
    return file && this.logo(file)
  }

  /** A font of the design's: what names it names the institution's from then on. */
  private sendOwn(name: string): Promise<void> | undefined {
    const font = this.bench.design.fonts.find(({ file }) => file === name)
    if (!font?.bytes) return
    return this.font(
      new File([font.bytes], name.replace('fonts/', ''), { type: 'font/woff2' }),
      font.licence,
      font.family,
    )
  }

  private font(file: File, licence: string, was: string | null): Promise<void> {
    const { bench, publish } = this
    return publish.run(async () => {
      const font = await publish.session?.addFont(file, licence)
      const { family = '', weight = '400', style = 'normal', url = '', notes = [] } = font ?? {}
      publish.uploadedFont(family)
      // As the server keeps it, under the name by which it is the institution's.
      const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
      const first = weight.split(' ')[0] ?? '400'
      const own = { family, weight: first, style, file: fileOf(family, first, style), licence, bytes, fallback: null }
      const others = bench.design.fonts.filter((one) => one.family !== (was ?? family) || one.weight !== first)
      bench.change({ kind: 'fonts', fonts: [...others, own], of: own.file })
      for (const token of STACKS) {
        const stack = tokenValue(bench.design, token, 'light')
        const isNamed = was === null ? token === '--opslag-font-heading' : familiesOf(stack).includes(was)
        if (isNamed) bench.change({ kind: 'token', scheme: 'light', token, value: stackOf(family) })
      }
      const said = notes.map((note) => uploadSentence(note, bench.language))
      return [bench.t.publish.uploadedFont(family.replace(PREFIX, '')), ...said].join(' ')
    })
  }

  private logo(file: File): Promise<void> {
    const { bench, publish } = this
    return publish.run(async () => {
      const uploaded = await publish.session?.addLogo(file)
      const text = (bench.design.logo?.text || bench.design.name).trim()
      if (uploaded) publish.logo = { picture: uploaded.id, alt: text ? { da: text } : null }
      return bench.t.publish.uploadedLogo
    })
  }
}
