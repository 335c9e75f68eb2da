import { html, raw } from 'hono/html'
import type { Language } from '../../contract/language.ts'
import type { PoolMembership, TalentPool, TalentPoolSummary } from '../../contract/talent-pool.ts'
import { formatDay } from '../../mail/format.ts'
import type { Place as Standing } from '../../talent-pools/leave.ts'
import { paragraphsOf } from '../../talent-pools/paragraphs.ts'
import { at, codeField, type Faults, hidden, type Place, problems } from '../account/parts.ts'
import { type Html, inPortal } from '../language.ts'
import { formParts, nothingTyped, sendPart } from './form.ts'
import type { Unsent } from './join.ts'
import { PLAIN_FIELDS } from './plain.ts'
import { poolWords } from './words.ts'

export type Made = { title: string; main: Html }

const STYLE = `.pools { list-style: none; margin: 0; padding: 0; max-width: 50em } .pools > li { border-top: 1px solid var(--opslag-color-divider); padding: 1.4em 0 }
.pools h2 { margin: 0 0 .4em; font-size: 1.25em } .pools p { margin: 0 0 .5em } .pools a.more { display: inline-flex; align-items: center; min-height: 44px }
.form h2 { margin: 1.8em 0 .8em } .consent { max-width: 46em; border-left: 5px solid var(--opslag-color-accent); background: var(--opslag-color-surface-subtle); padding: 1em 1.2em; margin: 0 0 1em }
.consent p:last-child { margin: 0 } .form input[type=file] { padding: .55em .7em; height: auto }
.form input[type=file]::file-selector-button { min-height: 44px; margin-inline-end: 1em; padding: .5em 1em; border: var(--opslag-border-width) solid var(--opslag-color-accent); border-radius: var(--opslag-radius); background: transparent; color: var(--opslag-color-accent); font: inherit; font-weight: 600; cursor: pointer }
 .form .file { margin: 0; overflow-wrap: anywhere; font-weight: 600 }
.form .choice span { padding-top: .05em } .form .problems h3 { margin: 0 0 .5em }
details.privacy { margin: 0 0 .8em } details.privacy p { font-size: .94em }`

export const poolStyle = (nonce: string): Html => html`<style nonce="${nonce}">${raw(STYLE)}</style>`

const paragraphs = (text: string): Html => html`${paragraphsOf(text).map((one) => html`<p class="lines">${one}</p>`)}`

const poolPath = (slug: string, key: string) => `/portal/${slug}/talent-pools/${key}`

/** All pools of an institution. */
export function listPage(place: Place, institution: string, pools: readonly TalentPoolSummary[]): Made {
  const { language, slug } = place
  const t = poolWords(language).list
  const item = ({ key, name, text, staffGroup, open }: TalentPoolSummary) => {
    const [first = ''] = paragraphsOf(text)
    const href = inPortal(poolPath(slug, key), language)
    return html`<li><h2><a href="${href}">${name}</a></h2>
${staffGroup ? html`<p class="muted">${staffGroup}</p>` : ''}<p>${first}</p>
${open ? html`<a class="more" href="${href}">${t.more}<span class="unseen"> – ${name}</span></a>` : html`<p class="muted">${t.closed}</p>`}</li>`
  }
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1>
${pools.length === 0 ? html`<p>${t.none(institution)}</p>` : html`<p>${t.intro(institution)}</p><ul class="pools">${pools.map(item)}</ul>`}`,
  }
}

const tick = (
  name: string,
  label: string,
  version: string,
  isTicked: boolean,
  fault: string | undefined,
  language: Language,
): Html =>
  html`${fault ? html`<p class="wrong" id="${name}-error"><span class="unseen">${poolWords(language).error}</span> ${fault}</p>` : ''}
<label class="choice" for="${name}"><input type="checkbox" id="${name}" name="_${name}" value="${version}"${isTicked ? raw(' checked') : ''}${fault ? html` aria-describedby="${`${name}-error`}"` : ''}${fault ? html` aria-invalid="true"` : ''}> <span>${label}</span></label>`

type Joining = { pool: TalentPool & { form: NonNullable<TalentPool['form']> }; unsent: Unsent; email: string | null }

function joinForm(place: Place, { pool, unsent, email }: Joining): Html {
  const { language, slug } = place
  const t = poolWords(language).form
  const { form } = pool
  const { typed, faults, cpr, agreed, key, medium } = unsent
  const encoding = form.documents.max > 0 ? html` enctype="multipart/form-data"` : ''
  return html`<form class="form" method="post" action="${inPortal(poolPath(slug, pool.key), language)}"${encoding} novalidate>
${cpr.length > 0 ? html`<button class="unseen" tabindex="-1" aria-hidden="true" type="submit"></button>` : ''}${hidden(PLAIN_FIELDS.key, key)}${hidden(PLAIN_FIELDS.medium, medium)}${hidden(PLAIN_FIELDS.notice, form.privacyNotice.version)}
<h2>${t.privacy}</h2>
<details class="privacy"><summary>${t.privacyRead}</summary><div lang="${form.privacyNotice.lang}">${paragraphs(form.privacyNotice.text)}</div></details>
${email ? html`<p class="muted">${t.asked(email)}</p>` : ''}
${formParts(form, typed, faults, language, email ? ['email'] : [])}
<h2>${t.consent}</h2>
<div class="consent" lang="${form.consent.lang}">${paragraphs(form.consent.text)}</div>
<p class="hint">${t.consentHint}</p>
<div>${tick('consent', t.agree, form.consent.version, agreed, faults.consent, language)}</div>
${sendPart(cpr, { send: t.send, cleared: t.sendCleared }, language)}
</form>`
}

export const freshJoin = (key: string, medium: string, values: Record<string, string> = {}): Unsent => ({
  key,
  medium,
  typed: { ...nothingTyped(), values },
  agreed: false,
  faults: {},
  cpr: [],
  said: null,
  status: 200,
})

/** One pool: what it is, and the form where it is open. A closed one says so. */
export function poolPage(place: Place, pool: TalentPool, unsent: Unsent, email: string | null): Made {
  const { language, slug } = place
  const t = poolWords(language)
  const { form } = pool
  const hasFaults = Object.keys(unsent.faults).length > 0 || unsent.cpr.length > 0 || unsent.said !== null
  const back = html`<a class="back" href="${inPortal(`/portal/${slug}/talent-pools`, language)}">← ${t.list.toList}</a>`
  return {
    title: hasFaults ? `${t.error} ${pool.name}` : pool.name,
    main: html`${unsent.said ? html`<div class="problems" role="alert" tabindex="-1" autofocus><p>${unsent.said}</p></div>` : ''}${problems(unsent.faults, place)}
${back}
<p class="kind">${form ? t.pool.kind : t.pool.closedKind}</p>
<h1>${pool.name}</h1>
${paragraphs(pool.text)}
${pool.staffGroup ? html`<p class="muted">${t.pool.group}: ${pool.staffGroup}</p>` : ''}
${
  form
    ? html`<h2 id="join">${t.pool.join}</h2><p class="muted">${t.pool.minutes(form.minutes)}</p>
${joinForm(place, { pool: { ...pool, form }, unsent, email })}`
    : html`<p class="notice"><strong>${t.pool.closed}</strong> ${t.pool.closedText}</p>`
}
<h2>${t.pool.member}</h2><p><a href="${at(place, '/talent-pools')}">${t.pool.memberLink}</a></p>`,
  }
}

/** Where the code of a sign-up is typed. Nothing happens on opening it. */
export function confirmPage(
  place: Place,
  { pool, member }: { pool: string; member: string },
  faults: Faults = {},
): Made {
  const { language, slug } = place
  const t = poolWords(language)
  const action = inPortal(`${poolPath(slug, pool)}/confirm`, language)
  return {
    title: Object.keys(faults).length > 0 ? `${t.error} ${t.confirm.title}` : t.confirm.title,
    main: html`${problems(faults, place)}<h1>${t.confirm.title}</h1><p>${t.confirm.text}</p>
<form class="form" method="post" action="${action}" novalidate>${hidden('member', member)}
${codeField(faults, language, t.confirm.hint)}
<button class="button" type="submit">${t.confirm.button}</button></form>
<p class="muted">${t.confirm.late}</p>`,
  }
}

export function confirmedPage(place: Place, { pool, expiresAt }: PoolMembership): Made {
  const { language } = place
  const t = poolWords(language).confirm
  return {
    title: t.doneTitle,
    main: html`<h1>${t.doneTitle}</h1><p>${t.done(pool.name, formatDay(new Date(expiresAt), language))}</p>
<p><a href="${at(place, '/talent-pools')}">${t.own}</a></p>`,
  }
}

export function codeGonePage(place: Place, pool: string): Made {
  const t = poolWords(place.language).confirm
  const href = inPortal(poolPath(place.slug, pool), place.language)
  return {
    title: t.goneTitle,
    main: html`<h1>${t.goneTitle}</h1><p>${t.gone}</p><p><a class="button" href="${href}">${t.again}</a></p>`,
  }
}

/** Behind the link of a mail that withdraws: a button, and then its undoing. `isBack`: it has just been undone. */
export function leavePage(
  place: Place,
  standing: Standing,
  { name, action, isBack = false }: { name: string; action: string; isBack?: boolean },
): Made {
  const { language } = place
  const t = poolWords(language).leave
  const press = (to: string, label: string, kind: string, value: Html) =>
    html`<form method="post" action="${inPortal(to, language)}">${value}<button class="${kind}" type="submit">${label}</button></form>`
  switch (standing.kind) {
    case 'in':
      return {
        title: isBack ? t.backTitle : t.title,
        main: isBack
          ? html`<h1>${t.backTitle}</h1><p>${t.back(name)}</p>`
          : html`<h1>${t.title}</h1><p>${t.text(name)}</p>
${press(action, t.button, 'button', hidden('List-Unsubscribe', 'One-Click'))}`,
      }
    case 'left':
      return {
        title: t.leftTitle,
        main: html`<h1>${t.leftTitle}</h1><p>${t.left(name, formatDay(standing.undoUntil, language))}</p><p>${t.regret}</p>
${press(`${action}/undo`, t.undo, 'button quiet', html``)}`,
      }
    default:
      return { title: t.goneTitle, main: html`<h1>${t.goneTitle}</h1><p>${t.gone}</p>` }
  }
}
