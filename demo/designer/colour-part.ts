import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { contrast, readColor } from '../../themes/contrast.ts'
import { PAIRS } from '../../themes/pairs.ts'
import type { TokenName } from '../../themes/tokens.ts'
import { type Bench, decimal } from './bench-state.ts'
import { findingsAt } from './check.ts'
import { GROUPS } from './colours.ts'
import { darkened } from './dark.ts'
import { type Scheme, tokenValue, wornColour } from './design.ts'
import { faults } from './fault-part.ts'
import { paint } from './paint.ts'
import { STARTS } from './shipped.ts'

/** A colour as the browser's own field takes it. */
export function asHex(value: string): string {
  const rgb = readColor(value)
  if (!rgb) return '#000000'
  return `#${rgb
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** What the theme that the design began with says of a token, where that is something else. */
function begunWith(bench: Bench, token: TokenName, scheme: Scheme): string | null {
  const start = STARTS.find(({ name }) => name === bench.design.base)
  const said = start && tokenValue(start, token, scheme)
  return said !== undefined && said !== tokenValue(bench.design, token, scheme) ? said : null
}

export function resetButton(bench: Bench, token: TokenName, scheme: Scheme): TemplateResult | typeof nothing {
  const { colours: t } = bench.t
  const said = begunWith(bench, token, scheme)
  if (said === null) return nothing
  const reset = () => {
    bench.change({ kind: 'token', scheme, token, value: said, isWhole: true })
    document.getElementById(`${scheme}${token}`)?.focus()
  }
  return html`<button type="button" class="quiet" aria-label=${t.resetTitle(bench.says(token), said)} @click=${reset}>
    ${t.reset}
  </button>`
}

/** The least contrast that a colour has with what it is read on, and what is needed there. */
function leastContrast(bench: Bench, token: TokenName, scheme: Scheme): { ratio: number; least: number } | null {
  const value = (name: string) => readColor(tokenValue(bench.design, name as TokenName, scheme))
  const ink = value(token)
  const all = PAIRS.filter((pair) => pair.token === token).flatMap(({ on, least }) => {
    const ground = value(on)
    return ink && ground ? [{ ratio: Math.floor(contrast(ink, ground) * 100) / 100, least }] : []
  })
  return all.sort((a, b) => a.ratio / a.least - b.ratio / b.least)[0] ?? null
}

function row(bench: Bench, token: TokenName, scheme: Scheme): TemplateResult {
  const { colours: t } = bench.t
  const id = `${scheme}${token}`
  const value = tokenValue(bench.design, token, scheme)
  const found = findingsAt(bench.findings, token, scheme)
  const least = leastContrast(bench, token, scheme)
  const put = (event: Event) =>
    bench.change({ kind: 'token', scheme, token, value: (event.target as HTMLInputElement).value.trim() })
  const worn = wornColour(bench.design, token, scheme)
  const ratio = least && decimal(least.ratio, bench.language)
  return html`<div class="row ${found.length > 0 ? 'wrong' : ''}">
    <label for=${id}>${bench.says(token)}</label>
    <div class="line">
      <input type="color" aria-label=${t.pick(bench.says(token))} .value=${live(asHex(worn))} @input=${put} data-design />
      <input
        type="text"
        id=${id}
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        maxlength="60"
        aria-describedby="${id}-ratio ${found.length > 0 ? `${id}-faults` : ''} ${worn === value ? '' : `${id}-worn`}"
        aria-invalid=${found.length > 0}
        .value=${live(value)}
        @input=${put}
        data-design
      />
      ${
        least
          ? html`<span class="ratio" id="${id}-ratio"
              ><span aria-hidden="true">${t.ratio(ratio ?? '')}</span
              ><span class="hidden">${t.least(ratio ?? '', decimal(least.least, bench.language))}</span></span
            >`
          : nothing
      }
      ${resetButton(bench, token, scheme)}
    </div>
    ${faults(bench, found, `${id}-faults`)}
    ${worn === value ? nothing : html`<p class="hint" id="${id}-worn"><span class="dot" ${paint(worn)}></span> ${t.worn(worn)}</p>`}
  </div>`
}

/** Every colour with its contrast, light ones and dark ones by turns. */
export function colourPart(bench: Bench): TemplateResult {
  const { colours: t } = bench.t
  const { scheme, design } = bench
  const choose = (one: Scheme) => () => {
    bench.scheme = one
    for (const hear of bench.onChange) hear()
    bench.redraw()
  }
  const count = (one: Scheme) =>
    bench.findings.filter(({ place }) => place.at === 'token' && place.scheme === one).length
  return html`
    <fieldset class="choice">
      <legend>${t.scheme}</legend>
      ${(['light', 'dark'] as const).map(
        (one) => html`<label>
          <input type="radio" name="scheme" .checked=${live(scheme === one)} @change=${choose(one)} />
          ${t.schemes[one]}${count(one) > 0 ? html` <span class="count">${count(one)}</span>` : nothing}
        </label>`,
      )}
    </fieldset>
    ${scheme === 'dark' ? darkSwitch(bench) : nothing}
    ${
      scheme === 'light' || design.dark
        ? Object.entries(GROUPS).map(
            ([group, tokens]) => html`<fieldset class="group">
              <legend>${t.groups[group as keyof typeof GROUPS]}</legend>
              ${tokens.map((token) => row(bench, token, scheme))}
            </fieldset>`,
          )
        : html`<p>${t.darkMissing}</p>`
    }
  `
}

function darkSwitch(bench: Bench): TemplateResult {
  const { colours: t } = bench.t
  const put = (event: Event) => {
    const isOn = (event.target as HTMLInputElement).checked
    bench.change({ kind: 'dark', dark: isOn ? darkened(bench.design.tokens) : null })
  }
  return html`<div class="row">
    <label class="tick">
      <input type="checkbox" .checked=${live(bench.design.dark !== null)} @change=${put} aria-describedby="dark-hint" />
      ${t.dark}
    </label>
    <p class="hint" id="dark-hint">${t.darkHint}</p>
  </div>`
}
