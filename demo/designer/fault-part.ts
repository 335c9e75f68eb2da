import { html, nothing, type TemplateResult } from 'lit'
import { isTokenName } from '../../themes/tokens.ts'
import type { Bench } from './bench-state.ts'
import type { Finding } from './check.ts'
import { goTo } from './check-part.ts'
import { paint } from './paint.ts'

/** Sentences of the check beside what they are about, each with the colour that mends it where one can. `id` is what describes the control. */
export function faults(bench: Bench, findings: readonly Finding[], id: string): TemplateResult | typeof nothing {
  if (findings.length === 0) return nothing
  const ways = new Map<string, Finding>()
  for (const finding of findings) ways.set(JSON.stringify(finding.suggestion ?? finding.fault.code), finding)
  return html`<ul class="faults" id=${id}>
      ${findings.map((finding) => html`<li>${bench.sentence(finding.fault)}</li>`)}
    </ul>
    ${[...ways.values()].map((finding) => wayOut(bench, finding))} ${findings.map((finding) => grounds(bench, finding))}`
}

/** A way to each colour that cannot be read on, since it may be the one to change. */
function grounds(bench: Bench, { fault, place }: Finding): TemplateResult[] {
  if (fault.code !== 'contrast' || place.at !== 'token') return []
  return fault.on.map(
    ({ token }) =>
      html`<button type="button" class="link" @click=${() => goTo(bench, { ...place, token })}>
        ${bench.t.check.go(bench.says(token))}
      </button>`,
  )
}

function wayOut(bench: Bench, { fault, suggestion }: Finding): TemplateResult | typeof nothing {
  const { check: t } = bench.t
  if (fault.code !== 'contrast') return nothing
  if (!suggestion) return html`<p class="faults">${t.none}</p>`
  const { token, value, scheme } = suggestion
  if (!isTokenName(token)) return nothing
  const what = bench.says(token)
  const take = () => {
    bench.change({ kind: 'token', scheme, token, value, isWhole: true })
    bench.say(t.used(what, value))
    // The button is gone with its fault: the hand is where the colour is.
    document.getElementById(`${scheme}${token}`)?.focus()
  }
  return html`<button type="button" class="small" @click=${take}>
    <span class="dot" ${paint(value)}></span>${token === fault.token ? t.use(value) : t.useFor(value, what)}
  </button>`
}
