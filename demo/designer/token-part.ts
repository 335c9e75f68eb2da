import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { familiesOf, PREFIX } from '../../themes/fonts.ts'
import { TOKENS, type TokenName } from '../../themes/tokens.ts'
import { type Bench, decimal } from './bench-state.ts'
import { findingsAt } from './check.ts'
import { resetButton } from './colour-part.ts'
import { MEASURES, STACKS, tokenValue } from './design.ts'
import { faults } from './fault-part.ts'
import { choiceOf, fontChoices, usedWeight } from './fonts.ts'
import { FACES } from './shipped.ts'

const OPEN = [...new Set(FACES.map(({ family }) => family))].sort()

/** The two fonts: chosen from a list, or written. */
export function stackPart(bench: Bench): TemplateResult {
  const { fonts: t } = bench.t
  const choices = fontChoices(bench.design.fonts, OPEN)
  const one = (token: TokenName) => {
    const id = `light${token}`
    const value = tokenValue(bench.design, token, 'light')
    const found = findingsAt(bench.findings, token, 'light')
    const now = choiceOf(choices, value)
    const put = (stack: string) => bench.change({ kind: 'token', scheme: 'light', token, value: stack })
    const pick = (event: Event) => {
      const { value: chosen } = event.target as HTMLSelectElement
      if (chosen) put(chosen)
    }
    return html`<div class="row ${found.length > 0 ? 'wrong' : ''}">
      <label for="${id}-choice">${bench.says(token)}</label>
      <select id="${id}-choice" @change=${pick}>
        ${now ? nothing : html`<option value="" selected>${t.other}</option>`}
        ${(['own', 'open', 'system'] as const).map((group) => {
          const all = choices.filter((choice) => choice.group === group)
          return all.length > 0
            ? html`<optgroup label=${t.groups[group]}>
                ${all.map(
                  (choice) =>
                    html`<option value=${choice.stack} .selected=${live(choice === now)}>${choice.says}</option>`,
                )}
              </optgroup>`
            : nothing
        })}
      </select>
      <div class="line">
        <input
          type="text"
          id=${id}
          class="long"
          spellcheck="false"
          autocomplete="off"
          maxlength="300"
          aria-label=${t.stack(bench.says(token))}
          aria-describedby="${id}-hint ${found.length > 0 ? `${id}-faults` : ''}"
          aria-invalid=${found.length > 0}
          .value=${live(value)}
          @input=${(event: Event) => put((event.target as HTMLInputElement).value)}
          data-design
        />
        ${resetButton(bench, token, 'light')}
      </div>
      <p class="hint" id="${id}-hint">${t.stackHint}</p>
      ${faults(bench, found, `${id}-faults`)}
    </div>`
  }
  return html`${STACKS.map(one)}`
}

const STEPS: Partial<Record<TokenName, string>> = {
  '--opslag-line-height': '0.05',
  '--opslag-heading-weight': '100',
  '--opslag-space': '0.5',
}

/** Sizes and numbers, each with its bounds. */
export function measurePart(bench: Bench): TemplateResult {
  return html`${MEASURES.map((token) => measure(bench, token))}`
}

function measure(bench: Bench, token: TokenName): TemplateResult {
  const { measures: t } = bench.t
  const spec = TOKENS[token]
  if (spec.kind !== 'length' && spec.kind !== 'number') return html``
  const id = `light${token}`
  const value = tokenValue(bench.design, token, 'light')
  const [, digits = '', said = ''] = /^([\d.]*)(.*)$/.exec(value) ?? []
  const unit = spec.kind === 'length' ? (spec.units.includes(said) ? said : (spec.units[0] ?? '')) : ''
  const found = findingsAt(bench.findings, token, 'light')
  const put = (number: string, one: string) =>
    bench.change({ kind: 'token', scheme: 'light', token, value: `${number}${one}` })
  const bounds = t.hint(decimal(spec.least, bench.language), decimal(spec.most, bench.language), unit)
  return html`<div class="row ${found.length > 0 ? 'wrong' : ''}">
    <label for=${id}>${bench.says(token)}</label>
    <div class="line">
      <input
        type="number"
        id=${id}
        min=${spec.least}
        max=${spec.most}
        step=${STEPS[token] ?? '1'}
        inputmode="decimal"
        aria-describedby="${id}-hint ${found.length > 0 ? `${id}-faults` : ''}"
        aria-invalid=${found.length > 0}
        .value=${live(digits)}
        @input=${(event: Event) => put((event.target as HTMLInputElement).value, unit)}
        data-design
      />
      ${unitField(bench, token, unit, (one) => put(digits, one))}
      <span class="hint" id="${id}-hint">${bounds}</span>
      ${resetButton(bench, token, 'light')}
    </div>
    ${faults(bench, found, `${id}-faults`)}
    ${token === '--opslag-heading-weight' ? weightNote(bench, value) : nothing}
  </div>`
}

/** Told where the headings' font has no such weight: the browser then takes another without a word. */
function weightNote(bench: Bench, weight: string): TemplateResult | typeof nothing {
  const [family] = familiesOf(tokenValue(bench.design, '--opslag-font-heading', 'light'))
  const faces = [...bench.design.fonts, ...FACES].filter((one) => one.family === family && one.style === 'normal')
  const used = usedWeight(
    weight,
    faces.map((one) => one.weight),
  )
  if (used === null || used === weight) return nothing
  return html`<p class="note">${bench.t.faults.weight((family ?? '').replace(PREFIX, ''), weight, used)}</p>`
}

function unitField(bench: Bench, token: TokenName, unit: string, put: (unit: string) => void) {
  const spec = TOKENS[token]
  if (spec.kind !== 'length' || spec.units.length < 2) return nothing
  return html`<select aria-label=${bench.t.unit(bench.says(token))} @change=${(event: Event) => put((event.target as HTMLSelectElement).value)}>
    ${spec.units.map((one) => html`<option .selected=${live(one === unit)}>${one}</option>`)}
  </select>`
}
