import { html, raw } from 'hono/html'
import { DEFAULTS } from '../../themes/defaults.ts'
import { themeSheet } from '../../themes/validate.ts'
import type { WornTheme } from '../contract/institution.ts'
import type { Language } from '../contract/language.ts'
import type { Script } from '../embed/newest-build.ts'
import type { Html } from '../portal/language.ts'
import { fontRules } from '../themes/fonts.ts'
import { strings as da, type FrameStrings } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export const stringsIn = (language: Language): FrameStrings => (language === 'en' ? en : da)

/** A page before it is laid out. */
export type FramePage = {
  title: string
  language: Language
  /** Where the content has its real address; null where there is no content. */
  canonical: string | null
  theme: Pick<WornTheme, 'tokens' | 'fonts'>
  scripts: readonly Script[]
  /** What the page's own script must know (`widgets/frame/page.ts`): whom it may talk to, and where its links lead. */
  settings: { origins: readonly string[]; job?: string; list?: string }
  main: Html
}

/** Nothing around the element but room for the outline of what has focus, which a frame would cut off. */
const RULES = `
html { -webkit-text-size-adjust: 100% }
body { margin: 0; color: var(--opslag-color-text); font: var(--opslag-font-size)/var(--opslag-line-height) var(--opslag-font-text) }
main { padding: 6px }
a { color: var(--opslag-color-link); text-underline-offset: .18em }
:focus-visible { outline: 3px solid var(--opslag-color-focus); outline-offset: 2px; border-radius: 2px }
.note { padding: 1em 1.2em; background: var(--opslag-color-surface); max-width: var(--opslag-text-max-width) }
.note :first-child { margin-top: 0 } .note :last-child { margin-bottom: 0 }
h2 { font: var(--opslag-heading-weight) 1.4em/1.25 var(--opslag-font-heading) }
`

/** A document of its own, with nothing of ours around the content. Links lead out of the frame unless a script keeps them in. */
export function layOut(page: FramePage, nonce: string): Html {
  return html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="robots" content="noindex">
${page.canonical ? html`<link rel="canonical" href="${page.canonical}">` : ''}
<base target="_top">
<style nonce="${nonce}">${raw(`${fontRules(page.theme.fonts)}${themeSheet(DEFAULTS, ':root')}${themeSheet(page.theme.tokens, ':root')}${RULES}`)}</style>
${page.scripts.map(
  ({
    address,
    integrity,
  }) => html`<script type="module" src="${address}" integrity="${integrity}" nonce="${nonce}"></script>
`,
)}</head>
<body>
<main data-frame="${JSON.stringify(page.settings)}">${page.main}</main>
</body>
</html>`
}

/** A link to our own page, for whoever has no script or nothing else to see. */
export const wayOut = (href: string, text: string): Html =>
  html`<a class="note" href="${href}" target="_blank" rel="noopener">${text}</a>`

/** A refusal as a page; `href` where there is somewhere to go. */
export const note = (heading: string, lines: readonly string[], out: Html | '' = ''): Html =>
  html`<div class="note"><h2>${heading}</h2>${lines.map((line) => html`<p>${line}</p>`)}${out ? html`<p>${out}</p>` : ''}</div>`
