import { html } from 'hono/html'
import type { Html } from '../portal/language.ts'

export type Piece = Html | string

const MARK = /(\[[^\]]+\]\((?:#|\/|https?:\/\/)[^)\s]*\)|`[^`]+`|\*\*[^*]+\*\*)/

/**
 * A sentence of ours: `code`, **what matters** and [links](#section) in it become elements. What an institution has written
 * never goes through here; it is put beside such sentences as plain text.
 */
export function prose(text: string): Html {
  const parts = text.split(MARK).map((part) => {
    if (part.startsWith('`') && part.length > 1) return html`<code>${part.slice(1, -1)}</code>`
    if (part.startsWith('**') && part.length > 4) return html`<strong>${part.slice(2, -2)}</strong>`
    const [, label, address] = /^\[([^\]]+)\]\(([^)]*)\)$/.exec(part) ?? []
    return label === undefined ? html`${part}` : html`<a href="${address}">${prose(label)}</a>`
  })
  return html`${parts}`
}

export const paragraphs = (texts: readonly string[]): Html => html`${texts.map((text) => html`<p>${prose(text)}</p>`)}`
export const steps = (texts: readonly string[]): Html =>
  html`<ol class="steps">${texts.map((text) => html`<li>${prose(text)}</li>`)}</ol>`
export const points = (texts: readonly string[]): Html =>
  html`<ul>${texts.map((text) => html`<li>${prose(text)}</li>`)}</ul>`
export const note = (text: string): Html => html`<p class="aside">${prose(text)}</p>`

export const section = (id: string, title: string, ...body: Piece[]): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`
export const part = (id: string, title: string, ...body: Piece[]): Html => html`<h3 id="${id}">${title}</h3>${body}`

/**
 * Something to copy. Its id in the page and its `data-snippet` stay what they are from version to version. A single line
 * wraps; several keep their lines and scroll.
 */
export const snippet = (id: string, caption: string, code: string): Html =>
  html`<figure class="snippet"><figcaption id="caption-${id}">${caption}</figcaption>
<pre id="snippet-${id}" data-snippet="${id}"${code.includes('\n') ? '' : html` class="wraps"`} tabindex="0" role="group" aria-labelledby="caption-${id}"><code>${code}</code></pre></figure>`

/** Where a long address may be broken: behind a slash of its path and behind its parameters' signs. */
const breakable = (text: string): Html =>
  html`${text.split(/(?<=[^:/]\/|[?&=])/).map((piece, at) => html`${at > 0 ? html`<wbr>` : ''}${piece}`)}`

/** An address or a name that is copied by itself. */
export const value = (text: string): Html => html`<code class="value">${breakable(text)}</code>`
export const address = (text: string): Html => html`<a class="value" href="${text}">${breakable(text)}</a>`

/**
 * A table; where it is narrow its rows stand one below the other, each cell behind its column's name (`styles.ts`). The roles are
 * those that the tags have anyway: they stay when the rules lay the table out otherwise. The first cell of a row is the row's name.
 */
export const table = (caption: string, heads: readonly string[], rows: readonly (readonly Piece[])[]): Html =>
  html`<div class="table"><table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    ([first, ...rest]) =>
      html`<tr role="row"><th role="rowheader" scope="row">${first}</th>${rest.map(
        (cell, at) =>
          html`<td role="cell"><span class="column" aria-hidden="true">${heads[at + 1] ?? ''}: </span>${cell}</td>`,
      )}</tr>`,
  )}</tbody></table></div>`
