import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { LOGO_BYTES } from '../../themes/folder.ts'
import { PREFIX } from '../../themes/fonts.ts'
import { type Bench, decimal } from './bench-state.ts'
import { type OwnFont, withFamilyNamed } from './design.ts'
import { faults } from './fault-part.ts'
import { type FontFault, readFont } from './font-file.ts'
import { fileOf, weightSays } from './fonts.ts'
import { logoWithText } from './theme-folder.ts'

/** What was wrong with the file that was chosen last; said until another is. */
export const refused: { font: FontFault | null; logo: 'not-svg' | { bytes: number } | null } = {
  font: null,
  logo: null,
}

const kilobytes = (bytes: number, bench: Bench) => decimal(Math.round(bytes / 100) / 10, bench.language)

function fontFault(bench: Bench, fault: FontFault): string {
  const { faults: t } = bench.t.fonts
  return typeof fault === 'string' ? t[fault] : t.glyphs(fault.glyphs)
}

const chosen = (event: Event): File | undefined => {
  const field = event.target as HTMLInputElement
  const [file] = field.files ?? []
  // The same file again is a choice too.
  field.value = ''
  return file
}

/** The designer's own fonts: chosen, named, and whose they are. */
export function ownFontPart(bench: Bench): TemplateResult {
  const { fonts: t } = bench.t
  const add = async (event: Event) => {
    const file = chosen(event)
    if (!file) return
    const read = await readFont(file)
    refused.font = 'fault' in read ? read.fault : null
    if ('font' in read) {
      bench.change({ kind: 'font', font: read.font })
      bench.say(t.added(read.font.family.replace(PREFIX, '')))
    }
    bench.redraw()
  }
  const found = bench.findings.filter(({ place }) => place.at === 'fonts')
  return html`
    <p class="hint" id="fonts-lead">${t.ownLead}</p>
    ${bench.design.fonts.map((font, index) => ownFont(bench, font, index))}
    <div class="row">
      <label for="font-file">${t.add}</label>
      <input
        type="file"
        id="font-file"
        accept=".woff2,.woff,.otf,.ttf,font/woff2"
        aria-describedby="fonts-lead ${refused.font ? 'font-refused' : ''} ${found.length > 0 ? 'fonts-faults' : ''}"
        @change=${add}
      />
      <p class="faults" id="font-refused" role="alert">${refused.font ? fontFault(bench, refused.font) : nothing}</p>
    </div>
    ${faults(bench, found, 'fonts-faults')}
  `
}

function ownFont(bench: Bench, font: OwnFont, index: number): TemplateResult {
  const { fonts: t } = bench.t
  const name = font.family.replace(PREFIX, '')
  // A font under another name is another file, so the old one goes in the same step.
  const put = (change: Partial<OwnFont>) => {
    const next = { ...font, ...change }
    const file = fileOf(next.family, next.weight, next.style)
    const isTaken = bench.design.fonts.some((one) => one !== font && one.file === file)
    const fonts = bench.design.fonts.map((one) => (one === font ? { ...next, file: isTaken ? font.file : file } : one))
    const isLast = !fonts.some(({ family }) => family === font.family)
    if (next.family !== font.family && isLast)
      bench.change({ kind: 'all', design: withFamilyNamed({ ...bench.design, fonts }, font.family, next.family) })
    else bench.change({ kind: 'fonts', fonts, of: `${font.file} ${Object.keys(change)}` })
  }
  const remove = () => {
    bench.change({ kind: 'font-gone', file: font.file })
    bench.say(t.removed(name))
    document.getElementById('font-file')?.focus()
  }
  const isOne = !font.weight.includes(' ')
  const id = `font-${index}`
  const text = (event: Event) => (event.target as HTMLInputElement).value
  return html`<fieldset class="group">
    <legend>${name} ${weightSays(font.weight)}${font.bytes ? html` <span class="hint">${t.size(kilobytes(font.bytes.length, bench))}</span>` : nothing}</legend>
    ${font.bytes ? nothing : html`<p class="faults">${t.lost}</p>`}
    <div class="row">
      <label for="${id}-family">${t.family}</label>
      <input
        id="${id}-family"
        maxlength="60"
        .value=${live(name)}
        @change=${(event: Event) =>
          put({
            family:
              PREFIX +
              text(event)
                .replace(/[^\p{L}\p{N} .-]+/gu, '')
                .trim(),
          })}
      />
    </div>
    <div class="pair">
      <div class="row">
        <label for="${id}-weight">${t.weight}</label>
        <select id="${id}-weight" @change=${(event: Event) => put({ weight: text(event) })}>
          ${
            isOne
              ? nothing
              : html`<option value=${font.weight} .selected=${live(true)}>${t.varies(weightSays(font.weight))}</option>`
          }
          ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
            (hundred) => html`<option .selected=${live(font.weight === `${hundred}00`)}>${hundred}00</option>`,
          )}
        </select>
      </div>
      <div class="row">
        <label for="${id}-style">${t.style}</label>
        <select
          id="${id}-style"
          @change=${(event: Event) => put({ style: text(event) === 'italic' ? 'italic' : 'normal' })}
        >
          ${(['normal', 'italic'] as const).map(
            (style) => html`<option value=${style} .selected=${live(font.style === style)}>${t.styles[style]}</option>`,
          )}
        </select>
      </div>
    </div>
    <div class="row">
      <label for="${id}-licence">${t.licence}</label>
      <textarea
        id="${id}-licence"
        rows="2"
        maxlength="2000"
        .value=${live(font.licence)}
        @input=${(event: Event) => put({ licence: text(event) })}
        data-design
      ></textarea>
      <p class="hint">${t.embeddingUnknown}</p>
    </div>
    <button type="button" class="quiet" @click=${remove}>${t.remove(name)}</button>
  </fieldset>`
}

let shown: { svg: string; url: string } | null = null

/** The drawing as a picture's address: as a picture it runs nothing and loads nothing. */
export function pictureOf(svg: string): string {
  if (shown?.svg !== svg) {
    if (shown) URL.revokeObjectURL(shown.url)
    shown = { svg, url: URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })) }
  }
  return shown.url
}

/** The logo: a drawing, what it says, and whose it is. */
export function logoPart(bench: Bench): TemplateResult {
  const { logo: t } = bench.t
  const { logo } = bench.design
  const add = async (event: Event) => {
    const file = chosen(event)
    if (!file) return
    const svg = file.size <= LOGO_BYTES ? await file.text() : ''
    refused.logo = file.size > LOGO_BYTES ? { bytes: file.size } : /<svg\b/i.test(svg) ? null : 'not-svg'
    if (!refused.logo) {
      bench.change({
        kind: 'logo',
        logo: {
          file: file.name.slice(0, 100),
          svg,
          text: logo?.text || bench.design.name,
          licence: logo?.licence ?? '',
        },
      })
      bench.say(t.added)
    }
    bench.redraw()
  }
  const text = (event: Event) => (event.target as HTMLInputElement).value
  const found = bench.findings.filter(({ place }) => place.at === 'logo')
  const remove = () => {
    bench.change({ kind: 'logo', logo: null })
    bench.say(t.removed)
    document.getElementById('logo-file')?.focus()
  }
  return html`
    <p class="hint" id="logo-lead">${t.lead}</p>
    ${
      logo?.svg
        ? html`<p class="logo"><img src=${pictureOf(logoWithText(logo.svg, logo.text))} alt=${t.picture(logo.text || logo.file)} /></p>`
        : html`<p>${logo ? t.lost : t.none}</p>`
    }
    <div class="row">
      <label for="logo-file">${t.add}</label>
      <input
        type="file"
        id="logo-file"
        accept=".svg,image/svg+xml"
        aria-describedby="logo-lead ${refused.logo ? 'logo-refused' : ''} ${found.length > 0 ? 'logo-faults' : ''}"
        @change=${add}
      />
      <p class="faults" id="logo-refused" role="alert">
        ${refused.logo === null ? nothing : refused.logo === 'not-svg' ? t.notSvg : t.tooHeavy(kilobytes(refused.logo.bytes, bench))}
      </p>
    </div>
    ${
      logo
        ? html`<div class="row">
              <label for="logo-text">${t.text}</label>
              <input
                id="logo-text"
                maxlength="200"
                aria-describedby="logo-text-hint"
                .value=${live(logo.text)}
                @input=${(event: Event) => bench.change({ kind: 'logo', logo: { ...logo, text: text(event) } })}
                data-design
              />
              <p class="hint" id="logo-text-hint">${t.textHint}</p>
            </div>
            <div class="row">
              <label for="logo-licence">${t.licence}</label>
              <textarea
                id="logo-licence"
                rows="2"
                maxlength="2000"
                .value=${live(logo.licence)}
                @input=${(event: Event) => bench.change({ kind: 'logo', logo: { ...logo, licence: text(event) } })}
                data-design
              ></textarea>
            </div>
            ${faults(bench, found, 'logo-faults')}
            <button type="button" class="quiet" @click=${remove}>${t.remove}</button>`
        : faults(bench, found, 'logo-faults')
    }
  `
}
