import { html, type TemplateResult } from 'lit'

/** Put behind the title of an internal job, or the institution's name above its ad. */
export const markPicture = (text: string): TemplateResult =>
  html`<span class="hidden">, </span><span class="internal">${text}</span>`
