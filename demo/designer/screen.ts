import { html, nothing, type TemplateResult } from 'lit'
import { type Bench, VIEWS, type View } from './bench-state.ts'
import { checkPart } from './check-part.ts'
import { colourPart } from './colour-part.ts'
import type { Compare } from './compare-part.ts'
import { deliverPart } from './deliver-part.ts'
import { logoPart, ownFontPart } from './files-part.ts'
import type { OrderPart } from './order-part.ts'
import type { OwnPage } from './own-page-part.ts'
import { type Examples, previewTools, type Width } from './preview.ts'
import type { Publish } from './publish-part.ts'
import { type Share, shareDialog } from './share-part.ts'
import { layoutPart, startPart } from './start-part.ts'
import { measurePart, stackPart } from './token-part.ts'

/** The parts of the bench that keep something of their own. */
export type Parts = {
  examples: Examples
  ownPage: OwnPage
  compare: Compare
  order: OrderPart
  publish: Publish
  share: Share
  /** What is shown beside the controls. */
  shows: 'elements' | 'own'
  width: Width
  /** The sections of controls that are open. */
  open: Set<string>
}

/** The whole bench. */
export function screen(bench: Bench, parts: Parts): TemplateResult {
  const { t } = bench
  return html`
    <a class="skip" href="#main" @click=${skip}>${t.skip}</a>
    ${head(bench, parts)}
    <main id="main" tabindex="-1" class=${bench.view}>
      ${parts.share.notice ? html`<p class="notice" role="alert">${parts.share.notice}</p>` : nothing}
      ${
        bench.view === 'design'
          ? designView(bench, parts)
          : bench.view === 'compare'
            ? html`<div class="sheet"><h2 id="view-title" tabindex="-1">${t.compare.title}</h2>${parts.compare.render()}</div>`
            : bench.view === 'deliver'
              ? html`<div class="sheet">
                  <h2 id="view-title" tabindex="-1">${t.deliver.title}</h2>
                  ${deliverPart(bench)}
                  <section class="card" aria-labelledby="order-title">
                    <h3 id="order-title">${t.order.title}</h3>
                    ${parts.order.render()}
                  </section>
                </div>`
              : html`<div class="sheet"><h2 id="view-title" tabindex="-1">${t.publish.title}</h2>${parts.publish.render()}</div>`
      }
    </main>
    ${parts.order.renderPrinted()} ${shareDialog(bench, parts.share)}
  `
}

/** The address behind `#` is a design's, so the way past the head is walked by hand. */
function skip(event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

export function openView(bench: Bench, view: View): void {
  bench.view = view
  bench.redraw()
  requestAnimationFrame(() => {
    document.getElementById('view-title')?.focus()
    scrollTo(0, 0)
  })
}

function head(bench: Bench, { share }: Parts): TemplateResult {
  const { t, history, wrong } = bench
  const other = bench.language === 'da' ? 'en/' : '../'
  return html`<header>
    <div class="title">
      <h1>${t.name}</h1>
      <a href=${other} lang=${bench.language === 'da' ? 'en' : 'da'} hreflang=${bench.language === 'da' ? 'en' : 'da'} @click=${(event: Event) => share.carry(event)}>${t.otherLanguage}</a>
    </div>
    <div class="bar">
      <nav aria-label=${t.views.label}>
        <ul>
          ${VIEWS.map(
            (view) => html`<li>
              <button type="button" aria-current=${view === bench.view ? 'page' : nothing} @click=${() => openView(bench, view)}>
                ${t.views[view]}
              </button>
            </li>`,
          )}
        </ul>
      </nav>
      <div class="actions">
        <button type="button" class="second" id="undo" title=${t.undoTitle} aria-keyshortcuts="Control+Z" aria-disabled=${history.past.length === 0} @click=${() => bench.undo()}>${t.undo}</button>
        <button type="button" class="second" id="redo" title=${t.redoTitle} aria-keyshortcuts="Control+Shift+Z" aria-disabled=${history.future.length === 0} @click=${() => bench.redo()}>${t.redo}</button>
        <button type="button" id="share" @click=${() => share.open()}>${t.share}</button>
        <span class="state ${wrong.length > 0 ? 'wrong' : 'good'}">${wrong.length > 0 ? t.check.manyShort(wrong.length) : t.check.goodShort}</span>
      </div>
    </div>
  </header>`
}

function designView(bench: Bench, parts: Parts): TemplateResult {
  const { t } = bench
  const toggle = (event: Event) => {
    const { id, open } = event.target as HTMLDetailsElement
    if (open) parts.open.add(id)
    else parts.open.delete(id)
  }
  const section = (id: string, title: string, content: TemplateResult) =>
    html`<details id=${id} ?open=${parts.open.has(id)} @toggle=${toggle}>
      <summary><h2>${title}</h2></summary>
      <div class="inside">${content}</div>
    </details>`
  const show = (shows: Parts['shows']) => () => {
    parts.shows = shows
    bench.redraw()
  }
  return html`
    <div class="controls">
      ${checkPart(bench)} ${section('part-start', t.start.title, startPart(bench))}
      ${section('part-colours', t.colours.title, colourPart(bench))}
      ${section('part-fonts', t.fonts.title, stackPart(bench))}
      ${section('part-own', t.fonts.ownTitle, ownFontPart(bench))}
      ${section('part-measures', t.measures.title, measurePart(bench))}
      ${section('part-layouts', t.layouts.title, layoutPart(bench))}
      ${section('part-logo', t.logo.title, logoPart(bench))}
    </div>
    <section class="preview" aria-labelledby="view-title">
      <h2 id="view-title" tabindex="-1">${t.preview.title}</h2>
      <fieldset class="choice">
        <legend>${t.preview.label}</legend>
        ${(['elements', 'own'] as const).map(
          (one) => html`<label>
            <input type="radio" name="shows" ?checked=${parts.shows === one} @change=${show(one)} />
            ${t.preview[one]}
          </label>`,
        )}
      </fieldset>
      ${parts.publish.live.render()}
      ${
        parts.shows === 'elements'
          ? html`${previewTools(bench, parts.width, (width) => {
              parts.width = width
              parts.examples.wear(bench.design, width, bench.scheme === 'dark')
              bench.redraw()
            })}
            ${parts.examples.element}`
          : parts.ownPage.render()
      }
    </section>
  `
}
