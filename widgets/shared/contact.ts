import { html, nothing, type TemplateResult } from 'lit'
import type { Contact } from '../../server/contract/job.ts'

/** Whom to ask: a person or an office, with ways to call and to write. */
export const contactPicture = ({ name, title, phone, email }: Contact): TemplateResult => html`<p class="contact">
  <strong>${name}</strong>
  ${title ? html`<span>${title}</span>` : nothing}
  ${phone ? html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone.replaceAll(' ', '\u00a0')}</a>` : nothing}
  ${email ? html`<a href="mailto:${email}">${email}</a>` : nothing}
</p>`
