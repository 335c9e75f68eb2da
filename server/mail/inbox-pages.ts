import { html } from 'hono/html'
import type { Email } from 'postal-mime'
import type { Language } from '../contract/language.ts'
import { formatInstant } from './format.ts'
import type { Found } from './inbox-search.ts'
import { strings as da, type InboxStrings } from './inbox-strings.da.ts'
import { strings as en } from './inbox-strings.en.ts'
import { STYLE } from './inbox-style.ts'

const STRINGS: Record<Language, InboxStrings> = { da, en }

/** Nothing loads but pictures of our own, and nothing runs: a mail in the frame inherits this too. */
export const INBOX_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** How wide and in which scheme a mail's HTML is looked at. */
export const WIDTHS = ['full', '320', '360', '600'] as const
export const SCHEMES = ['light', 'dark'] as const
export type Look = { width: (typeof WIDTHS)[number]; scheme: (typeof SCHEMES)[number] }

/** An address of the inbox with what is not the standard in its query. */
function address(path: string, query: Record<string, string | undefined>): string {
  const said = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return said.size > 0 ? `${path}?${said}` : path
}

type Made = { title: string; path: string; query: Record<string, string | undefined>; main: unknown }

function page(language: Language, { title, path, query, main }: Made) {
  const t = STRINGS[language]
  const other = language === 'da' ? 'en' : 'da'
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} – ${t.title}</title>
${STYLE}
</head>
<body>
<header><p>${t.title}</p><a href="${address(path, { ...query, lang: other })}" lang="${other}" hreflang="${other}">${t.other}</a></header>
<main>
${main}
</main>
</body>
</html>`
}

type Box = NonNullable<Email['from']>
const shown = (box: Box | undefined) =>
  box ? [box.name, box.address && `<${box.address}>`].filter(Boolean).join(' ') : ''
const dateOf = ({ date }: Email, language: Language) => (date ? formatInstant(new Date(date), language) : '')

/** What a mail says, below its sender and its title. */
const wordsOf = ({ text = '' }: Email) =>
  text
    .split(/(?:\r?\n){2,}/)
    .slice(2)
    .join(' ')
    .slice(0, 200)

/** The list, newest first. */
export function inboxPage(
  { mails, older }: Found,
  { q, before }: { q: string; before?: string | undefined },
  language: Language,
) {
  const t = STRINGS[language]
  const rows = mails.map(
    ({ id, mail }) =>
      html`<li><a href="${address(`/dev/mail/${id}`, { lang: language, q })}"><strong>${mail.subject || t.noSubject}</strong><time class="soft">${dateOf(mail, language)}</time><span>${mail.to?.map(shown).join(', ')}</span><span class="words soft">${wordsOf(mail)}</span></a></li>`,
  )
  const nothing = q || before ? t.nothingFound : t.empty
  return page(language, {
    title: q || t.mails,
    path: '/dev/mail',
    query: { q, before },
    main: html`<h1>${t.mails}</h1><p class="soft what">${t.what}</p>
<form action="/dev/mail" role="search"><input type="hidden" name="lang" value="${language}"><label>${t.search}<input type="search" name="q" value="${q}"></label><button type="submit">${t.find}</button></form>
${mails.length === 0 ? html`<p>${nothing}</p>` : html`<ul class="list">${rows}</ul>`}
<p class="ways">${older && html`<a href="${address('/dev/mail', { lang: language, q, before: older })}">${t.older}</a>`} ${(q || before) && html`<a href="${address('/dev/mail', { lang: language })}">${t.all}</a>`}</p>`,
  })
}

/** Links of the plain part can be followed; everything else of it is text. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : part))

/** The mail as in a reader's scheme, whatever this browser's is. */
const inScheme = (markup: string, scheme: Look['scheme']) =>
  markup.replace(/@media \(prefers-color-scheme: dark\)/g, scheme === 'dark' ? '@media all' : '@media not all')

function framedPart(id: string, framed: string, look: Look, query: { lang: Language; q: string }) {
  const t = STRINGS[query.lang]
  const choice = (to: Look, words: string, isApart = false) =>
    html`<li ${isApart ? html`class="apart"` : ''}><a ${to.width === look.width && to.scheme === look.scheme ? html`aria-current="true"` : ''} href="${address(`/dev/mail/${id}`, { ...query, ...to })}">${words}</a></li>`
  return html`<section><h2>${t.asHtml}</h2>
<nav class="choices" aria-label="${t.look}"><ul>${WIDTHS.map((width) => choice({ ...look, width }, width === 'full' ? t.full : t.pixels(width)))}${SCHEMES.map((scheme, index) => choice({ ...look, scheme }, t[scheme], index === 0))}</ul></nav>
<iframe class="w${look.width}" title="${t.asHtml}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${inScheme(`<base target="_blank">${framed}`, look.scheme)}"></iframe></section>`
}

const size = (content: Email['attachments'][number]['content']) =>
  typeof content === 'string' ? content.length : content.byteLength

/** One mail: its HTML in a frame that runs nothing, its plain part, its headers and what is attached. */
export function mailPage(
  { id, mail, look, q }: { id: string; mail: Email; look: Look; q: string },
  language: Language,
) {
  const t = STRINGS[language]
  const query = { lang: language, q }
  const rows: [string, string][] = [
    [t.from, shown(mail.from)],
    [t.to, mail.to?.map(shown).join(', ') ?? ''],
    [t.replyTo, mail.replyTo?.map(shown).join(', ') ?? ''],
    [t.date, dateOf(mail, language)],
  ]
  return page(language, {
    title: mail.subject || t.noSubject,
    path: `/dev/mail/${id}`,
    query: { q, ...look },
    main: html`<p class="ways"><a href="${address('/dev/mail', query)}">${t.back}</a></p>
<h1>${mail.subject || t.noSubject}</h1>
<dl>${rows.map(([label, value]) => value && html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
<div class="parts ${mail.html ? 'both' : ''}">
${mail.html && framedPart(id, mail.html, look, query)}
<section><h2>${t.asText}</h2><pre>${linked(mail.text ?? '')}</pre></section>
</div>
${
  mail.attachments.length > 0
    ? html`<h2>${t.attachments}</h2><ul>${mail.attachments.map((one) => html`<li>${one.filename ?? t.noName} <span class="soft">(${one.mimeType}, ${t.bytes(size(one.content))})</span></li>`)}</ul>`
    : ''
}
<details><summary>${t.headers}</summary><dl>${mail.headers.map(({ originalKey, value }) => html`<dt>${originalKey}</dt><dd>${value}</dd>`)}</dl></details>`,
  })
}
