import { html, raw } from 'hono/html'
import type { Language } from '../../contract/language.ts'
import type { PoolMembership } from '../../contract/talent-pool.ts'
import { formatDay, formatInstant } from '../../mail/format.ts'
import type { ExportedMembership } from '../../talent-pools/export.ts'
import { paragraphsOf } from '../../talent-pools/paragraphs.ts'
import { formatBytes, shownAnswer } from '../account/application-page.ts'
import { at, done, facts, hidden, type Place, problems } from '../account/parts.ts'
import type { CprFound } from '../account/round-form.ts'
import { TAKE_TOKEN } from '../account/sign-in-pages.ts'
import { type Html, inPortal } from '../language.ts'
import { formParts, sendPart, type Typed } from './form.ts'
import type { Made } from './pages.ts'
import { poolWords } from './words.ts'

const day = (instant: string, language: Language) => formatDay(new Date(instant), language)
const when = (instant: string, language: Language) => formatInstant(new Date(instant), language)

/** A membership with where it is. */
export type OwnPool = { slug: string; membership: PoolMembership }

const there = (place: Place, slug: string): Place => ({ ...place, slug })

/** Everything that the person has in talent pools. */
export function ownListPage(place: Place, own: readonly OwnPool[], said: string | undefined): Made {
  const { language } = place
  const t = poolWords(language).own
  const item = ({ slug, membership }: OwnPool) => {
    const { id, pool, expiresAt, canRenew } = membership
    return html`<li><h2 class="kind">${pool.institution.name}</h2>
<h3><a href="${at(there(place, slug), `/talent-pools/${id}`)}">${pool.name}</a></h3>
<p class="muted">${t.until(day(expiresAt, language))}</p>
${canRenew ? html`<p><span class="badge waiting">${t.renewable}</span></p>` : ''}</li>`
  }
  return {
    title: t.title,
    main: html`${said ? done(said) : ''}<h1>${t.title}</h1>
${own.length === 0 ? html`<p>${t.empty}</p>` : html`<ul class="cards">${own.map(item)}</ul>`}
<p><a class="plain" href="${inPortal(`/portal/${place.slug}/talent-pools`, language)}">${t.see}</a></p>`,
  }
}

const paragraphs = (text: string): Html => html`${paragraphsOf(text).map((one) => html`<p class="lines">${one}</p>`)}`
const back = (place: Place): Html =>
  html`<a class="back" href="${at(place, '/talent-pools')}">← ${poolWords(place.language).own.back}</a>`

function documentLine(place: Place, id: string, one: PoolMembership['documents'][number]): Html {
  const { language } = place
  const size = `${one.name} (${formatBytes(one.bytes, language)})`
  if (one.status !== 'clean') return html`${size}<br>`
  return html`<form method="post" action="${at(place, `/talent-pools/${id}/documents/${one.id}`)}"><button class="plain" type="submit">${size}</button></form>`
}

/** One membership: what was sent, what was agreed to, and what can be done. */
export function ownPage(place: Place, membership: PoolMembership, said: string | undefined): Made {
  const { language } = place
  const t = poolWords(language).own
  const { id, pool, consent, renewal, expiresAt } = membership
  const path = `/talent-pools/${id}`
  return {
    title: pool.name,
    main: html`${said ? done(said) : ''}${back(place)}<p class="kind">${pool.institution.name}</p><h1>${pool.name}</h1>
<h2>${t.consent}</h2>
<div class="consent">${paragraphs(consent.text)}</div>
${facts([
  [t.consentedAt, when(consent.at, language)],
  [t.consentUntil, day(expiresAt, language)],
])}
${
  renewal
    ? html`<form class="form" method="post" action="${at(place, `${path}/renew`)}">
<p>${t.renewText(renewal.months)}</p>${renewal.version === consent.version ? '' : html`<p>${t.renewAgree}</p><div class="consent" lang="${renewal.lang}">${paragraphs(renewal.text)}</div>`}
${hidden('consent', renewal.version)}<button class="button" type="submit">${t.renew}</button></form>`
    : ''
}
<h2>${t.sent}</h2>
${facts([
  [t.name, membership.name],
  [t.phone, membership.phone],
  [t.motivation, membership.motivation],
  ...membership.answers.map((answer) => [answer.text, shownAnswer(answer)] as const),
  [
    t.documents,
    membership.documents.length > 0 ? html`${membership.documents.map((one) => documentLine(place, id, one))}` : null,
  ],
  [t.joined, when(membership.joinedAt, language)],
  [t.changed, membership.changedAt && when(membership.changedAt, language)],
])}
<div class="actions"><a class="button" href="${at(place, `${path}/change`)}">${t.change}</a><a class="plain" href="${at(place, `${path}/leave`)}">${t.leave}</a></div>`,
  }
}

/** What was sent, to be changed. */
export function changePage(
  place: Place,
  membership: PoolMembership,
  { typed, faults, cpr, said }: { typed: Typed; faults: Record<string, string>; cpr: CprFound[]; said: string | null },
): Made {
  const { language } = place
  const t = poolWords(language)
  const { form, id } = membership
  const encoding = form.documents.max > 0 ? html` enctype="multipart/form-data"` : ''
  const hasFaults = Object.keys(faults).length > 0 || cpr.length > 0 || said !== null
  return {
    title: hasFaults ? `${t.error} ${t.own.change}` : t.own.change,
    main: html`${said ? html`<div class="problems" role="alert" tabindex="-1" autofocus><p>${said}</p></div>` : ''}${problems(faults, place)}
<a class="back" href="${at(place, `/talent-pools/${id}`)}">← ${membership.pool.name}</a><h1>${t.own.change}</h1>
<form class="form" method="post" action="${at(place, `/talent-pools/${id}/change`)}"${encoding} novalidate>
${cpr.length > 0 ? html`<button class="unseen" tabindex="-1" aria-hidden="true" type="submit"></button>` : ''}${formParts(form, typed, faults, language, ['email'])}
${sendPart(cpr, { send: t.form.save, cleared: t.form.saveCleared }, language)}
</form>`,
  }
}

/** What withdrawing means, and the button. */
export function withdrawPage(place: Place, { id, pool }: PoolMembership): Made {
  const t = poolWords(place.language).own
  const path = `/talent-pools/${id}`
  return {
    title: t.leaveTitle,
    main: html`<a class="back" href="${at(place, path)}">← ${pool.name}</a><h1>${t.leaveTitle}</h1><p>${t.leaveText(pool.name)}</p>
<div class="actions"><form method="post" action="${at(place, `${path}/leave`)}"><button class="button" type="submit">${t.leaveYes}</button></form><a class="button quiet" href="${at(place, path)}">${t.leaveNo}</a></div>`,
  }
}

/** Behind the link of a pool's mail: the form goes by itself, and what it leads to does nothing (T11). */
export function linkPage(place: Place): Made {
  const t = poolWords(place.language).link
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1><p>${t.text}</p>
<form method="post" action="${at(place, '/pool')}"><input type="hidden" name="token" value=""><button class="button" type="submit">${t.button}</button></form>
<script nonce="${place.nonce}">${raw(`${TAKE_TOKEN}\nif (field.value) field.form.submit()`)}</script>`,
  }
}

/** Whom the code would be sent to, the button that sends it, and the way out without it. */
export function linkSendPage(
  place: Place,
  token: string,
  { masked, pool, leave }: { masked: string; pool: string; leave: string },
): Made {
  const t = poolWords(place.language).link
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1><p>${t.send(masked, pool)}</p>
<form method="post" action="${at(place, '/pool')}">${hidden('token', token)}${hidden('send', 'yes')}<button class="button" type="submit">${t.sendButton}</button></form>
<p><a class="plain" href="${leave}">${t.leave}</a></p>`,
  }
}

export function linkGonePage(place: Place): Made {
  const t = poolWords(place.language).link
  return {
    title: t.goneTitle,
    main: html`<h1>${t.goneTitle}</h1><p>${t.gone}</p><p><a class="button" href="${at(place, '')}">${t.signIn}</a></p>`,
  }
}

/** A membership among everything that we have about a person. */
export function exportedMembership(one: ExportedMembership, language: Language): Html {
  const t = poolWords(language).own
  return html`<h3>${one.pool.name}, ${one.institution.name}</h3>
${facts([
  [t.status, t.statusOf[one.status]],
  [t.name, one.name],
  [t.phone, one.phone],
  [t.motivation, one.motivation],
  [t.documents, one.documents.map(({ name, bytes }) => `${name} (${formatBytes(bytes, language)})`).join('\n')],
  ...one.answers.map((answer) => [answer.text, shownAnswer(answer)] as const),
  [t.consent, one.consent.text],
  [t.consentedAt, when(one.consent.at, language)],
  [t.consentUntil, day(one.expiresAt, language)],
  [t.joined, when(one.signedUpAt, language)],
  [t.changed, one.changedAt && when(one.changedAt, language)],
])}`
}
