import { html } from 'hono/html'
import type { Application } from '../contract/application.ts'
import type { DocumentStatus } from '../contract/document.ts'
import type { StoredAnswer } from '../contract/question.ts'

const STATUS: Record<Application['status'], string> = {
  received: 'Modtaget',
  'awaiting-confirmation': 'Afventer bekræftelse af e-mailadressen',
  replaced: 'Erstattet af en senere ansøgning',
  withdrawn: 'Trukket tilbage',
}
const BY: Record<Application['receivedBy'], string> = { form: 'formularen', post: 'post', 'e-mail': 'e-mail' }
/** What the server calls what happened; a newer server's word stands as it is. */
const EVENTS: Record<string, string> = {
  received: 'Modtaget',
  registered: 'Registreret manuelt',
  'awaiting-confirmation': 'Modtaget; afventer bekræftelse af e-mailadressen',
  confirmed: 'E-mailadressen er bekræftet',
  replaced: 'Erstattet af en senere ansøgning',
  withdrawn: 'Trukket tilbage',
  changed: 'Ændret af ansøgeren',
  asked: 'Stillet flere spørgsmål',
  answered: 'Har svaret på flere spørgsmål',
  'mail-sent': 'Mail sendt til ansøgeren',
  'mail-failed': 'Mail kunne ikke leveres',
  'document-blocked': 'Et bilag indeholdt en virus og er slettet',
}
/** What is added to a document's name. */
export const STATES: Record<DocumentStatus, string> = {
  clean: '',
  uploading: ' (ikke modtaget helt)',
  pending: ' (afventer virusscanning)',
  blocked: ' (slettet: virus)',
}
const ACTORS: Record<string, string> = {
  anonymous: 'ansøgeren',
  candidate: 'ansøgeren',
  system: 'systemet',
  admin: 'driften',
}

const time = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Copenhagen' })
/** An instant by Copenhagen's clock. */
export const at = (instant: string) => time.format(new Date(instant))

/** The look of such pages. */
export const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 46em; margin: 2em auto; padding: 0 1em }
  h1 { line-height: 1.25 } h2 { margin: 2em 0 .5em; border-bottom: 1px solid #dcdcdc }
  dl { display: grid; grid-template-columns: minmax(9em, auto) 1fr; gap: .3em 1.5em } dt { color: #595959 } dd { margin: 0 }
  .text { white-space: pre-wrap; overflow-wrap: anywhere }
  @media print { body { margin: 0 } }`

/** In the words that were shown; several on a line each, numbered where they were put in order. */
export const spelled = ({ kind, value, shown }: StoredAnswer): string =>
  shown.length > 0
    ? shown.map((line, index) => (kind === 'prioritised' ? `${index + 1}. ${line}` : line)).join('\n')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)

/** A label and what stands for it; nothing where there is nothing. */
export const fact = (label: string, value: string | null) =>
  value ? html`<dt>${label}</dt><dd class="text">${value}</dd>` : ''

/** One application as a page to read and print. It loads nothing and runs nothing: what a person wrote stays text. */
export const applicationPage = (application: Application): string =>
  String(html`<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width">
<title>Ansøgning ${application.reference} – ${application.applicant.name}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${application.applicant.name}</h1>
<p>Ansøgning til <strong>${application.job.title}</strong> (stilling ${application.job.id})</p>
<dl>
${fact('Reference', application.reference)}
${fact('Status', STATUS[application.status])}
${fact('Modtaget', `${at(application.receivedAt)} via ${BY[application.receivedBy]}`)}
${fact('Senest ændret', application.changedAt && at(application.changedAt))}
${fact('Begrundelse for sen registrering', application.lateReason)}
${fact('E-mail', application.applicant.email)}
${fact('Telefon', application.applicant.phone)}
${fact('Sprog', application.language === 'da' ? 'Dansk' : 'Engelsk')}
${fact('Medie', application.medium)}
${application.fields.map((field) => fact(field.label, field.value))}
</dl>
${application.motivation === null ? '' : html`<h2>Motiveret ansøgning</h2><div class="text">${application.motivation}</div>`}
${
  application.answers.length === 0
    ? ''
    : html`<h2>Svar</h2><dl>${application.answers.map((answer) => fact(answer.text, spelled(answer)))}</dl>`
}
${application.furtherAnswers.map(
  ({ answeredAt, answers }) => html`<h2>Svar på senere spørgsmål</h2>
<p>${answeredAt === null ? 'Ikke besvaret' : `Besvaret ${at(answeredAt)}`}</p>
<dl>${answers.map((answer) => fact(answer.text, spelled(answer)))}</dl>`,
)}
${
  application.documents.length === 0
    ? ''
    : html`<h2>Bilag</h2><ul>${application.documents.map((document) => html`<li>${document.name}${STATES[document.status]}</li>`)}</ul>`
}
${
  application.acknowledged === null
    ? ''
    : html`<h2>Oplysning om databehandling</h2>
<p>Version ${application.acknowledged.version}, læst og bekræftet ${at(application.acknowledged.at)}.</p>
<div class="text">${application.acknowledged.text}</div>`
}
<h2>Hændelser</h2>
<dl>${application.events.map((event) => fact(at(event.at), `${EVENTS[event.kind] ?? event.kind} (${ACTORS[event.actor.split(':')[0] ?? ''] ?? event.actor})`))}</dl>
</body>
</html>
`)
