import { html } from 'hono/html'
import type { OwnDeletion } from '../../candidates/across.ts'
import type { OwnSession } from '../../candidates/own-sessions.ts'
import type { Candidate } from '../../contract/candidate.ts'
import type { Language } from '../../contract/language.ts'
import { LIMITS } from '../../contract/limits.ts'
import { formatDay, formatInstant } from '../../mail/format.ts'
import type { Html } from '../language.ts'
import { at, codeField, done, type Faults, facts, field, hidden, type Place, problems, words } from './parts.ts'

type Made = { title: string; main: Html }
type Typed = { faults?: Faults; said?: string | undefined }
const titled = (title: string, faults: Faults, place: Place) =>
  Object.keys(faults).length > 0 ? `${words(place.language).error} ${title}` : title
const toAccount = (place: Place): Html =>
  html`<p><a class="back" href="${at(place, '/profile')}">${words(place.language).backToAccount}</a></p>`

/** Profile and account: what is prefilled, and what can be done to the account. */
export function profilePage(
  place: Place,
  person: Pick<Candidate, 'email'> & { name: string; phone: string },
  { faults = {}, said }: Typed,
): Made {
  const t = words(place.language).account
  const { language } = place
  return {
    title: titled(t.title, faults, place),
    main: html`${said ? done(said) : ''}${problems(faults, place)}<h1>${t.title}</h1>
<h2>${t.profile}</h2><p>${t.profileText}</p>
<form class="form" method="post" action="${at(place, '/profile')}" novalidate>
${field({ name: 'name', label: t.name, value: person.name, autocomplete: 'name', maxLength: LIMITS.name }, faults, language)}
${field({ name: 'phone', label: t.phone, type: 'tel', value: person.phone, autocomplete: 'tel', maxLength: LIMITS.phone }, faults, language)}
<button class="button" type="submit">${t.save}</button>
</form>
<h2>${t.email}</h2><p>${person.email}</p><p><a class="plain" href="${at(place, '/email')}">${t.changeEmail}</a></p>
<h2>${t.sessions}</h2><p>${t.sessionsText}</p><p><a class="plain" href="${at(place, '/sessions')}">${t.seeSessions}</a></p>
<h2>${t.data}</h2><p>${t.dataText}</p>
<div class="actions"><a class="plain" href="${at(place, '/export.html')}">${t.html}</a><a class="plain" href="${at(place, '/export.json')}">${t.json}</a></div>
<h2>${t.delete}</h2><p>${t.deleteText}</p><p><a class="plain" href="${at(place, '/delete')}">${t.deleteLink}</a></p>`,
  }
}

/** The sign-in is no longer fresh: what changes the account wants a new code first. `to` is where that leads. */
export function confirmItsYouPage(place: Place, email: string, to: 'email' | 'delete'): Made {
  const t = words(place.language).fresh
  return {
    title: t.title,
    main: html`${toAccount(place)}<h1>${t.title}</h1><p>${t.text(email)}</p>
<form method="post" action="${at(place, '/sign-in')}">${hidden('to', to)}<button class="button" type="submit">${t.send}</button></form>`,
  }
}

/** Where the new address is typed. */
export function emailPage(
  place: Place,
  email: string,
  { typed = '', faults = {}, said }: Typed & { typed?: string },
): Made {
  const t = words(place.language).email
  return {
    title: titled(t.title, faults, place),
    main: html`${said ? done(said) : ''}${problems(faults, place)}${toAccount(place)}<h1>${t.title}</h1><p>${t.text(email)}</p>
<form class="form" method="post" action="${at(place, '/email')}" novalidate>
${field({ name: 'email', label: t.email, type: 'email', value: typed, autocomplete: 'email', maxLength: LIMITS.email }, faults, place.language)}
<button class="button" type="submit">${t.send}</button>
</form>`,
  }
}

/** Where the code is typed that was sent to the new address. */
export function emailCodePage(place: Place, { faults = {} }: Typed): Made {
  const t = words(place.language).email
  return {
    title: titled(t.codeTitle, faults, place),
    main: html`${problems(faults, place)}<h1>${t.codeTitle}</h1><p>${t.codeSent}</p>
<form class="form" method="post" action="${at(place, '/email/code')}" novalidate>
${codeField(faults, place.language)}
<button class="button" type="submit">${t.confirm}</button>
</form>
<p><a class="plain" href="${at(place, '/email')}">${words(place.language).code.again}</a></p>`,
  }
}

/** Where the person is signed in. `names`: institutions by their short names. */
export function sessionsPage(
  place: Place,
  sessions: readonly OwnSession[],
  names: ReadonlyMap<string, string>,
  { said }: Typed,
): Made {
  const t = words(place.language).sessions
  const { language } = place
  const item = (session: OwnSession): Html => {
    const device = session.device || t.unknown
    const where = session.institution === null ? t.own : t.at(names.get(session.institution) ?? session.institution)
    const end = html`<form method="post" action="${at(place, '/sessions')}">${hidden('session', session.id)}<button class="plain" type="submit">${t.end(device)}</button></form>`
    return html`<li><h2 class="kind">${device}${session.isThis ? html` – ${t.here}` : ''}</h2><p>${where}</p>
<p class="muted">${t.since(formatInstant(session.createdAt, language))} · ${t.used(formatInstant(session.lastSeenAt, language))}</p>
${session.isThis ? '' : end}</li>`
  }
  return {
    title: t.title,
    main: html`${said ? done(said) : ''}${toAccount(place)}<h1>${t.title}</h1>
<ul class="cards">${sessions.map(item)}</ul>
${sessions.length > 1 ? html`<form method="post" action="${at(place, '/sessions')}">${hidden('others', 'yes')}<button class="button quiet" type="submit">${t.others}</button></form>` : ''}`,
  }
}

type Dated = readonly (OwnDeletion & { institution: string })[]

const day = (deletion: OwnDeletion, language: Language): string => {
  const t = words(language).remove
  if (!deletion.deletedFrom) return t.unknownDate
  const on = formatDay(deletion.deletedFrom, language)
  return deletion.isLatest ? t.latest(on) : on
}
const dates = (deletions: Dated, { language }: Place): Html =>
  deletions.length === 0
    ? html``
    : html`<h2>${words(language).remove.dates}</h2>${facts(
        deletions.map((one) => [`${one.title}, ${one.institution}`, day(one, language)] as const),
      )}`

/** What deleting the account means, with the dates, and the button. */
export function deletePage(place: Place, deletions: Dated): Made {
  const t = words(place.language).remove
  return {
    title: t.title,
    main: html`${toAccount(place)}<h1>${t.title}</h1><p>${t.text}</p><ul>${t.points.map((point) => html`<li>${point}</li>`)}</ul>
${dates(deletions, place)}
<div class="actions"><form method="post" action="${at(place, '/delete')}"><button class="button" type="submit">${t.yes}</button></form><a class="button quiet" href="${at(place, '/profile')}">${t.no}</a></div>`,
  }
}

/** The account is gone; when the applications will be. */
export function deletedPage(place: Place, deletions: Dated): Made {
  const t = words(place.language).remove
  return {
    title: t.doneTitle,
    main: html`<h1>${t.doneTitle}</h1><p>${t.doneText}</p>${dates(deletions, place)}`,
  }
}
