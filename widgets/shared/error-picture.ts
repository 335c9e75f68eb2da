import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/contract/language.ts'
import { sayWhyNot } from './reading.ts'

/** Something could not be had: why, and a way to try again. What the webmaster put between the tags stays. */
export function errorPicture(
  t: { failed: string; retry: string },
  language: Language,
  error: unknown,
  onRetry: () => void,
): TemplateResult {
  const { sentence, reference } = sayWhyNot(error, language)
  return html`<div class="message error">
    <p><strong>${t.failed}</strong></p>
    <p>${sentence}</p>
    ${reference ? html`<p class="hint">${reference}</p>` : nothing}
    <p class="actions"><button class="button" type="button" @click=${onRetry}>${t.retry}</button></p>
    <slot></slot>
  </div>`
}
