import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { darkPairs } from '../../themes/validate.ts'
import { exampleNamed } from '../showroom/examples.ts'
import { type Shown, show, type Theme } from '../showroom/show.ts'
import type { Bench } from './bench-state.ts'
import { type Design, wornColour } from './design.ts'
import { addressOf, FACES } from './shipped.ts'
import { namedFaces } from './theme-folder.ts'

/** A design as the elements wear it. Its own fonts are registered beside (`font-file.ts`). */
export function wornBy(design: Design): Theme {
  const fonts = namedFaces(design, FACES).map((face) => ({
    family: face.family,
    weight: face.weight,
    style: face.style,
    fallback: face.fallback,
    url: addressOf(face),
  }))
  const { agent: _, ...layouts } = design.layouts
  const worn = { tokens: design.tokens, dark: darkPairs(design), fonts, layouts }
  return worn as Theme
}

/** Every element once, in the state that shows most of it, and the form with errors in it. */
export const SHOWN = [
  'job-list/jobs',
  'job-ad/full',
  'application-form/errors',
  'application-form/receipt',
  'job-agent/steps',
  'talent-pool/join',
  'candidate-login/overview',
  'career-page/list',
]

export type Width = 'full' | 'tablet' | 'phone'
const PIXELS: Record<Width, number | undefined> = { full: undefined, tablet: 768, phone: 360 }

/** Examples on the page that follow a design. The elements are made once; another design dresses them anew. */
export class Examples {
  readonly element = document.createElement('div')
  private readonly bench: Bench
  private readonly ids: readonly string[]
  private readonly level: 3 | 4
  private shown: Shown[] = []
  private drawn: { layouts: Design['layouts']; width: Width } | null = null
  private wanted: Design | null = null
  private waits = false

  /** @param level that of the examples' headings. */
  constructor(bench: Bench, level: 3 | 4, ids: readonly string[] = SHOWN) {
    this.bench = bench
    this.level = level
    this.ids = ids
    this.element.className = 'examples'
  }

  /** Shows a design. What only changes colours, fonts or sizes repaints; another layout or width draws anew. */
  wear(design: Design, width: Width = 'full', isDark = false): void {
    this.element.classList.toggle('dark', isDark)
    // A sheet of the light ground on the dark page, so that no text stands on its edge.
    this.element.classList.toggle('light-only', isDark && !design.dark)
    // The ground that the examples stand on: the theme's, as a page in its colours would have it.
    const ground = wornColour(design, '--opslag-color-surface', isDark ? 'dark' : 'light')
    this.element.style.setProperty('--ground', ground)
    this.wanted = design
    if (this.drawn?.layouts !== design.layouts || this.drawn.width !== width) this.fill(design, width)
    else this.repaint()
  }

  /** Once for all changes that come before the next picture. */
  private repaint(): void {
    if (this.waits) return
    this.waits = true
    requestAnimationFrame(() => {
      this.waits = false
      if (!this.wanted) return
      const theme = wornBy(this.wanted)
      for (const one of this.shown) one.wear(theme)
    })
  }

  private fill(design: Design, width: Width): void {
    this.close()
    this.drawn = { layouts: design.layouts, width }
    const { language, t } = this.bench
    const theme = wornBy(design)
    this.element.replaceChildren(
      ...this.ids.flatMap((id) => {
        // How a job agent is laid out is a setting of its own beside the theme, and on a page the tag's to say.
        const example = exampleNamed(id === 'job-agent/steps' ? `job-agent/${design.layouts.agent}` : id)
        if (!example) return []
        const section = document.createElement('section')
        const heading = document.createElement(`h${this.level}`)
        const place = document.createElement('div')
        const tag = document.createElement('code')
        tag.textContent = example.element
        heading.append(`${example.says[language]} `, tag)
        place.className = 'place'
        section.append(heading, place)
        const shown = show(example, place, { language, theme, width: PIXELS[width] })
        // Where it would have stood: what the bench says of something else meanwhile stays.
        shown.ready.catch(() => {
          const note = document.createElement('p')
          note.textContent = t.preview.failed
          section.append(note)
        })
        this.shown.push(shown)
        return [section]
      }),
    )
  }

  close(): void {
    for (const one of this.shown) {
      one.ready.catch(() => {})
      one.close()
    }
    this.shown = []
    this.drawn = null
    this.element.replaceChildren()
  }
}

/** Width and kind of page that the examples are shown on. */
export function previewTools(bench: Bench, width: Width, choose: (width: Width) => void): TemplateResult {
  const { preview: t } = bench.t
  return html`<div class="tools">
    <fieldset class="choice">
      <legend>${t.width}</legend>
      ${(['full', 'tablet', 'phone'] as const).map(
        (one) => html`<label>
          <input type="radio" name="width" .checked=${live(one === width)} @change=${() => choose(one)} />
          ${t.widths[one]}
        </label>`,
      )}
    </fieldset>
    ${darkTick(bench)} ${darkNone(bench, bench.design)}
  </div>`
}

/** Whether the examples stand on a dark page. */
export function darkTick(bench: Bench): TemplateResult {
  return html`<label class="tick">
    <input
      type="checkbox"
      .checked=${live(bench.scheme === 'dark')}
      @change=${(event: Event) => {
        bench.scheme = (event.target as HTMLInputElement).checked ? 'dark' : 'light'
        for (const hear of bench.onChange) hear()
        bench.redraw()
      }}
    />
    ${bench.t.preview.dark}
  </label>`
}

/** Told where a design has nothing to show on a dark page. */
export const darkNone = (bench: Bench, design: Design): TemplateResult | typeof nothing =>
  bench.scheme === 'dark' && !design.dark ? html`<p class="hint">${bench.t.preview.darkNone}</p>` : nothing
