import { DEFAULTS } from '../../themes/defaults.ts'
import { darkSheet, themeSheet } from '../../themes/validate.ts'
import type { Institution } from '../contract/institution.ts'
import { fontRules } from '../themes/fonts.ts'

/**
 * The look of our own pages, in the institution's tokens. Container of all lengths is the viewport: we own this page. Who
 * runs the system stands at the foot of each, so the elements need not say it too.
 */
const RULES = `
*, ::before, ::after { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--opslag-color-surface);
  color: var(--opslag-color-text); font: var(--opslag-font-size)/var(--opslag-line-height) var(--opslag-font-text) }
h1, h2, h3, h4 { font-family: var(--opslag-font-heading); font-weight: var(--opslag-heading-weight); line-height: 1.2;
  text-wrap: balance; overflow-wrap: break-word; hyphens: auto }
h1 { font-size: clamp(1.75em, 1.2em + 2.2vw, 2.75em); margin: 0 0 .6em }
h2 { font-size: 1.4em; margin: 2.2em 0 .7em } h3 { font-size: 1.15em; margin: 1.8em 0 .5em } h4 { font-size: 1em; margin: 1.5em 0 .4em }
p { margin: 0 0 1em; max-width: var(--opslag-text-max-width) }
a { color: var(--opslag-color-link); text-underline-offset: .18em; text-decoration-thickness: .07em }
a:hover { text-decoration-thickness: .14em }
:focus-visible { outline: 3px solid var(--opslag-color-focus); outline-offset: 2px; border-radius: 2px }
.wrap { width: 100%; max-width: 72em; margin: 0 auto; padding: 0 clamp(1em, 4vw, 2.5em) }
.skip { position: absolute; left: -99em } .skip:focus { position: static; display: block; padding: .6em 1em }
header { border-top: 6px solid var(--opslag-color-accent); border-bottom: 1px solid var(--opslag-color-divider) }
header .wrap { display: flex; align-items: center; gap: .5em 1.5em; padding-block: .9em }
.name { display: flex; align-items: center; gap: .7em; font: var(--opslag-heading-weight) 1.25em/1.2 var(--opslag-font-heading);
  color: inherit; text-decoration: none; margin-right: auto; min-width: 0; min-height: 44px }
.name img { max-width: 100%; height: auto } .name img[alt=""] { width: 2.1em; flex: none; align-self: start }
header .other { display: inline-flex; align-items: center; min-height: 44px; padding: 0 .2em }
main.wrap { flex: 1; padding-block: clamp(1.6em, 4vw, 3.2em) clamp(2.5em, 6vw, 5em) }
footer { background: var(--opslag-color-surface-subtle); border-top: 1px solid var(--opslag-color-divider) }
footer .wrap { padding-block: 2em; display: flex; flex-wrap: wrap; gap: 1.5em 4em } footer p { margin: 0 } footer .wrap > * { font-size: .94em }
.muted { color: var(--opslag-color-text-muted) }
.button { display: inline-flex; align-items: center; justify-content: center; min-height: 48px; padding: .5em 1.4em; border: var(--opslag-border-width) solid var(--opslag-color-accent);
  border-radius: var(--opslag-radius); background: var(--opslag-color-accent); color: var(--opslag-color-on-accent); font: inherit; font-weight: 600;
  text-decoration: none; cursor: pointer; text-align: center }
.button:hover { background: var(--opslag-color-accent-hover); border-color: var(--opslag-color-accent-hover) }
.links { display: flex; flex-wrap: wrap; gap: .3em 1.6em; list-style: none; margin: 0 0 1.5em; padding: 0 }
.links a { display: inline-flex; align-items: center; min-height: 44px }
label { display: block; font-weight: 600; font-size: .94em; margin-bottom: .3em }
input, select { width: 100%; min-height: 46px; padding: .45em .7em; font: inherit; color: var(--opslag-color-text); background: var(--opslag-color-surface);
  border: var(--opslag-border-width) solid var(--opslag-color-border); border-radius: min(var(--opslag-radius), 8px) }
.back { display: inline-flex; align-items: center; min-height: 44px; margin-bottom: .6em }
.kind { margin: 0 0 .3em; font: 600 1em/1.3 var(--opslag-font-text); color: var(--opslag-color-text-muted) }
.contact { margin: 0 0 1em; overflow-wrap: anywhere } .contact > * { display: block; width: fit-content; max-width: 100% } .contact a { padding: .15em 0 }
.notice { background: var(--opslag-color-warning-surface); border-radius: var(--opslag-radius); padding: 1em 1.3em; margin: 0 0 1.8em; max-width: 46em }
.lines { white-space: pre-line; overflow-wrap: anywhere; margin-top: 1em }
.notice p:last-child { margin: 0 }
opslag-job-list, opslag-job-ad, opslag-application-form { display: block }
:is(opslag-job-ad, opslag-application-form)::part(operator) { display: none }
opslag-job-ad ~ opslag-application-form { border-top: 1px solid var(--opslag-color-divider); margin-top: 3em; padding-top: 1em; scroll-margin-top: 1em }
@media print { header .other, .skip, .back, opslag-job-ad ~ opslag-application-form { display: none } }
`

/** A name that is a picture is drawn for the light: where the page is dark it keeps its light ground. */
const IN_DARK =
  '.name img:not([alt=""]) { color-scheme: light; background: var(--opslag-color-surface); border-radius: 2px }\n'

/**
 * The one style sheet of a page. The institution's tokens come last and only those that the list of tokens knows with
 * values that it allows: nothing in them can end the sheet.
 */
export const pageStyles = (theme: Pick<Institution['theme'], 'tokens' | 'dark' | 'fonts'>): string =>
  [
    fontRules(theme.fonts),
    themeSheet(DEFAULTS, ':root'),
    themeSheet(theme.tokens, ':root'),
    darkSheet(theme.dark, ':root'),
    RULES,
    theme.dark ? IN_DARK : '',
  ].join('')
