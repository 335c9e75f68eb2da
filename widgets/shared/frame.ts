import { html, type TemplateResult } from 'lit'
import type { Language } from '../../server/contract/language.ts'

/** A picture in what all elements share: a root that the page's inherited styles end at, and live regions. */
export const framePicture = (
  language: Language,
  picture: unknown,
  politely = '',
  assertively = '',
): TemplateResult => html`<div class="opslag" part="base" lang=${language}>
  ${picture}
  <p class="hidden" role="status" aria-live="polite">${politely}</p>
  <p class="hidden" role="alert">${assertively}</p>
</div>`
