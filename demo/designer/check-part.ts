import { html, nothing, type TemplateResult } from 'lit'
import type { Bench } from './bench-state.ts'
import type { Finding, Place } from './check.ts'

/** The control that a sentence is about. */
function targetOf(place: Place): string {
  if (place.at === 'token') return `${place.scheme}${place.token}`
  return place.at === 'fonts' ? 'font-file' : place.at === 'logo' ? 'logo-file' : 'design-name'
}

function nameOf(bench: Bench, place: Place): string {
  if (place.at === 'token') {
    const says = bench.says(place.token)
    return place.scheme === 'dark' ? bench.t.compare.inDark(says) : says
  }
  return place.at === 'fonts'
    ? bench.t.fonts.ownTitle
    : place.at === 'logo'
      ? bench.t.logo.title
      : bench.t.start.institution
}

/** Opens the section that a control is in, and goes there. */
export function goTo(bench: Bench, place: Place): void {
  bench.view = 'design'
  if (place.at === 'token') bench.scheme = place.scheme
  bench.redraw()
  requestAnimationFrame(() => {
    const target = document.getElementById(targetOf(place))
    const section = target?.closest('details')
    if (section) section.open = true
    target?.focus()
    target?.scrollIntoView({ block: 'center' })
  })
}

/** What the check says in all, with a way to each place that it speaks of. */
export function checkPart(bench: Bench): TemplateResult {
  const { check: t } = bench.t
  const { wrong } = bench
  const lacks = bench.findings.filter((finding) => !wrong.includes(finding))
  return html`<section class="check ${wrong.length > 0 ? 'wrong' : ''}" aria-labelledby="check-title">
    <h2 id="check-title">${t.title}</h2>
    <p>${bench.summary()}</p>
    ${ways(bench, wrong)}
    ${lacks.length > 0 ? html`<p class="hint">${t.folderOnly(lacks.length)}</p>${ways(bench, lacks)}` : nothing}
    <p><button type="button" class="link" @click=${toExamples}>${t.examples}</button></p>
  </section>`
}

/** Past the controls, which are many. */
function toExamples(): void {
  const title = document.getElementById('view-title')
  title?.focus()
  title?.scrollIntoView()
}

/** A way to each place that some findings speak of. */
function ways(bench: Bench, findings: readonly Finding[]): TemplateResult | typeof nothing {
  if (findings.length === 0) return nothing
  const places = new Map<string, { place: Place; many: number }>()
  for (const { place } of findings) {
    const key = targetOf(place)
    places.set(key, { place, many: (places.get(key)?.many ?? 0) + 1 })
  }
  return html`<ul>
    ${[...places.values()].map(
      ({ place, many }) => html`<li>
        <button type="button" class="link" @click=${() => goTo(bench, place)}>
          ${bench.t.check.go(nameOf(bench, place))}${many > 1 ? ` (${many})` : nothing}
        </button>
      </li>`,
    )}
  </ul>`
}
