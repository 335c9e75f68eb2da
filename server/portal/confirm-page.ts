import { html, raw } from 'hono/html'
import type { Language } from '../contract/language.ts'
import { type ConfirmStrings, strings as da } from './confirm-strings.da.ts'
import { strings as en } from './confirm-strings.en.ts'
import { type Html, inPortal } from './language.ts'

type Field = 'reference' | 'code'
/** What became of a try, or nothing yet. */
export type Picture =
  | { kind: 'form'; typed: Record<Field, string>; wrong: Partial<Record<Field, 'required' | 'invalid'>> }
  | { kind: 'done'; reference: string }
  | { kind: 'gone' }
  | { kind: 'too-many'; minutes: number }

const confirmStrings = (language: Language): ConfirmStrings => (language === 'en' ? en : da)

const STYLE = `.confirm { display: block; max-width: 34em } .confirm > div { margin-bottom: 1.4em } .confirm input { max-width: 14em }
.hint { margin: 0 0 .3em; font-size: .94em; color: var(--opslag-color-text-muted) }
.wrong { margin: 0 0 .3em; font-weight: 600; color: var(--opslag-color-error) } .confirm [aria-invalid] { border: 2px solid var(--opslag-color-error) }
.problems { border: 3px solid var(--opslag-color-error); background: var(--opslag-color-surface); padding: 1em 1.3em; margin: 0 0 1.8em; max-width: 34em }
.problems h2 { margin: 0 0 .5em; font-size: 1.15em } .problems ul { margin: 0; padding-left: 1.2em }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }`

function field(name: Field, { typed, wrong }: Extract<Picture, { kind: 'form' }>, t: ConfirmStrings): Html {
  const fault = wrong[name]
  const hint = name === 'code' ? t.codeHint : t.referenceHint
  const described = fault ? `${name}-hint ${name}-error` : `${name}-hint`
  const control =
    name === 'code'
      ? html`<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="20" spellcheck="false" value="" aria-describedby="${described}"${fault ? html` aria-invalid="true"` : ''}>`
      : html`<input id="reference" name="reference" type="text" autocomplete="off" autocapitalize="characters" maxlength="20" spellcheck="false" value="${typed.reference}" aria-describedby="${described}"${fault ? html` aria-invalid="true"` : ''}>`
  return html`<div>
<label for="${name}">${name === 'code' ? t.code : t.reference}</label>
<p class="hint" id="${name}-hint">${hint}</p>
${fault ? html`<p class="wrong" id="${name}-error"><span class="unseen">${t.error}</span> ${t.wrong[name][fault]}</p>` : ''}
${control}
</div>`
}

function form(picture: Extract<Picture, { kind: 'form' }>, slug: string, language: Language, nonce: string): Html {
  const t = confirmStrings(language)
  const faults = (['reference', 'code'] as const).flatMap((name) => {
    const fault = picture.wrong[name]
    return fault ? [{ name, text: t.wrong[name][fault] }] : []
  })
  const action = inPortal(`/portal/${slug}/confirm`, language)
  return html`<style nonce="${nonce}">${raw(STYLE)}</style>
${
  faults.length > 0
    ? html`<div class="problems" role="alert" tabindex="-1" autofocus><h2>${t.problems}</h2><ul>${faults.map(
        ({ name, text }) => html`<li><a href="#${name}">${text}</a></li>`,
      )}</ul></div>`
    : ''
}
<h1>${t.title}</h1>
<p>${t.intro}</p>
<form class="confirm" method="post" action="${action}" novalidate>
${field('reference', picture, t)}
${field('code', picture, t)}
<button class="button" type="submit">${t.confirm}</button>
</form>`
}

/** The page where a person types the code. Nothing happens on opening it: only the typed code confirms. */
export function confirmPage(
  picture: Picture,
  slug: string,
  language: Language,
  nonce: string,
): { title: string; main: Html } {
  const t = confirmStrings(language)
  const said = (title: string, text: string) => ({ title, main: html`<h1>${title}</h1><p>${text}</p>` })
  switch (picture.kind) {
    case 'done':
      return said(t.done, t.doneText(picture.reference))
    case 'gone':
      return said(t.gone, t.goneText)
    case 'too-many':
      return said(t.tooMany, t.tooManyText(picture.minutes))
    default: {
      const hasFaults = Object.keys(picture.wrong).length > 0
      return {
        title: hasFaults ? `${t.error} ${t.title}` : t.title,
        main: form(picture, slug, language, nonce),
      }
    }
  }
}
