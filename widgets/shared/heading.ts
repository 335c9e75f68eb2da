import { html, nothing, type TemplateResult } from 'lit'

/**
 * A heading of the level the page decides. `focusable` lets a script move focus to it when its view opens; it stays out of
 * the tab order.
 */
export function heading(
  level: number,
  content: unknown,
  settings: { part?: string; id?: string; focusable?: boolean } = {},
): TemplateResult {
  const { part = 'heading' } = settings
  const id = settings.id ?? nothing
  const tab = settings.focusable ? '-1' : nothing
  if (level <= 2) return html`<h2 id=${id} part=${part} tabindex=${tab}>${content}</h2>`
  if (level === 3) return html`<h3 id=${id} part=${part} tabindex=${tab}>${content}</h3>`
  if (level === 4) return html`<h4 id=${id} part=${part} tabindex=${tab}>${content}</h4>`
  if (level === 5) return html`<h5 id=${id} part=${part} tabindex=${tab}>${content}</h5>`
  return html`<h6 id=${id} part=${part} tabindex=${tab}>${content}</h6>`
}
