import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { type Bench, isLayout } from './bench-state.ts'
import { LAYOUTS, type LayoutOf, tokenValue } from './design.ts'
import { paint } from './paint.ts'
import { type ShippedTheme, STARTS } from './shipped.ts'

const SHOWN = ['accent', 'surface-subtle', 'link', 'text'] as const

/** A theme to begin with, by its colours. */
function themeButton(bench: Bench, theme: ShippedTheme): TemplateResult {
  const isNow = bench.design.base === theme.name
  return html`<li>
    <button
      type="button"
      class="theme"
      aria-pressed=${isNow}
      @click=${() => bench.change({ kind: 'start', start: theme })}
    >
      <span class="dots" aria-hidden="true"
        >${SHOWN.map((name) => html`<span class="dot" ${paint(tokenValue(theme, `--opslag-color-${name}`, 'light'))}></span>`)}</span
      >
      ${titleOf(bench, theme.name)}
    </button>
  </li>`
}

export const titleOf = (bench: Bench, name: string): string =>
  STARTS.find((theme) => theme.name === name)?.title || (name === 'standard' ? bench.t.start.standard : name)

/** Whose design it is, and what it begins with. */
export function startPart(bench: Bench): TemplateResult {
  const { start: t } = bench.t
  return html`
    <div class="row">
      <label for="design-name">${t.institution}</label>
      <input
        id="design-name"
        maxlength="200"
        autocomplete="organization"
        aria-describedby="design-name-hint"
        .value=${live(bench.design.name)}
        @input=${(event: Event) => bench.change({ kind: 'name', name: (event.target as HTMLInputElement).value })}
        data-design
      />
      <p class="hint" id="design-name-hint">${t.institutionHint}</p>
    </div>
    <h3 id="themes-title">${t.themes}</h3>
    <p class="hint">${t.themesHint}</p>
    <ul class="themes" aria-labelledby="themes-title">
      ${STARTS.map((theme) => themeButton(bench, theme))}
    </ul>
  `
}

/** The layouts of list, form, ad and job agent. */
export function layoutPart(bench: Bench): TemplateResult {
  const { layouts: t } = bench.t
  const one = (of: LayoutOf) => {
    const now = bench.design.layouts[of]
    const known: readonly string[] = LAYOUTS[of]
    const values = known.includes(now) ? known : [...known, now]
    const note = of === 'agent' ? t.agentNote : ''
    return html`<fieldset class="choice" aria-describedby=${note ? 'agent-note' : nothing}>
      <legend>${t.of[of]}</legend>
      ${values.map(
        (value) => html`<label>
          <input
            type="radio"
            name="layout-${of}"
            .checked=${live(value === now)}
            @change=${() => isLayout(of, value) && bench.change({ kind: 'layout', of, value })}
          />
          ${bench.layoutSays(of, value)}
        </label>`,
      )}
      ${note ? html`<p class="hint" id="agent-note">${note}</p>` : nothing}
    </fieldset>`
  }
  return html`${(Object.keys(LAYOUTS) as LayoutOf[]).map(one)}`
}
