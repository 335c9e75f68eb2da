import { html, raw } from 'hono/html'
import type { Email } from 'postal-mime'
import type { Language } from '../contract/language.ts'
import { formatInstant } from './format.ts'
import { strings as da, type InboxStrings } from './inbox-strings.da.ts'
import { strings as en } from './inbox-strings.en.ts'

const STRINGS: Record<Language, InboxStrings> = { da, en }

/** Nothing loads and nothing runs: a mail in the frame inherits this too. */
export const INBOX_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const STYLE = raw(`<style>
:root { color-scheme: light dark; --line: #8884; --soft: #8881; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
.wide { max-width: 60rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between; }
h1 { margin: 0; font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
ul { list-style: none; margin: 1rem 0; padding: 0; border-top: 1px solid var(--line); }
li a { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .75rem .5rem; border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; }
li a:hover { background: var(--soft); } a:focus-visible { outline: 3px solid; outline-offset: 2px; }
li strong { overflow-wrap: anywhere; } li span { opacity: .8; overflow-wrap: anywhere; } time { white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0; } dt { opacity: .8; } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 46rem; border: 1px solid var(--line); background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: 1rem; margin: 0; }
@media (max-width: 36rem) { li a { grid-template-columns: 1fr; } }
</style>`)

const page = (language: Language, title: string, path: string, body: unknown) => {
  const other = language === 'da' ? 'en' : 'da'
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
${STYLE}
</head>
<body><div class="wide">
<header><h1>${title}</h1><a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${STRINGS[language].other}</a></header>
${body}
</div></body>
</html>`
}

type Box = NonNullable<Email['from']>
const shown = (box: Box | undefined) =>
  box ? [box.name, box.address && `<${box.address}>`].filter(Boolean).join(' ') : ''
const dateOf = ({ date }: Email, language: Language) => (date ? formatInstant(new Date(date), language) : '')

/** The list, newest first. */
export function inboxPage(mails: { id: string; mail: Email }[], language: Language) {
  const t = STRINGS[language]
  const rows = mails.map(
    ({ id, mail }) =>
      html`<li><a href="/dev/mail/${id}?lang=${language}"><strong>${mail.subject || t.noSubject}</strong><time>${dateOf(mail, language)}</time><span>${mail.to?.map(shown).join(', ')}</span></a></li>`,
  )
  return page(
    language,
    t.title,
    '/dev/mail',
    html`<p>${t.what}</p>${mails.length === 0 ? html`<p>${t.empty}</p>` : html`<ul>${rows}</ul>`}`,
  )
}

/** Links of the plain part can be followed; everything else of it is text. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : part))

/** One mail: its headers, its HTML in a frame that runs nothing, its plain part. */
export function mailPage(id: string, mail: Email, language: Language) {
  const t = STRINGS[language]
  const rows: [string, string][] = [
    [t.from, shown(mail.from)],
    [t.to, mail.to?.map(shown).join(', ') ?? ''],
    [t.replyTo, mail.replyTo?.map(shown).join(', ') ?? ''],
    [t.date, dateOf(mail, language)],
  ]
  const framed = mail.html && `<base target="_blank">${mail.html}`
  return page(
    language,
    mail.subject || t.noSubject,
    `/dev/mail/${id}`,
    html`<p><a href="/dev/mail?lang=${language}">${t.back}</a></p>
<dl>${rows.map(([label, value]) => value && html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
${framed && html`<h2>${t.asHtml}</h2><iframe title="${t.asHtml}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${framed}"></iframe>`}
<h2>${t.asText}</h2><pre>${linked(mail.text ?? '')}</pre>`,
  )
}
