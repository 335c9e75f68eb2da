import { html } from 'hono/html'
import { type Html, prose } from './words.ts'

type Piece = Html | string

export const code = (text: string): Html => html`<code>${text}</code>`

export const section = (id: string, title: string, ...body: Piece[]): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title" tabindex="-1">${title}</h2>${body}</section>`

export const paragraphs = (texts: readonly string[]): Html => html`${texts.map((text) => html`<p>${prose(text)}</p>`)}`

/** Something to copy: one press chooses all of it. */
export const snippet = (label: string, text: string): Html =>
  html`<pre class="snippet" tabindex="0" role="group" aria-label="${label}"><code>${text}</code></pre>`

/** Names and what is said of them. `more` stands in small print below. */
export const terms = (rows: readonly { id?: string; name: Piece; says: Piece; more?: Piece }[]): Html =>
  html`<dl class="terms">${rows.map(
    ({ id, name, says, more }) =>
      html`<div${id ? html` id="${id}"` : ''}><dt>${name}</dt><dd>${says}${more ? html`<div class="more">${more}</div>` : ''}</dd></div>`,
  )}</dl>`

/** A table of two columns in groups, each with a heading of its own. */
export const groups = (
  caption: string,
  [first, second]: readonly string[],
  all: readonly { title: string; rows: readonly (readonly [name: Piece, says: Piece])[] }[],
): Html => html`<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${first}</th><th scope="col">${second}</th></tr></thead>
${all
  .filter(({ rows }) => rows.length > 0)
  .map(
    ({ title, rows }) => html`<tbody><tr><th class="group" colspan="2" scope="rowgroup">${title}</th></tr>
${rows.map(([name, says]) => html`<tr><th scope="row">${name}</th><td>${says}</td></tr>`)}</tbody>`,
  )}
</table>`
