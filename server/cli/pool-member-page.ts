import { html } from 'hono/html'
import type { PoolMember } from '../contract/talent-pool.ts'
import { at, fact, STATES, STYLE, spelled } from './application-page.ts'

/** One member of a talent pool as a page to read and print. It loads nothing and runs nothing. */
export const memberPage = (member: PoolMember): string =>
  String(html`<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width">
<title>${member.name} – emnebank ${member.pool}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${member.name}</h1>
<p>I emnebanken <strong>${member.pool}</strong> og indforstået med at blive kontaktet til og med ${at(member.expiresAt)}</p>
<dl>
${fact('E-mail', member.email)}
${fact('Telefon', member.phone)}
${fact('Sprog', member.language === 'da' ? 'Dansk' : 'Engelsk')}
${fact('Tilmeldt', at(member.joinedAt))}
</dl>
${member.motivation === null ? '' : html`<h2>Motivation</h2><div class="text">${member.motivation}</div>`}
${member.answers.length === 0 ? '' : html`<h2>Svar</h2><dl>${member.answers.map((answer) => fact(answer.text, spelled(answer)))}</dl>`}
${
  member.documents.length === 0
    ? ''
    : html`<h2>Bilag</h2><ul>${member.documents.map((document) => html`<li>${document.name}${STATES[document.status]}</li>`)}</ul>`
}
<h2>Samtykke</h2>
<p>Givet ${at(member.consent.at)}.</p>
<div class="text">${member.consent.text}</div>
</body>
</html>
`)
