import { html, raw } from 'hono/html'
import type { Choices } from '../../../widgets/server.ts'
import type { CandidateApplication, QuestionRound } from '../../contract/candidate.ts'
import type { DocumentState } from '../../contract/document.ts'
import type { Language } from '../../contract/language.ts'
import type { StoredAnswer } from '../../contract/question.ts'
import { formatDate, formatDay, formatInstant } from '../../mail/format.ts'
import type { Deletion } from '../../retention/due.ts'
import type { Html } from '../language.ts'
import { at, done, type Faults, facts, type Place, problems, words } from './parts.ts'
import { type CprFound, choicesOf, cprQuestion, NOT_CPR, questionFields } from './round-form.ts'

type Made = { title: string; main: Html }
/** A round whose answers were sent and are not good yet. */
export type Sent = {
  round: string
  choices: Choices
  faults: Faults
  /** What looks like a CPR number in them, and is to be asked about before they go. */
  cpr?: readonly CprFound[]
}

const when = (instant: string, language: Language) => formatInstant(new Date(instant), language)

/** Bytes in the unit that a person thinks in. */
export function formatBytes(bytes: number, language: Language): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1_000), 'kB'] : [bytes / 1_000_000, 'MB']
  const locale = language === 'da' ? 'da-DK' : 'en-GB'
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: unit === 'kB' ? 0 : 1 }).format(value)} ${unit}`
}

/** What was answered: what was chosen in its words, numbered where it was put in order, or the text itself. */
export const shownAnswer = ({ kind, shown, value }: StoredAnswer): string =>
  shown.length > 0
    ? shown.map((line, index) => (kind === 'prioritised' ? `${index + 1}. ${line}` : line)).join('\n')
    : typeof value === 'string'
      ? value
      : ''

const answerFacts = (answers: readonly StoredAnswer[]) =>
  facts(answers.map((answer) => [answer.text, shownAnswer(answer)] as const))

function documentItem(place: Place, reference: string, document: DocumentState): Html {
  const t = words(place.language).application
  const size = formatBytes(document.bytes, place.language)
  if (document.status !== 'clean')
    return html`<li>${document.name} (${size}) <span class="muted">${t.documentStatus[document.status]}</span></li>`
  return html`<li><form method="post" action="${at(place, `/applications/${reference}/documents/${document.id}`)}"><button class="plain" type="submit">${t.download(document.name)}</button> (${size})</form></li>`
}

const roundFields = async ({ questions, answers }: QuestionRound, sent: Sent | null, language: Language) =>
  questionFields(questions, sent?.choices ?? (await choicesOf(questions, answers)), sent?.faults ?? {}, language)

function roundPart(place: Place, reference: string, round: QuestionRound, sent: Sent | null): Html {
  const { language } = place
  const t = words(language).rounds
  const answered = round.answeredAt && when(round.answeredAt, language)
  const told = round.isOpen
    ? html`<p><strong>${t.replyBy(when(round.replyBy, language))}</strong></p>${answered ? html`<p>${t.answered(answered)}</p>` : ''}`
    : html`<p>${answered ? t.answeredClosed(answered) : t.closed}</p>`
  return html`<section id="round-${round.id}"><p class="muted">${t.asked(when(round.askedAt, language))}</p>${told}
${
  round.isOpen
    ? html`<form class="form" method="post" action="${at(place, `/applications/${reference}/rounds/${round.id}`)}" novalidate>
${roundFields(round, sent, language)}
${cprQuestion(sent?.cpr ?? [], language)}
<button class="button" type="submit">${t.send}</button>${
        sent?.cpr ? html` <button class="button quiet" name="${NOT_CPR}" value="1">${t.cpr.send}</button>` : ''
      }</form>`
    : answerFacts(round.answers)
}</section>`
}

/** What was written to the applicant, in the language that it was written in. */
const messagesPart = (a: CandidateApplication, language: Language): Html => {
  const t = words(language).messages
  return html`<h2 id="messages">${t.title}</h2>${a.messages.map(
    (message) =>
      html`<section><h3>${t.about[message.template]}</h3><p class="muted">${when(message.at, language)}</p><p class="lines" lang="${message.language}">${message.text}</p></section>`,
  )}`
}

const factsOf = (a: CandidateApplication, language: Language) => {
  const t = words(language)
  const label = t.application
  return facts([
    [label.status, t.status[a.status]],
    [label.institution, a.institution.name],
    [label.job, a.job.title],
    [label.reference, a.reference],
    [label.received, when(a.receivedAt, language)],
    [label.changed, a.changedAt && when(a.changedAt, language)],
    [label.deadline, a.job.deadline && when(a.job.deadline, language)],
    [label.answer, a.status === 'received' && a.answerExpected ? formatDate(a.answerExpected, language) : null],
  ])
}

/** What was sent, every answer under the words that it was asked in. */
function sentPart(a: CandidateApplication, language: Language, documents: Html): Html {
  const t = words(language).application
  return html`<h2>${t.sent}</h2>
${facts([
  [t.name, a.applicant.name],
  [t.email, a.applicant.email],
  [t.phone, a.applicant.phone],
  ...a.fields.map(({ label, value }) => [label, value] as const),
  [t.motivation, a.motivation],
  [t.preferential, a.preferentialAccess === null ? null : a.preferentialAccess ? t.preferentialYes : t.preferentialNo],
])}
${a.documents.length > 0 ? html`<h3>${t.documents}</h3>${documents}` : ''}
${a.answers.length > 0 ? html`<h3>${t.questions}</h3>${answerFacts(a.answers)}` : ''}
${a.acknowledged ? html`<details><summary>${t.acknowledged}</summary><p class="lines">${a.acknowledged.text}</p></details>` : ''}`
}

function deletionSentence({ deletedFrom, isLatest }: Deletion, language: Language): string {
  const t = words(language).application
  if (!deletedFrom) return ''
  const day = formatDay(deletedFrom, language)
  return isLatest ? t.deletedLatest(day) : t.deleted(day)
}

const PRINT = `document.querySelector('[data-print]').hidden = false
document.querySelector('[data-print]').addEventListener('click', () => print())`
const printButton = ({ language, nonce }: Place): Html =>
  html`<button class="button quiet" type="button" data-print hidden>${words(language).application.print}</button><script nonce="${nonce}">${raw(PRINT)}</script>`

type Shown = {
  application: CandidateApplication
  deletion: Deletion | null
  said?: string | undefined
  sent?: Sent | null
}

/** One application, whole. */
export function applicationPage(place: Place, { application: a, deletion, said, sent = null }: Shown): Made {
  const { language } = place
  const t = words(language)
  const label = t.application
  const documents = html`<ul>${a.documents.map((document) => documentItem(place, a.reference, document))}</ul>`
  const faults = sent?.faults ?? {}
  const title = label.title(a.job.title)
  return {
    title: Object.keys(faults).length > 0 || sent?.cpr ? `${t.error} ${title}` : title,
    main: html`${said ? done(said) : ''}${problems(faults, place)}<p class="no-print"><a class="back" href="${at(place, '')}">${t.back}</a></p>
<h1>${title}</h1>
${factsOf(a, language)}
${a.messages.length > 0 ? messagesPart(a, language) : ''}
${
  a.rounds.length > 0
    ? html`<h2 id="rounds">${t.rounds.title}</h2>${a.rounds.map((round) =>
        roundPart(place, a.reference, round, sent?.round === round.id ? sent : null),
      )}`
    : ''
}
<div class="actions">
${a.canChange ? html`<a class="button" href="${at(place, `/applications/${a.reference}/change`)}">${label.change}</a>` : ''}
<a class="button quiet" href="${at(place, `/applications/${a.reference}/receipt`)}">${label.receipt}</a>
${a.canWithdraw ? html`<a class="button quiet" href="${at(place, `/applications/${a.reference}/withdraw`)}">${label.withdraw}</a>` : ''}
<a class="plain" href="${a.job.url}">${label.seeAd}</a>
</div>
${a.canChange ? html`<p class="muted">${a.job.deadline ? label.changeUntil(when(a.job.deadline, language)) : label.changeOpen}</p>` : ''}
${sentPart(a, language, documents)}
${deletion ? html`<p class="muted">${deletionSentence(deletion, language)}</p>` : ''}`,
  }
}

/** The receipt, to be printed. */
export function receiptPage(place: Place, a: CandidateApplication): Made {
  const { language } = place
  const t = words(language)
  const documents = html`<ul>${a.documents.map(({ name, bytes }) => html`<li>${name} (${formatBytes(bytes, language)})</li>`)}</ul>`
  return {
    title: t.receiptPage.title,
    main: html`<p class="no-print"><a class="back" href="${at(place, `/applications/${a.reference}`)}">${t.application.title(a.job.title)}</a></p>
<h1>${t.receiptPage.title}</h1><p>${t.receiptPage.text(a.institution.name)}</p>
${factsOf(a, language)}
<div class="actions">${printButton(place)}</div>
${sentPart(a, language, documents)}`,
  }
}

/** Asks once more before an application is withdrawn. */
export function withdrawPage(place: Place, a: CandidateApplication): Made {
  const t = words(place.language).withdraw
  const back = at(place, `/applications/${a.reference}`)
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1>
${facts([
  [words(place.language).application.job, a.job.title],
  [words(place.language).application.reference, a.reference],
])}
<p>${t.text(a.institution.name)}</p>
<div class="actions"><form method="post" action="${at(place, `/applications/${a.reference}/withdraw`)}"><button class="button" type="submit">${t.yes}</button></form>
<a class="button quiet" href="${back}">${t.no}</a></div>`,
  }
}
