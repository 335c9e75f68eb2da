import { html, raw } from 'hono/html'
import type { Language } from '../../contract/language.ts'
import { type Html, inPortal } from '../language.ts'
import { type AccountStrings, strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export const words = (language: Language): AccountStrings => (language === 'en' ? en : da)

/** Where a page is made: whose look it wears and in which language. */
export type Place = { slug: string; language: Language; nonce: string }

/** The address of a page of the account. */
export const at = (
  { slug, language }: Pick<Place, 'slug' | 'language'>,
  path: string,
  extra: Record<string, string> = {},
) => inPortal(`/portal/${slug}/account${path}`, language, extra)

const STYLE = `.account-nav { display: flex; flex-wrap: wrap; align-items: center; gap: .2em 1.6em; margin: 0 0 2em; padding-bottom: .6em; border-bottom: 1px solid var(--opslag-color-divider) }
.account-nav a, .plain { display: inline-flex; align-items: center; min-height: 44px } .account-nav a[aria-current] { font-weight: 600; color: inherit; text-decoration: none }
.account-nav .who { margin: 0 0 0 auto; font-size: .94em; overflow-wrap: anywhere } .account-nav form { margin: 0 }
.plain { background: none; border: 0; padding: 0; font: inherit; color: var(--opslag-color-link); text-decoration: underline; text-underline-offset: .18em; cursor: pointer; text-align: left }
.form { display: block; max-width: 34em; margin: 0 0 1.5em } .form > div, .form > fieldset { margin-bottom: 1.4em } .form input.code { max-width: 14em; letter-spacing: .1em }
.hint { margin: 0 0 .3em; font-size: .94em; color: var(--opslag-color-text-muted) }
.wrong, .problem { margin: 0 0 .3em; font-weight: 600; color: var(--opslag-color-error) } .form [aria-invalid]:not(fieldset) { border: 2px solid var(--opslag-color-error) } .entry.invalid { padding-left: .8em; border-left: 4px solid var(--opslag-color-error) }
.problems { border: 3px solid var(--opslag-color-error); padding: 1em 1.3em; margin: 0 0 1.8em; max-width: 34em }
.problems h2 { margin: 0 0 .5em; font-size: 1.15em } .problems ul { margin: 0; padding-left: 1.2em }
.done { border-left: 5px solid var(--opslag-color-accent); background: var(--opslag-color-surface-subtle); padding: .9em 1.2em; margin: 0 0 1.8em; max-width: 46em }
.unseen, .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.cards { list-style: none; margin: 0 0 2em; padding: 0; max-width: 50em } .cards > li { border-top: 1px solid var(--opslag-color-divider); padding: 1.1em 0 }
.cards h3 { margin: 0 0 .3em; font-size: 1.1em } .cards p { margin: 0 0 .25em } .cards .plain, .cards a { min-height: 44px }
.badge { display: inline-block; font-weight: 600 } .badge.waiting { background: var(--opslag-color-warning-surface); padding: .15em .6em; border-radius: var(--opslag-radius) }
.facts { margin: 0 0 1.5em; max-width: 46em } .facts > div { padding: .55em 0; border-top: 1px solid var(--opslag-color-divider) }
.facts dt { font-size: .94em; color: var(--opslag-color-text-muted) } .facts dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line }
.actions { display: flex; margin-top: 2em; flex-wrap: wrap; align-items: center; gap: .8em 1.6em; margin-bottom: 2em } .actions form { margin: 0 }
.button.quiet { background: none; color: var(--opslag-color-link); border-color: var(--opslag-color-border) }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0 } legend { font-weight: 600; padding: 0; margin-bottom: .3em }
.choice { display: flex; align-items: flex-start; gap: .7em; min-height: 44px; padding: .5em 0; font-weight: 400; font-size: 1em; margin: 0 }
.tick { display: flex; align-items: flex-start; gap: .7em; min-height: 44px; padding: .5em 0 } .tick label { margin: 0; padding-top: .05em; font-weight: 400; font-size: 1em }
.optional { font-weight: 400; color: var(--opslag-color-text-muted) } .counter { display: none } .counter + .hidden { position: static; width: auto; height: auto; margin: .25em 0 0; clip-path: none; font-size: .94em; color: var(--opslag-color-text-muted) }
.choice input, .tick input { width: 1.5em; height: 1.5em; min-height: 0; margin: 0; flex: none; accent-color: var(--opslag-color-accent) }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .3em 1em; padding: .3em 0 } .row label { flex: 1 1 12em; margin: 0; font-weight: 400; font-size: 1em } .row select { width: auto; flex: 0 1 auto; max-width: 100% }
textarea { width: 100%; min-height: 8em; padding: .6em .7em; font: inherit; color: var(--opslag-color-text); background: var(--opslag-color-surface); border: var(--opslag-border-width) solid var(--opslag-color-border); border-radius: min(var(--opslag-radius), 8px) }
details { max-width: 46em; margin: 0 0 1.5em } summary { min-height: 44px; display: flex; align-items: center; cursor: pointer; color: var(--opslag-color-link); text-decoration: underline; text-underline-offset: .18em }
@media (max-width: 30em) { .account-nav .who { margin-left: 0; width: 100%; order: 9 } .button { width: 100% } .actions > *, .actions form { width: 100% } }
@media print { .account-nav, .actions, .problems, .done, .no-print, form { display: none } .facts > div { break-inside: avoid } }`

export const accountStyle = (nonce: string): Html => html`<style nonce="${nonce}">${raw(STYLE)}</style>`

/** What is wrong with a field, in words; empty where nothing is. */
export type Faults = Partial<Record<string, string>>

export function problems(faults: Faults, { language }: Pick<Place, 'language'>): Html {
  const t = words(language)
  const all = Object.entries(faults)
  if (all.length === 0) return html``
  return html`<div class="problems" role="alert" tabindex="-1" autofocus><h2>${t.problems}</h2><ul>${all.map(
    ([name, text]) => html`<li><a href="#${name}">${text}</a></li>`,
  )}</ul></div>`
}

/** What has just been done. */
export const done = (text: string): Html => html`<p class="done" role="status">${text}</p>`

type Field = {
  name: string
  label: string
  hint?: string
  type?: 'text' | 'email' | 'tel'
  value?: string
  autocomplete: string
  maxLength: number
  code?: boolean
}

/** One field: label, hint, error, input. */
export function field(
  { name, label, hint, type = 'text', value = '', ...more }: Field,
  faults: Faults,
  language: Language,
): Html {
  const t = words(language)
  const fault = faults[name]
  const described = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ')
  return html`<div>
<label for="${name}">${label}</label>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${fault ? html`<p class="wrong" id="${name}-error"><span class="unseen">${t.error}</span> ${fault}</p>` : ''}
<input id="${name}" name="${name}" type="${type}" autocomplete="${more.autocomplete}" maxlength="${more.maxLength}" value="${value}"${more.code ? raw(' class="code" inputmode="numeric"') : ''} spellcheck="false"${described ? html` aria-describedby="${described}"` : ''}${fault ? html` aria-invalid="true"` : ''}>
</div>`
}

export const codeField = (faults: Faults, language: Language, hint?: string): Html => {
  const t = words(language).code
  return field(
    { name: 'code', label: t.code, hint: hint ?? t.hint, autocomplete: 'one-time-code', maxLength: 40, code: true },
    faults,
    language,
  )
}

export const hidden = (name: string, value: string): Html =>
  value === '' ? html`` : html`<input type="hidden" name="${name}" value="${value}">`

/** Pairs of a label and what stands for it; what is empty is left out. */
export const facts = (rows: (readonly [label: string, value: Html | string | null | undefined])[]): Html =>
  html`<dl class="facts">${rows
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`

export type Current = 'list' | 'agents' | 'pools' | 'account' | null

/** Where one may go in the account, who is signed in, and the way out. */
export function navigation(place: Place, email: string, current: Current): Html {
  const t = words(place.language).nav
  const link = (name: 'list' | 'pools' | 'account', path: string) =>
    html`<a href="${at(place, path)}"${current === name ? html` aria-current="page"` : ''}>${t[name]}</a>`
  return html`<nav class="account-nav" aria-label="${t.label}">
${link('list', '')} <a href="${inPortal(`/portal/${place.slug}/job-agents`, place.language)}"${current === 'agents' ? html` aria-current="page"` : ''}>${t.agents}</a> ${link('pools', '/talent-pools')} ${link('account', '/profile')}
<form method="post" action="${at(place, '/sign-out')}"><button class="plain" type="submit">${t.signOut}</button></form>
<p class="who">${t.as(email)}</p>
</nav>`
}
