import { html } from 'hono/html'
import type { Language } from '../contract/language.ts'
import { type Html, inPortal, stringsIn } from './language.ts'

const toList = (slug: string, language: Language) =>
  html`<p><a class="button" href="${inPortal(`/portal/${slug}`, language)}">${stringsIn(language).toList}</a></p>`

export function notFoundPage(slug: string, language: Language): Html {
  const t = stringsIn(language)
  return html`<h1>${t.notFound}</h1><p>${t.notFoundText}</p>${toList(slug, language)}`
}

/** What is missing where no institution is named, or one that there is not: what stands behind `room` in the address. */
export function nobodysPage(room: string, language: Language): Html {
  const t = stringsIn(language)
  return html`<h1>${t.notFound}</h1><p>${t.whose(room)}</p>`
}

export function failedPage(requestId: string, language: Language): Html {
  const t = stringsIn(language)
  return html`<h1>${t.failed}</h1><p>${t.failedText}</p><p class="muted">${t.requestId(requestId)}</p>`
}

/** Answers that could not be sent: to read and copy, and to send again by the same key where `action` says where. */
export function keptAnswers(fields: URLSearchParams, language: Language, action: string | null): Html {
  const t = stringsIn(language)
  const answers = [...fields].filter(([name, value]) => !name.startsWith('_') && value.trim() !== '')
  if (answers.length === 0) return html``
  const again = html`<form method="post" action="${action ?? ''}">
${[...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="button" type="submit">${t.sendAgain}</button>
</form>`
  return html`<h2>${t.answers}</h2><p>${t.notSent}</p>${action === null ? '' : again}
${answers.map(([, value]) => html`<p class="lines">${value}</p>`)}`
}
