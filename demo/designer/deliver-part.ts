import { html, type TemplateResult } from 'lit'
import type { Bench } from './bench-state.ts'
import { goTo } from './check-part.ts'
import { pageCss } from './page-css.ts'
import { plainName } from './plain-name.ts'
import { saveFile } from './save-file.ts'
import { addressOf, FACES, HOME } from './shipped.ts'
import { entriesOf, folderOf, type ShippedFace } from './theme-folder.ts'
import { zip } from './zip.ts'

const bytesAt = async (address: string): Promise<Uint8Array> => {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** The design's folder as an archive, with the fonts that it takes from the shipped themes. */
export async function packFolder(bench: Bench): Promise<Uint8Array<ArrayBuffer>> {
  const folder = folderOf(bench.design, FACES)
  const bytes = new Map<ShippedFace, Uint8Array>()
  for (const face of folder.shipped) bytes.set(face, await bytesAt(addressOf(face)))
  const licence = folder.shipped.length > 0 ? await (await fetch(new URL('fonts/OFL.txt', HOME))).text() : null
  return zip(
    entriesOf(folder, (face) => bytes.get(face) ?? new Uint8Array(), licence),
    new Date(),
  )
}

/** What a designer takes away: the theme's folder, and rules for a page. */
export function deliverPart(bench: Bench): TemplateResult {
  const { deliver: t } = bench.t
  const { findings } = bench
  const save = async () => {
    if (findings.length > 0) return document.getElementById('folder-missing')?.focus()
    try {
      const name = `${plainName(bench.design.name) || bench.design.base || 'opslag'}.zip`
      saveFile(name, 'application/zip', await packFolder(bench))
      bench.saved = bench.design
      bench.say(t.folderMade(name))
    } catch {
      bench.say(t.folderFailed)
    }
  }
  const css = pageCss(bench.design)
  return html`
    <section class="card" aria-labelledby="folder-title">
      <h3 id="folder-title">${t.folder}</h3>
      <p>${t.folderLead}</p>
      ${
        findings.length === 0
          ? html`<p class="good">${t.folderGood}</p>`
          : html`<div class="missing" id="folder-missing" tabindex="-1">
              <p>${t.folderMissing}</p>
              <ul>
                ${findings.map(
                  ({ fault, place }) =>
                    html`<li>
                      <button type="button" class="link" @click=${() => goTo(bench, place)}>${bench.sentence(fault)}</button>
                    </li>`,
                )}
              </ul>
            </div>`
      }
      <button type="button" aria-disabled=${findings.length > 0} @click=${save}>${t.folderSave}</button>
    </section>
    <section class="card" aria-labelledby="css-title">
      <h3 id="css-title">${t.css}</h3>
      <p>${t.cssLead} ${t.cssFonts}</p>
      <label for="css-text">${t.cssText}</label>
      <textarea id="css-text" class="code" rows="8" readonly .value=${css}></textarea>
      <p><button type="button" class="second" @click=${() => copy(bench, css, t.cssCopied, 'css-text')}>${t.cssCopy}</button></p>
    </section>
  `
}

/** Copies a text, or marks it for the designer to copy where the browser does not let us. */
export async function copy(bench: Bench, text: string, done: string, field: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    bench.say(done)
  } catch {
    const area = document.getElementById(field) as HTMLTextAreaElement | HTMLInputElement | null
    area?.focus()
    area?.select()
    bench.say(bench.t.shareSelect)
  }
}
