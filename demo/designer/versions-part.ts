import { html, nothing, type TemplateResult } from 'lit'
import type { ThemeVersion } from '../../server/contract/theme-version.ts'
import { wornSentences } from '../../themes/worn-sentences.ts'
import { dated } from './bench-state.ts'
import type { Publish } from './publish-part.ts'

/** Every version of the institution's theme, newest first, with what can be done with it. */
export function versionList(publish: Publish): TemplateResult {
  const { t, language } = publish.bench
  const day = (at: string) => dated(new Date(at), language, { dateStyle: 'medium', timeStyle: 'short' })
  const state = ({ isLive, publishedAt, faults }: ThemeVersion) => [
    isLive ? t.publish.isLive : publishedAt ? t.publish.was(day(publishedAt)) : t.publish.draft,
    ...(faults.length > 0 ? [t.publish.faults(faults.length)] : []),
  ]
  return html`<section class="card" aria-labelledby="versions">
    <h3 id="versions" tabindex="-1">${t.publish.versions}</h3>
    <ul class="versions">
      ${publish.versions.map(
        (version) => html`<li class="version">
          <div>
            <h4>${t.compare.version(version.version, version.note)}</h4>
            <p class=${version.isLive ? 'good' : ''}>${state(version).join('. ')}</p>
            <p class="hint">${t.publish.made(day(version.createdAt))}</p>
            ${toMend(version, language)}
          </div>
          ${doings(publish, version)}
        </li>`,
      )}
    </ul>
  </section>`
}

/** What keeps a draft from being published; what only the server knows of it comes by its place. */
function toMend({ theme, faults }: ThemeVersion, language: 'da' | 'en'): TemplateResult | typeof nothing {
  if (faults.length === 0) return nothing
  const { sentences, paths } = wornSentences(theme, language)
  const others = faults.filter(({ path }) => !paths.has(path)).map(({ path }) => path)
  return html`<ul class="faults">
    ${[...sentences, ...others].map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`
}

function doings(publish: Publish, version: ThemeVersion): TemplateResult {
  const { publish: t } = publish.bench.t
  const { version: n, isLive, publishedAt, faults } = version
  if (publish.sure === n)
    return html`<div>
      <p>${t.sure(n)}</p>
      <p class="buttons">
        <button type="button" id="sure-yes" @click=${() => publish.publish(n)}>${t.yes}</button>
        <button type="button" class="second" @click=${() => ask(publish, null, n)}>${t.no}</button>
      </p>
    </div>`
  return html`<div class="doings">
    <button type="button" class="quiet" @click=${() => publish.take(version)}>${t.take(n)}</button>
    <button type="button" class="quiet" @click=${() => publish.show(n)}>${t.preview(n)}</button>
    ${
      isLive || faults.length > 0
        ? nothing
        : html`<button type="button" class="quiet" id="publish-${n}" @click=${() => ask(publish, n, n)}>
            ${publishedAt ? t.back(n) : t.publish(n)}
          </button>`
    }
    ${publishedAt ? nothing : html`<button type="button" class="quiet" @click=${() => publish.drop(n)}>${t.drop(n)}</button>`}
  </div>`
}

/** Asks once more before all pages change, and has the hand follow. */
function ask(publish: Publish, sure: number | null, n: number): void {
  publish.sure = sure
  publish.bench.redraw()
  publish.bench.follow(sure === null ? `publish-${n}` : 'sure-yes')
}
