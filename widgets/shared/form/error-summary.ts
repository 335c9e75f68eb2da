import { html, type TemplateResult } from 'lit'
import type { FieldStrings } from './strings.da.ts'

/** One line of the summary: the very sentence that stands at the field, and the id of its input; null when no field is meant. */
export type SummaryItem = { id: string | null; text: string }

/**
 * The list of what must be mended, also when it is one thing (DKFDS). Whoever renders it moves focus to `#summary`
 * afterwards. Its links move focus by script: an address with `#id` finds nothing inside a shadow root.
 */
export function errorSummary(
  items: readonly SummaryItem[],
  t: FieldStrings,
  heading: (text: string) => TemplateResult,
  onJump: (id: string) => void,
): TemplateResult {
  const line = ({ id, text }: SummaryItem) => {
    if (id === null) return text
    const jump = (event: Event) => {
      event.preventDefault()
      onJump(id)
    }
    return html`<a href="#${id}" @click=${jump}>${text}</a>`
  }
  return html`<div id="summary" class="message safe error" part="summary" tabindex="-1">
    <div role="alert">
      ${heading(t.summary)}
      <ul>
        ${items.map((item) => html`<li>${line(item)}</li>`)}
      </ul>
    </div>
  </div>`
}
